using Monitor.Worker.Alerting.Slack.Blocks;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Acting.Slack;

/// <summary>An item in one line of an answer: jurisdiction, title with a link to its page, and what else is told, between dots.</summary>
internal static class ItemLine
{
    private const int LongestTitle = 160;

    public static string Of(ItemSummary item, ActingSettings settings, params ReadOnlySpan<string> also)
    {
        var line = new List<string> { SlackText.Escaped(item.Jurisdiction, 20), Title(item, settings) };
        if (item.Stage != Stage.Unknown) line.Add(item.Stage.Name());
        foreach (var one in also)
        {
            if (one.Length > 0) line.Add(one);
        }

        return string.Join(" · ", line);
    }

    public static string Title(ItemSummary item, ActingSettings settings)
    {
        var title = string.Join(' ', ((string?[])[item.Number, item.Title]).Select(SlackText.Clean).Where(part => part.Length > 0));
        return SlackText.Link(settings.Item(item.Id), title.Length > 0 ? title : "Untitled item", LongestTitle);
    }
}
