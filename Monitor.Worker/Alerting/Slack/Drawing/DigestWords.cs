using System.Globalization;
using Monitor.Worker.Alerting.Slack.Blocks;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Alerting.Slack.Drawing;

/// <summary>The words of a digest, in Slack's markup.</summary>
internal static class DigestWords
{
    private const int LongestLink = 1_000;
    private const int LongestCoverage = 1_200;
    private const int LongestGloss = 60;
    private const int LongestInstruments = 120;
    private const int MostInstruments = 2;

    /// <summary>Plain.</summary>
    public static string Title(Digest digest)
    {
        var title = $"{digest.Rhythm.Name()} digest, {LocalTime(digest.DueAt, digest.TimeZone)}{(digest.Continues ? ", continued" : "")}";
        return digest.Parts == 1 ? title : string.Create(CultureInfo.InvariantCulture, $"{title} ({digest.Part} of {digest.Parts})");
    }

    public static string Summary(Digest digest) => digest.After is { } absence
        ? $"*What happened while Monitor was away, from {LocalTime(absence.From, digest.TimeZone)} to {LocalTime(absence.Until, digest.TimeZone)}.* {Counts(digest)}. {SlackText.Escaped(digest.TimeZone, 60)}"
        : $"*{Counts(digest)}.* {SlackText.Escaped(digest.TimeZone, 60)}";

    public static string Counts(Digest digest)
    {
        var total = digest.Counts.Sum(count => count.Lines);
        if (total == 0) return digest.Rhythm is Rhythm.Weekly ? "Nothing new in the last week" : "Nothing new";
        var sections = digest.Counts.Select(count => string.Create(CultureInfo.InvariantCulture, $"{DigestSections.Name(count.Section)} {count.Lines}"));
        return string.Create(CultureInfo.InvariantCulture, $"{total} {(total == 1 ? "event" : "events")}: {string.Join(", ", sections)}");
    }

    public static string Heading(Digest digest, string section)
    {
        var count = digest.Counts.FirstOrDefault(count => count.Section == section).Lines;
        return string.Create(CultureInfo.InvariantCulture, $"*{DigestSections.Name(section)}* ({count})");
    }

    /// <summary>jurisdiction, title, what happened and what changed, where it stands, the next date, what it is about.</summary>
    public static string Line(Alert alert, Uri? pageBase)
    {
        var change = Change(alert);
        var saysStage = change.Length > 0 && alert.Event.Kind is (EventKind.StageChanged or EventKind.Withdrawn);
        string[] parts =
        [
            SlackText.Escaped(alert.Jurisdiction, 20),
            Title(alert, pageBase),
            InEnglish(alert),
            $"*{alert.Event.Kind.Name()}*{change}",
            saysStage || alert.Stage is Stage.Unknown ? "" : alert.Stage.Name(),
            alert.Event.Kind is not EventKind.DateMoved && AlertWords.NextDate(alert) is { } next ? $"{Kind(next.Key)} {AlertWords.Day(next.Value)}" : DateKinds.Unstated(alert.Stage, [.. alert.Dates.Keys]) ?? "",
            Instruments(alert),
            Also(alert),
        ];
        return "• " + string.Join(" · ", parts.Where(part => part.Length > 0));
    }

    public static string Coverage(Silence silence) => $"*Coverage:* {SlackText.Escaped(silence.Line(), LongestCoverage)}";

    private static string LocalTime(DateTimeOffset moment, string zone) =>
        TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(zone)).ToString("ddd d MMM yyyy HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Number and title, with a link to the item's page.</summary>
    public static string Title(Alert alert, Uri? pageBase)
    {
        var title = string.Join(' ', ((string?[])[alert.Number, alert.Title]).Select(SlackText.Clean).Where(part => part.Length > 0));
        if (title.Length == 0) title = "Untitled item";
        var linked = SlackText.Link(new ItemLinks(pageBase, alert).Page ?? alert.Url, title, 180);
        return linked.Length <= LongestLink ? linked : SlackText.Escaped(title, 180);
    }

    private static string Change(Alert alert) => alert.Event switch
    {
        { Kind: EventKind.StageChanged or EventKind.Withdrawn, StageBefore: { } before, StageAfter: { } after } when before != after => $" {before.Name()} → {after.Name()}",
        { Kind: EventKind.DateMoved } moved => $" {Kind(moved.DateKind)} {Day(moved.DateBefore)} → {Day(moved.DateAfter)}",
        { Kind: EventKind.TextChanged or EventKind.BecameRelevant } amended when DigestChange.Of(amended) is { Length: > 0 } words => $" {words}",
        _ => "",
    };

    // Whoever cannot read the title still learns what the item speaks of.
    private static string InEnglish(Alert alert) =>
        alert.Language is { Length: > 0 } tag && !tag.StartsWith("en", StringComparison.OrdinalIgnoreCase)
            && SlackText.Escaped(alert.Classification.Reasons.FirstOrDefault(reason => reason.Weight > 0 && !string.IsNullOrWhiteSpace(reason.Gloss))?.Gloss, LongestGloss) is { Length: > 0 } gloss
            ? $"in English: {gloss}"
            : "";

    private static string Instruments(Alert alert) => LabelWords.LacksInstruments(alert.Classification)
        ? "no instrument recognised"
        : SlackText.Escaped(string.Join(", ", alert.Classification.Instruments.Take(MostInstruments).Select(label => LabelWords.Instrument(label.Id))), LongestInstruments);

    private static string Kind(string? kind) => SlackText.Escaped(AlertWords.DateKind(kind), 60);

    private static string Day(DateOnly? day) => day is { } stated ? AlertWords.Day(stated) : "not stated";

    private static string Also(Alert alert) =>
        SlackText.Escaped(string.Join(", ", DigestSections.OthersOf(alert)), 120) is { Length: > 0 } others ? $"also {others}" : "";
}
