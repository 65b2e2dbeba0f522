using System.Globalization;
using Monitor.Worker.Alerting.Slack.Blocks;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Alerting.Slack.Drawing;

/// <summary>The two columns of facts, each with its change where the event is about it.</summary>
internal static class AlertFields
{
    private const int LongestQuote = 180;

    public static IReadOnlyList<SlackMarkdown> Of(Alert alert, int most) =>
        Facts(
            ("Event", alert.Event.Kind.Name()),
            ("Stage", StageValue(alert, most)),
            ("Next date", WithUnstated(DateValue(alert, most), alert)),
            Instruments(alert, most),
            ("Policy areas", SlackText.Escaped(string.Join(", ", alert.Classification.PolicyAreas.Select(LabelWords.PolicyArea)), most)),
            ("Relevance", RelevanceValue(alert)),
            ("Urgency", UrgencyValue(alert, DateOnly.FromDateTime(alert.Event.SeenAt.UtcDateTime), most)),
            ("Source", SlackText.Escaped(alert.SourceName, most)),
            ("Published", alert.PublishedOn is { } day ? AlertWords.Day(day) : ""));

    /// <summary>As they stand now, for a message that is brought up to date.</summary>
    public static IReadOnlyList<SlackMarkdown> Of(PresentItem item, int most)
    {
        var alert = item.Alert;
        return Facts(
            ("Stage", StageNow(alert, most)),
            ("Next date", WithUnstated(DateNow(item, most), alert)),
            Instruments(alert, most),
            ("Policy areas", SlackText.Escaped(string.Join(", ", alert.Classification.PolicyAreas.Select(LabelWords.PolicyArea)), most)),
            ("Relevance", $"{AlertWords.Percent(alert.Classification.Relevance)} (threshold {AlertWords.Percent(alert.Classification.Threshold)})"),
            ("Urgency", UrgencyValue(alert, item.Today, most)),
            (item.Sources.Count > 1 ? "Sources" : "Source", SlackText.Escaped(item.Sources.Count > 0 ? string.Join("; ", item.Sources) : alert.SourceName, most)),
            ("First seen", item.FirstSeenAt is { } seen ? AlertWords.Moment(seen) : ""),
            ("Published", alert.PublishedOn is { } day ? AlertWords.Day(day) : ""),
            ("Language", alert.Language is { Length: > 0 } tag && !tag.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? SlackText.Escaped(AlertWords.Language(tag), 40) : ""));
    }

    private static List<SlackMarkdown> Facts(params ReadOnlySpan<(string Name, string Value)> facts)
    {
        var shown = new List<SlackMarkdown>(facts.Length);
        foreach (var (name, value) in facts)
        {
            if (value.Length > 0) shown.Add(new SlackMarkdown($"*{name}*\n{value}"));
        }

        return shown;
    }

    // That none was recognised is said: rules about others than this item's let it through for that.
    private static (string Name, string Value) Instruments(Alert alert, int most) => LabelWords.LacksInstruments(alert.Classification)
        ? ("Instrument", "none recognised")
        : ("Instruments", SlackText.Escaped(AlertWords.Instruments(alert), most));

    private static string StageNow(Alert alert, int most)
    {
        var theirs = SlackText.Escaped(alert.RawStatus, most / 2) is { Length: > 0 } word ? $"“{word}”" : "";
        return $"{(alert.Stage is Stage.Unknown ? "" : alert.Stage.Name())}\n{theirs}".Trim('\n');
    }

    private static string DateNow(PresentItem item, int most) =>
        AlertWords.NextDate(item.Alert, item.Today) is { } next
            ? $"{SlackText.Escaped(AlertWords.DateKind(next.Key), most / 2)}: {AlertWords.Day(next.Value)}{AlertWords.DaysLeft(next.Value, item.Today)}{Quoted(item.Alert.DateQuotes.GetValueOrDefault(next.Key), most)}"
            : "";

    private static string StageValue(Alert alert, int most)
    {
        var happened = alert.Event;
        var after = happened.StageAfter ?? alert.Stage;
        var ours = happened.StageBefore is { } before && before != after ? $"~{before.Name()}~ → *{after.Name()}*"
            : after is Stage.Unknown ? ""
            : after.Name();
        var theirs = SlackText.Escaped(alert.RawStatus, most / 2) is { Length: > 0 } word ? $"“{word}”" : "";
        return $"{ours}\n{theirs}".Trim('\n');
    }

    private static string WithUnstated(string next, Alert alert) =>
        DateKinds.Unstated(alert.Stage, [.. alert.Dates.Keys]) is { } missing ? $"{next}\n{missing}".Trim('\n') : next;

    private static string DateValue(Alert alert, int most)
    {
        if (alert.Event is { Kind: EventKind.DateMoved } moved)
        {
            var before = moved.DateBefore is { } then ? $"~{AlertWords.Day(then)}~" : "not stated";
            var after = moved.DateAfter is { } now ? $"*{AlertWords.Day(now)}*" : "*not stated*";
            return $"{SlackText.Escaped(AlertWords.DateKind(moved.DateKind), most / 2)}\n{before} → {after}{Quoted(moved.DateQuote, most)}";
        }

        return AlertWords.NextDate(alert) is { } next
            ? $"{SlackText.Escaped(AlertWords.DateKind(next.Key), most / 2)}: {AlertWords.Day(next.Value)}{Quoted(alert.DateQuotes.GetValueOrDefault(next.Key), most)}"
            : "";
    }

    // By its last event, as rules ask for it.
    private static string UrgencyValue(Alert alert, DateOnly today, int most)
    {
        var urgency = Urgency.Of(alert, today);
        var parts = string.Join(", ", urgency.Parts.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Why} +{part.Points}")));
        return SlackText.Escaped(string.Create(CultureInfo.InvariantCulture, $"{urgency.Score} of 100{(parts.Length > 0 ? $": {parts}" : "")}"), most);
    }

    // A date that no publisher stated in a field comes with the sentence that it was read in.
    private static string Quoted(string? quote, int most) =>
        SlackText.Escaped(quote, Math.Min(most / 2, LongestQuote)) is { Length: > 0 } sentence ? $"\nfrom the text: “{sentence}”" : "";

    private static string RelevanceValue(Alert alert)
    {
        var classification = alert.Classification;
        var now = alert.Event.RelevanceAfter ?? classification.Relevance;
        var threshold = $"(threshold {AlertWords.Percent(classification.Threshold)})";
        return alert.Event.RelevanceBefore is { } before && AlertWords.Percent(before) != AlertWords.Percent(now)
            ? $"{AlertWords.Percent(before)} → *{AlertWords.Percent(now)}* {threshold}"
            : $"{AlertWords.Percent(now)} {threshold}";
    }
}
