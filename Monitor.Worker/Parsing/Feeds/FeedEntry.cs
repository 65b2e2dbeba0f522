using Monitor.Worker.Parsing.Dates;
using Monitor.Worker.Parsing.Mapping;

namespace Monitor.Worker.Parsing.Feeds;

internal sealed record FeedEntry
{
    public string? Id { get; init; }

    public string? Title { get; init; }

    /// <summary>Absolute where the feed or its address says against what to resolve it.</summary>
    public string? Link { get; init; }

    /// <summary>The dates as written.</summary>
    public string? PublishedText { get; init; }

    public string? UpdatedText { get; init; }

    /// <summary>In UTC; null when missing or not readable. A time without a zone is taken as UTC.</summary>
    public DateTimeOffset? Published => DateReader.Plain.Instant(PublishedText);

    public DateTimeOffset? Updated => DateReader.Plain.Instant(UpdatedText);

    /// <summary>Against what links inside of its markup are resolved.</summary>
    public Uri? Base { get; init; }

    public string? Summary { get; init; }

    public string? Content { get; init; }

    /// <summary>Of the entry itself, not of the feed, whose language is often its software's.</summary>
    public string? Language { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>The entry's own element or object, for what no neutral name covers (<c>Year/@Value</c>, <c>dc:identifier</c>).</summary>
    public required IRecordReader Record { get; init; }
}
