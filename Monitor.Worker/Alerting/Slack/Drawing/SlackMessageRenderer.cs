using Monitor.Worker.Alerting.Slack.Blocks;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Alerting.Slack.Drawing;

/// <summary>Draws an alert as a message of its own, for where there are no threads. It keeps every limit of <see cref="SlackLimits"/>, whatever publishers write.</summary>
internal static class SlackMessageRenderer
{
    public const string EventType = "monitor_alert";

    /// <param name="pageBase">The address below which items have their page; null when readers cannot reach one.</param>
    public static SlackMessage Render(Alert alert, Uri? pageBase) => Render(alert, pageBase, DeliveryTag.None);

    public static SlackMessage Render(Alert alert, Uri? pageBase, DeliveryTag tag)
    {
        var links = new ItemLinks(pageBase, alert);
        return new SlackMessage
        {
            Text = AlertLead.Notification(alert, links) is { Length: <= SlackLimits.Text } text ? text : AlertLead.Notification(alert with { Url = null }, links),
            Blocks = SlackDensity.Fit(density => Draw(alert, links, tag, density)),
            Metadata = new SlackMetadata(EventType, new SlackEventPayload(tag.Id, alert.ItemId, alert.Event.Kind.Code())),
        };
    }

    private static IEnumerable<SlackBlock> Draw(Alert alert, ItemLinks links, DeliveryTag tag, SlackDensity density)
    {
        yield return new SlackHeader(new SlackPlainText(AlertLead.Headline(alert, SlackLimits.Header)));
        yield return Paragraph(AlertLead.Sentence(alert));
        yield return new SlackSection { Fields = AlertFields.Of(alert, density.Field) };
        string?[] paragraphs =
        [
            AlertRedline.Of(alert.Event, links.Page, density.Redline),
            AlertGrounds.Why(alert.Classification, density),
            AlertGrounds.Passage(alert.Classification, links.Page, density),
        ];
        foreach (var paragraph in paragraphs.OfType<string>()) yield return Paragraph(paragraph);
        yield return new SlackContext([new SlackMarkdown(Provenance(alert, tag))]);
        if (SlackControls.Links(alert.Url, links) is { Count: > 0 } buttons) yield return new SlackActions(buttons);
    }

    private static SlackSection Paragraph(string text) => new() { Text = new SlackMarkdown(text) };

    private static string Provenance(Alert alert, DeliveryTag tag)
    {
        var seen = alert.Event.Kind is EventKind.New ? "First seen" : "Seen";
        string[] parts =
        [
            Callouts.Of(tag),
            $"Model {SlackText.Escaped(alert.Classification.ModelId, 80)}",
            tag.Rule is { Length: > 0 } rule ? $"Rule “{SlackText.Escaped(rule, 80)}”" : "",
            $"{seen} {AlertWords.Moment(alert.Event.SeenAt)}",
            alert.ItemId > 0 ? $"Item {alert.ItemId}" : "",
        ];
        return string.Join(" · ", parts.Where(part => part.Length > 0));
    }
}
