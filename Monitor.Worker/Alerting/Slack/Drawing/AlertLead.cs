using Monitor.Worker.Alerting.Slack.Blocks;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Alerting.Slack.Drawing;

/// <summary>The lines that say what has happened: the headline, the sentence under it, the text of the notification.</summary>
internal static class AlertLead
{
    private const int Most = 500;

    public static string Headline(Alert alert, int most)
    {
        var place = $"{JurisdictionWords.Flag(alert.Jurisdiction)} {JurisdictionWords.Name(alert.Jurisdiction)}";
        return SlackText.Plain(string.Join(" · ", Parts(place.TrimStart(' '), alert.Number, alert.Title)), most) is { Length: > 0 } line ? line : "Untitled item";
    }

    /// <summary>mrkdwn.</summary>
    public static string Sentence(Alert alert)
    {
        var happened = alert.Event;
        return happened.Kind switch
        {
            EventKind.New => $"*New.* First seen at {SlackText.Escaped(alert.SourceName, 120)}.",
            EventKind.TextChanged => $"*Text changed.* {Summary(happened)}",
            EventKind.StageChanged when happened is { StageBefore: { } before, StageAfter: { } after } =>
                $"*Stage changed* from “{before.Name()}” to “{after.Name()}”.",
            EventKind.StageChanged => $"*Stage changed.* {Summary(happened)}",
            EventKind.DateMoved => $"*Date moved.* {DateSentence(happened)}",
            EventKind.BecameRelevant => $"*Became relevant.* {RelevanceSentence(alert)}",
            EventKind.Withdrawn when happened.StageBefore is { } before => $"*Withdrawn or lapsed;* it stood at “{before.Name()}” before.",
            EventKind.Withdrawn => $"*Withdrawn or lapsed.* {Summary(happened)}",
            EventKind.Reminder => $"*Reminder.* {Summary(happened)}",
            EventKind.NearMiss => $"*Near miss.* {Summary(happened)}",
        };
    }

    /// <summary>mrkdwn too: Slack obeys what stands in the fallback text.</summary>
    public static string Notification(Alert alert, ItemLinks links)
    {
        var line = string.Join(" · ", Parts(alert.Event.Kind.Name(), JurisdictionWords.Name(alert.Jurisdiction), alert.Number, alert.Title));
        var link = links.Page is not null ? SlackText.Link(links.Page, "Open item", 40) : alert.Url is not null ? SlackText.Link(alert.Url, "Source", 40) : "";
        var next = AlertWords.NextDate(alert) is { } date
            ? $" Next: {SlackText.Escaped(AlertWords.DateKind(date.Key), 60)} {AlertWords.Day(date.Value)}."
            : "";
        var stage = alert.Stage is Stage.Unknown ? "" : $" Stage: {alert.Stage.Name()}.";
        return $"{SlackText.Escaped(line, 350)}.{stage}{Concerns(alert)}{next} {link}".TrimEnd();
    }

    private static string DateSentence(ItemEvent happened)
    {
        var kind = SlackText.Escaped(AlertWords.DateKind(happened.DateKind), 60);
        return (happened.DateBefore, happened.DateAfter) switch
        {
            ({ } before, { } after) =>
                $"{kind}: {AlertWords.Day(after)}, {Distance(after.DayNumber - before.DayNumber)} than stated before ({AlertWords.Day(before)}).",
            (null, { } after) => $"{kind}: {AlertWords.Day(after)}, not stated before.",
            ({ } before, null) => $"{kind}: no longer stated ({AlertWords.Day(before)} before).",
            (null, null) => Summary(happened),
        };
    }

    private static string Distance(int days) =>
        $"{Math.Abs(days)} {(Math.Abs(days) == 1 ? "day" : "days")} {(days < 0 ? "earlier" : "later")}";

    private static string RelevanceSentence(Alert alert)
    {
        var now = alert.Event.RelevanceAfter ?? alert.Classification.Relevance;
        var before = alert.Event.RelevanceBefore is { } known ? $" from {AlertWords.Percent(known)}" : "";
        return $"An amendment carried it{before} to {AlertWords.Percent(now)}; the threshold is {AlertWords.Percent(alert.Classification.Threshold)}.";
    }

    private static string Concerns(Alert alert) =>
        AlertWords.Instruments(alert) is { Length: > 0 } names ? $" Concerns: {SlackText.Escaped(names, 160)}." : "";

    private static string Summary(ItemEvent happened) => SlackText.Escaped(happened.Summary, Most);

    private static IEnumerable<string> Parts(params string?[] parts) => parts.Select(SlackText.Clean).Where(part => part.Length > 0);
}
