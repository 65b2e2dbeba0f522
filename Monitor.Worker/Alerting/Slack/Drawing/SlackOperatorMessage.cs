using Monitor.Worker.Alerting.Slack.Blocks;

namespace Monitor.Worker.Alerting.Slack.Drawing;

/// <summary>Draws a message to operators: a headline, a paragraph, and where to look. What publishers wrote in it is untrusted as ever.</summary>
internal static class SlackOperatorMessage
{
    public const string EventType = "monitor_notice";

    private const int Headline = 140;

    private const int Paragraph = 2_000;

    public static SlackMessage Render(OperatorMessage message, Uri pageBase, DeliveryTag tag)
    {
        var text = SlackText.Escaped(message.Text, Paragraph);
        var page = new Uri(pageBase, "coverage");
        return new SlackMessage
        {
            Text = $"{SlackText.Escaped(message.Title, Headline)}: {text}",
            Blocks =
            [
                new SlackHeader(new SlackPlainText(SlackText.Plain(message.Title, Headline))),
                new SlackSection { Text = new SlackMarkdown(text) },
                new SlackContext([new SlackMarkdown($"{SlackText.Link(page, "Coverage", SlackLimits.ButtonUrl)} · for operators · {SlackText.Escaped(tag.Id, 40)}")]),
            ],
            Metadata = new SlackMetadata(EventType, new SlackEventPayload(tag.Id, 0, "notice")),
        };
    }
}
