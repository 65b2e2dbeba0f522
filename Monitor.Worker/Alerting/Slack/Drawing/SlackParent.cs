using System.Security.Cryptography;
using System.Text;
using Monitor.Worker.Alerting.Slack.Blocks;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Alerting.Slack.Drawing;

/// <summary>Draws the one message of an item in a channel. It shows the present state, and is drawn anew when that changes.</summary>
internal static class SlackParent
{
    private const int MarkLength = 8;
    private const int SeenByMost = 5;

    /// <param name="canPress">Presses come back to us: people may label, hand over and snooze in the message.</param>
    public static SlackMessage Render(PresentItem item, Uri? pageBase, DeliveryTag tag, bool canPress)
    {
        var links = new ItemLinks(pageBase, item.Alert);
        var message = new SlackMessage
        {
            Text = AlertLead.Notification(item.Alert, links) is { Length: <= SlackLimits.Text } text ? text : AlertLead.Notification(item.Alert with { Url = null }, links),
            Blocks = SlackDensity.Fit(density => Draw(item, links, tag, density, SlackControls.Of(item, links, canPress))),
            Metadata = new SlackMetadata(SlackMessageRenderer.EventType, new SlackEventPayload(tag.Id, item.Alert.ItemId, "item")),
        };
        return canPress ? message with { Blocks = SlackControls.Marked(message.Blocks, item.Alert.ItemId, Fingerprint(message)[..MarkLength]) } : message;
    }

    /// <summary>Equal for two drawings that look the same: the second need not be sent.</summary>
    public static string Fingerprint(SlackMessage message) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(SlackWire.Write(message))));

    private static IEnumerable<SlackBlock> Draw(PresentItem item, ItemLinks links, DeliveryTag tag, SlackDensity density, IReadOnlyList<SlackActions> controls)
    {
        yield return new SlackHeader(new SlackPlainText(AlertLead.Headline(item.Alert, SlackLimits.Header)));
        yield return new SlackSection { Fields = AlertFields.Of(item, density.Field) };
        string?[] paragraphs =
        [
            AlertGrounds.Why(item.Alert.Classification, density),
            AlertGrounds.Passage(item.Alert.Classification, links.Page, density),
            LastChange(item.Alert, links, density),
        ];
        foreach (var paragraph in paragraphs.OfType<string>()) yield return new SlackSection { Text = new SlackMarkdown(paragraph) };
        if (Care(item.Care) is { Length: > 0 } care) yield return new SlackContext([new SlackMarkdown(care)]);
        yield return new SlackContext([new SlackMarkdown(Provenance(item, tag))]);
        foreach (var block in controls) yield return block;
    }

    private static string LastChange(Alert alert, ItemLinks links, SlackDensity density)
    {
        var sentence = $"*Last change* ({AlertWords.Moment(alert.Event.SeenAt)})\n{AlertLead.Sentence(alert)}";
        // The whole of it hangs in the thread.
        return AlertRedline.Of(alert.Event, links.Page, density.Redline / 2) is { } redline ? $"{sentence}\n{redline}" : sentence;
    }

    private static string Care(ItemCareWords care)
    {
        string[] lines =
        [
            care.AssignedTo is { } who ? $"Assigned to {Name(who)}" : "",
            care.Label is { } label ? $"Marked {SlackText.Escaped(label.Verdict, 40)} by {Name(label.Who)}, {AlertWords.Moment(label.At)}" : "",
            care.Snoozed is { } until ? $"Snoozed {SlackText.Escaped(until, 160)}" : "",
            care.SeenBy.Count > 0 ? $"Seen by {string.Join(", ", care.SeenBy.Take(SeenByMost).Select(Name))}{(care.SeenBy.Count > SeenByMost ? " and others" : "")}" : "",
        ];
        return string.Join(" · ", lines.Where(line => line.Length > 0));
    }

    // Written out and not addressed: a message that is drawn anew must not call anybody.
    private static string Name(string who) => $"@{SlackText.Escaped(who, 80)}";

    private static string Provenance(PresentItem item, DeliveryTag tag)
    {
        var alert = item.Alert;
        string[] parts =
        [
            Callouts.Of(tag),
            $"Model {SlackText.Escaped(alert.Classification.ModelId, 80)}",
            tag.Rule is { Length: > 0 } rule ? $"Rule “{SlackText.Escaped(rule, 80)}”" : "",
            alert.ItemId > 0 ? $"Item {alert.ItemId}" : "",
        ];
        return string.Join(" · ", parts.Where(part => part.Length > 0));
    }
}
