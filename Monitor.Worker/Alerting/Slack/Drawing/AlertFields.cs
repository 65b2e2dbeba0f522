using Monitor.Worker.Alerting.Slack.Blocks;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Alerting.Slack.Drawing;

/// <summary>The two columns of facts, each with its change where the event is about it.</summary>
internal static class AlertFields
{
    private const int LongestQuote = 180;

    public static IReadOnlyList<SlackMarkdown> Of(Alert alert, int most)
    {
        (string Name, string Value)[] facts =
        [
            ("Event", alert.Event.Kind.Name()),
            ("Stage", StageValue(alert, most)),
            ("Next date", DateValue(alert, most)),
            ("Instruments", SlackText.Escaped(AlertWords.Instruments(alert), most)),
            ("Policy areas", SlackText.Escaped(string.Join(", ", alert.Classification.PolicyAreas.Select(LabelWords.PolicyArea)), most)),
            ("Relevance", RelevanceValue(alert)),
            ("Source", SlackText.Escaped(alert.SourceName, most)),
            ("Published", alert.PublishedOn is { } day ? AlertWords.Day(day) : ""),
        ];
        return [.. facts.Where(fact => fact.Value.Length > 0).Select(fact => new SlackMarkdown($"*{fact.Name}*\n{fact.Value}"))];
    }

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
