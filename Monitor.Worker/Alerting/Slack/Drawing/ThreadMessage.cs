using Monitor.Worker.Alerting.Slack.Blocks;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Alerting.Slack.Drawing;

/// <summary>Draws what happened to an item for the thread under its message: the change and nothing that stands above it already.</summary>
internal static class ThreadMessage
{
    public static SlackMessage Render(Alert alert, Uri? pageBase, DeliveryTag tag)
    {
        var links = new ItemLinks(pageBase, alert);
        return new SlackMessage
        {
            Text = AlertLead.Notification(alert, links) is { Length: <= SlackLimits.Text } text ? text : AlertLead.Notification(alert with { Url = null }, links),
            Blocks = SlackDensity.Fit(density => Draw(alert, links, tag, density)),
            Metadata = new SlackMetadata(SlackMessageRenderer.EventType, new SlackEventPayload(tag.Id, alert.ItemId, alert.Event.Kind.Code())),
        };
    }

    private static IEnumerable<SlackBlock> Draw(Alert alert, ItemLinks links, DeliveryTag tag, SlackDensity density)
    {
        string?[] paragraphs =
        [
            $"{AlertLead.Sentence(alert)}{Status(alert, density)}",
            RelevanceDelta(alert),
            AlertRedline.Of(alert.Event, links.Page, density.Redline),
            Quote(alert.Event, density),
        ];
        foreach (var paragraph in paragraphs.OfType<string>()) yield return new SlackSection { Text = new SlackMarkdown(paragraph) };
        yield return new SlackContext([new SlackMarkdown(Provenance(alert, links, tag))]);
    }

    // The publisher's own word for the stage.
    private static string Status(Alert alert, SlackDensity density) =>
        alert.Event.Kind is EventKind.StageChanged or EventKind.Withdrawn && SlackText.Escaped(alert.RawStatus, density.Field) is { Length: > 0 } word ? $" The publisher says “{word}”." : "";

    // That an amendment made the item relevant says so in its own sentence.
    private static string? RelevanceDelta(Alert alert) =>
        alert.Event is { Kind: EventKind.TextChanged, RelevanceBefore: { } before, RelevanceAfter: { } after } && AlertWords.Percent(before) != AlertWords.Percent(after)
            ? $"*Relevance* {AlertWords.Percent(before)} → *{AlertWords.Percent(after)}* (threshold {AlertWords.Percent(alert.Classification.Threshold)})"
            : null;

    private static string? Quote(ItemEvent happened, SlackDensity density) =>
        SlackText.Escaped(happened.DateQuote, density.Passage) is { Length: > 0 } sentence ? $"From the text:\n> {sentence}" : null;

    private static string Provenance(Alert alert, ItemLinks links, DeliveryTag tag)
    {
        var title = SlackText.Clean(alert.Title) is { Length: > 0 } words ? words : "Untitled item";
        string[] parts =
        [
            Callouts.Of(tag),
            SlackText.Link(links.Page ?? alert.Url, title, 120) is { Length: <= 1_000 } linked ? linked : SlackText.Escaped(title, 120),
            SlackText.Escaped(alert.SourceName, 80),
            tag.Rule is { Length: > 0 } rule ? $"Rule “{SlackText.Escaped(rule, 80)}”" : "",
            AlertWords.Moment(alert.Event.SeenAt),
        ];
        return string.Join(" · ", parts.Where(part => part.Length > 0));
    }
}
