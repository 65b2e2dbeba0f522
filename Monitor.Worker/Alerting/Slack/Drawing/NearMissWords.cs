using System.Globalization;
using Monitor.Worker.Alerting.Slack.Blocks;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Alerting.Slack.Drawing;

/// <summary>The words of near misses, in Slack's markup.</summary>
internal static class NearMissWords
{
    /// <summary>Below the page: all near misses there are.</summary>
    public const string Page = "/tuning/near";

    private const int LongestPassage = 240;
    private const int LongestSource = 80;
    private const int LongestLink = 1_000;

    public static string Counts(Digest digest)
    {
        var count = digest.Counts.Sum(count => count.Lines);
        return count == 0
            ? "Nothing scored just below the threshold"
            : string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "item" : "items")} just below the threshold");
    }

    public static string Summary(Digest digest) => digest.Counts.Sum(count => count.Lines) == 0
        ? $"*{Counts(digest)}.* {SlackText.Escaped(digest.TimeZone, 60)}"
        : $"*{Counts(digest)}.* Nobody was told of them. What should have been told is *relevant*: labels teach the next model. {SlackText.Escaped(digest.TimeZone, 60)}";

    /// <summary>Empty when nothing was left out.</summary>
    public static string More(Digest digest, Uri? pageBase)
    {
        if (digest.More == 0) return "";
        var words = string.Create(CultureInfo.InvariantCulture, $"and {digest.More} more");
        return pageBase is null ? words : SlackText.Link(new Uri(pageBase.AbsoluteUri.TrimEnd('/') + Page), words, 60);
    }

    /// <summary>Where it is from and what it is called; how near it came and who says so; why; what somebody has said of it.</summary>
    public static string Line(DigestLine line, ItemLinks links, Uri? pageBase, bool canPress)
    {
        var alert = line.Alert;
        var place = $"{JurisdictionWords.Flag(alert.Jurisdiction)} {SlackText.Escaped(JurisdictionWords.Name(alert.Jurisdiction), 60)}".TrimStart(' ');
        string[] facts =
        [
            $"Relevance {AlertWords.Percent(alert.Classification.Relevance)} (threshold {AlertWords.Percent(alert.Classification.Threshold)})",
            alert.Stage is Stage.Unknown ? "" : alert.Stage.Name(),
            SlackText.Escaped(alert.SourceName, LongestSource),
            alert.PublishedOn is { } day ? AlertWords.Day(day) : $"seen {AlertWords.Day(DateOnly.FromDateTime(alert.Event.SeenAt.UtcDateTime))}",
            canPress || line.Label is not null ? "" : LabelLink(links),
        ];
        string[] lines = [$"{place} · *{DigestWords.Title(alert, pageBase)}*", string.Join(" · ", facts.Where(fact => fact.Length > 0)), Why(alert.Classification), Said(line.Label)];
        return string.Join('\n', lines.Where(words => words.Length > 0));
    }

    // Written out and not addressed: a message that is drawn anew must not call anybody.
    private static string Said(GivenLabel? label) =>
        label is null ? "" : $"*Marked {SlackText.Escaped(label.Verdict, 40)}* by @{SlackText.Escaped(label.Who, 80)}, {AlertWords.Moment(label.At)}";

    // The passage says most; else the strongest term that speaks for it.
    private static string Why(Classification classification)
    {
        if (classification.TextOrigin is TextOrigin.Missing) return "> _The publisher’s file is a scan: only its title was judged._";
        if (ContentNote.Concerns(classification.Passage)) return "> _Content note: the passage speaks of abuse or violence and is not shown here._";
        if (SlackText.Escaped(classification.Passage, LongestPassage) is { Length: > 0 } passage) return $"> {passage}";
        return classification.Reasons.FirstOrDefault(reason => reason.Weight > 0 && SlackText.Clean(reason.Term).Length > 0) is { } reason ? $"> {AlertGrounds.Term(reason)}" : "";
    }

    private static string LabelLink(ItemLinks links) =>
        links.Label is { } label && SlackText.Link(label, "Label it", 40) is { Length: <= LongestLink } link ? link : "";
}
