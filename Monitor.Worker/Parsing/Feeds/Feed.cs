using Monitor.Worker.Parsing.Mapping;

namespace Monitor.Worker.Parsing.Feeds;

/// <summary>A feed of any kind. Texts are as published: titles, summaries and contents may hold HTML.</summary>
internal sealed record Feed
{
    /// <summary>rss090, rss091n, rss091u, rss092 ... rss20, rss10, rss, atom03, atom10, atom, json1, json11.</summary>
    public required string Format { get; init; }

    public string? Title { get; init; }

    public string? Link { get; init; }

    public string? Language { get; init; }

    /// <summary>The feed's own word on where it goes on (RFC 5005, JSON Feed's next_url).</summary>
    public string? Next { get; init; }

    public IReadOnlyList<FeedEntry> Entries { get; init; } = [];

    /// <summary>True when it was no well-formed document and had to be read tolerantly.</summary>
    public bool Mended { get; init; }

    /// <summary>True when the text ends inside an entry: the rest of it, and maybe of the list, is missing.</summary>
    public bool BreaksOff { get; init; }

    /// <summary>The whole feed, for what no neutral name covers.</summary>
    public required IRecordTree Answer { get; init; }
}
