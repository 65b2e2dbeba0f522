using System.Net;
using System.Text;
using Monitor.Worker.Alerting.Slack.Blocks;

namespace Monitor.Worker.Alerting.Slack.Drawing;

/// <summary>A message as a few lines for log and console: the same words that Slack would show.</summary>
internal static class SlackOutline
{
    public static string Of(SlackMessage message)
    {
        var outline = new StringBuilder();
        foreach (var block in message.Blocks ?? [])
        {
            var lines = Lines(block).Where(line => line.Length > 0);
            foreach (var line in lines) outline.Append(outline.Length == 0 ? "" : "\n  ").Append(WebUtility.HtmlDecode(line));
        }

        return outline.ToString();
    }

    private static IEnumerable<string> Lines(SlackBlock block) => block switch
    {
        SlackHeader header => [header.Text.Text],
        SlackSection { Text: { } text } => text.Text.Split('\n'),
        SlackSection { Fields: { } fields } => [string.Join(" | ", fields.Select(Fact))],
        SlackActions actions => actions.Elements.Select(Control),
        _ => block.Strings(),
    };

    private static string Control(SlackElement element) => element switch
    {
        SlackButton { Url: { } url } button => $"{button.Text.Text}: {url}",
        SlackButton button => $"[{button.Text.Text}]",
        SlackPersonChoice choice => $"[{choice.Placeholder.Text}]",
        SlackChoice choice => $"[{choice.Placeholder.Text}: {string.Join(", ", choice.Options.Select(option => option.Text.Text))}]",
        SlackOverflow overflow => $"[{string.Join(", ", overflow.Options.Select(option => option.Text.Text))}]",
        _ => "",
    };

    private static string Fact(SlackMarkdown field)
    {
        var parts = field.Text.Split('\n', 2);
        return $"{parts[0].Trim('*')}: {parts[^1].Replace('\n', ' ')}";
    }
}
