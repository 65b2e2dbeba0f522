using System.Globalization;
using Monitor.Worker.Fetching.Answers;
using Monitor.Worker.Parsing.Feeds;
using Monitor.Worker.Parsing.Html;

namespace Monitor.Worker.Commands;

/// <summary><c>parse --as feed</c>.</summary>
internal static class ParseFeeds
{
    public static void Answer(ParseFile file, Uri? url, ParseOutput output) => output.Write(Read(file, url), ParseJson.Default.FeedLine);

    private static FeedLine Read(ParseFile file, Uri? url)
    {
        if (file.Problem is { } problem) return new(file.Name, problem, null, null, null, null, []);
        var reading = FeedReader.Read(TextDecoder.Decode(file.Bytes, headerCharset: null).Text, url);
        if (reading.Feed is not { } feed) return new(file.Name, Outcome(reading), null, null, null, null, []) { Reason = reading.Refusal?.Reason };
        return new(file.Name, "ok", feed.Format, feed.Title, feed.Link, feed.Language, [.. feed.Entries.Select(Line)])
        {
            Mended = feed.Mended,
            BreaksOff = feed.BreaksOff,
        };
    }

    private static string Outcome(FeedReading reading) => reading.Refusal is { } refusal ? ParseFaults.Word(refusal.Fault) : "wrong-format";

    private static FeedItemLine Line(FeedEntry entry) => new(
        entry.Id, entry.Title, entry.Link, Iso(entry.Published), Iso(entry.Updated), entry.Summary, entry.Content, entry.Authors, entry.Categories)
    {
        SafeContent = (entry.Content ?? entry.Summary) is { } markup ? SafeMarkup.Of(markup, entry.Base) : null,
    };

    private static string? Iso(DateTimeOffset? instant) => instant?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

/// <param name="Format">rss20, atom10, json11, ...; null when refused.</param>
internal sealed record FeedLine(
    string File, string Outcome, string? Format, string? Title, string? Link, string? Language, IReadOnlyList<FeedItemLine> Items)
{
    /// <summary>Why it was refused, for people.</summary>
    public string? Reason { get; init; }

    /// <summary>It was not well-formed and was read all the same.</summary>
    public bool Mended { get; init; }

    public bool BreaksOff { get; init; }
}

/// <summary>Texts as published; dates in UTC.</summary>
internal sealed record FeedItemLine(
    string? Id,
    string? Title,
    string? Link,
    string? Published,
    string? Updated,
    string? Summary,
    string? Content,
    IReadOnlyList<string> Authors,
    IReadOnlyList<string> Categories)
{
    /// <summary>Content, or else summary, as it may be put on a page: nothing in it acts, links are absolute.</summary>
    public string? SafeContent { get; init; }
}
