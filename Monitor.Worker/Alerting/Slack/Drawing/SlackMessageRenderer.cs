using Monitor.Worker.Alerting.Slack.Blocks;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Alerting.Slack.Drawing;

/// <summary>Draws an alert as a Slack message that keeps every limit of <see cref="SlackLimits"/>, whatever publishers write.</summary>
internal static class SlackMessageRenderer
{
    public const string EventType = "monitor_alert";

    /// <param name="pageBase">The address below which items have their page; null when readers cannot reach one.</param>
    public static SlackMessage Render(Alert alert, Uri? pageBase) => Render(alert, pageBase, DeliveryTag.None);

    public static SlackMessage Render(Alert alert, Uri? pageBase, DeliveryTag tag)
    {
        var links = new ItemLinks(pageBase, alert.ItemId);
        return new SlackMessage
        {
            Text = AlertLead.Notification(alert, links) is { Length: <= SlackLimits.Text } text ? text : AlertLead.Notification(alert with { Url = null }, links),
            Blocks = Fitting(alert, links, tag),
            Metadata = new SlackMetadata(EventType, new SlackEventPayload(tag.Id, alert.ItemId, alert.Event.Kind.Code())),
        };
    }

    private static IReadOnlyList<SlackBlock> Fitting(Alert alert, ItemLinks links, DeliveryTag tag)
    {
        IReadOnlyList<SlackBlock> blocks = [];
        foreach (var density in SlackDensity.FullestFirst)
        {
            blocks = [.. Draw(alert, links, tag, density)];
            if (blocks.Sum(block => block.Strings().Sum(text => text.Length)) <= SlackLimits.AllBlocks) break;
        }

        return blocks;
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
            AlertGrounds.Passage(alert.Classification, density),
        ];
        foreach (var paragraph in paragraphs.OfType<string>()) yield return Paragraph(paragraph);
        yield return new SlackContext([new SlackMarkdown(Provenance(alert, tag))]);
        if (Buttons(alert, links) is { Count: > 0 } buttons) yield return new SlackActions(buttons);
    }

    private static SlackSection Paragraph(string text) => new() { Text = new SlackMarkdown(text) };

    private static string Provenance(Alert alert, DeliveryTag tag)
    {
        var seen = alert.Event.Kind is EventKind.New ? "First seen" : "Seen";
        string[] parts =
        [
            $"Model {SlackText.Escaped(alert.Classification.ModelId, 80)}",
            tag.Rule is { Length: > 0 } rule ? $"Rule “{SlackText.Escaped(rule, 80)}”" : "",
            $"{seen} {AlertWords.Moment(alert.Event.SeenAt)}",
            alert.ItemId > 0 ? $"Item {alert.ItemId}" : "",
        ];
        return string.Join(" · ", parts.Where(part => part.Length > 0));
    }

    private static List<SlackLinkButton> Buttons(Alert alert, ItemLinks links)
    {
        (string Text, Uri? Url, string Action)[] wanted = [("Open item", links.Page, "open-item"), ("Source", alert.Url, "open-source"), ("Label", links.Label, "label")];
        return
        [
            .. from button in wanted
               let address = SlackText.Address(button.Url)
               where address is { Length: <= SlackLimits.ButtonUrl }
               select new SlackLinkButton(new SlackPlainText(button.Text), address, button.Action)
               {
                   Style = button.Action == "open-item" ? "primary" : null,
               },
        ];
    }
}
