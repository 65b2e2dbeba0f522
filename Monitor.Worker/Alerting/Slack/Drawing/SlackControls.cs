using System.Globalization;
using Monitor.Worker.Alerting.Slack.Blocks;

namespace Monitor.Worker.Alerting.Slack.Drawing;

/// <summary>
/// What can be pressed in an item's message. Each value is the item's number, with what was chosen behind a colon: it names, and
/// whoever takes the press looks everything up and checks every right.
/// </summary>
internal static class SlackControls
{
    private static readonly (string Word, string Text)[] Snoozes =
        [("1d", "For a day"), ("7d", "For a week"), ("30d", "For 30 days"), ("until-date", "Until a date …"), ("next-stage", "Until the next stage"), ("text-change", "Until the text changes")];

    // Slack takes longer ones; the message has other things to say.
    private const int LongestAddress = 2_000;

    public static IReadOnlyList<SlackActions> Of(PresentItem item, ItemLinks links, bool canPress)
    {
        if (canPress && item.Alert.ItemId > 0) return [new SlackActions(Judging(item, links)), new SlackActions(Keeping(item, links))];
        return Links(item.Alert.Url, links) is { Count: > 0 } buttons ? [new SlackActions(buttons)] : [];
    }

    /// <summary>Links alone, for those who cannot press.</summary>
    public static IReadOnlyList<SlackElement> Links(Uri? source, ItemLinks links)
    {
        (string Text, Uri? Url, string Action)[] wanted = [("Open item", links.Page, "open-item"), ("Source", source, "open-source"), ("Label", links.Label, "label")];
        return [.. wanted.Select(button => Link(button.Text, button.Url, button.Action)).OfType<SlackButton>()];
    }

    /// <summary>The least that it takes to label an item between others; what is behind the buttons is the same as in its own message.</summary>
    public static IReadOnlyList<SlackElement> OfNearMiss(long itemId, GivenLabel? given, ItemLinks links)
    {
        if (itemId <= 0) return [];
        List<SlackElement> elements = given is null
            ? [Button("Relevant", "label-relevant", Number(itemId)), Button("Not relevant", "label-not-relevant", Number(itemId))]
            : [Button("Undo label", "undo-label", $"{Number(itemId)}:{Number(given.Id)}")];
        if (Link("Open", links.Page, "open-item") is { } open) elements.Add(open with { Style = null });
        return elements;
    }

    /// <summary>With ids of their own for this drawing.</summary>
    public static IReadOnlyList<SlackBlock> Marked(IReadOnlyList<SlackBlock> blocks, long itemId, string mark)
    {
        var letter = 'a';
        return [.. blocks.Select(block => block is SlackActions actions ? actions with { BlockId = string.Create(CultureInfo.InvariantCulture, $"item-{itemId}-{letter++}-{mark}") } : block)];
    }

    private static List<SlackElement> Judging(PresentItem item, ItemLinks links)
    {
        var id = Number(item.Alert.ItemId);
        List<SlackElement> elements = item.Care.Label is { } label
            ? [Button("Undo label", "undo-label", $"{id}:{Number(label.Id)}")]
            : [Button("Relevant", "label-relevant", id), Button("Not relevant", "label-not-relevant", id), Button("Unsure", "label-unsure", id)];
        elements.Add(Button("Seen", "seen", id));
        if (Link("Open item", links.Page, "open-item") is { } open) elements.Add(open);
        return elements;
    }

    private static List<SlackElement> Keeping(PresentItem item, ItemLinks links)
    {
        var id = Number(item.Alert.ItemId);
        List<SlackOption> more = [Option("Mute this source here", $"{id}:mute-source"), Option("Mute this rule here", $"{id}:mute-rule")];
        if (Opening("Open the source", $"{id}:open-source", item.Alert.Url) is { } source) more.Add(source);
        if (item.Alert.Dates.Values.Any(day => day >= item.Today) && Opening("Add its dates to a calendar", $"{id}:calendar", links.Calendar) is { } calendar) more.Add(calendar);
        return
        [
            new SlackPersonChoice(new SlackPlainText("Assign to …"), "assign"),
            new SlackChoice(new SlackPlainText("Snooze …"), [.. Snoozes.Select(snooze => Option(snooze.Text, $"{id}:{snooze.Word}"))], "snooze"),
            new SlackOverflow(more, "more"),
        ];
    }

    private static SlackButton? Link(string text, Uri? url, string action) =>
        SlackText.Address(url) is { Length: <= SlackLimits.ButtonUrl } address
            ? new SlackButton(new SlackPlainText(text), action) { Url = address, Style = action == "open-item" ? "primary" : null }
            : null;

    private static SlackButton Button(string text, string action, string value) => new(new SlackPlainText(text), action) { Value = value };

    private static SlackOption Option(string text, string value) => new(new SlackPlainText(text), value);

    private static SlackOption? Opening(string text, string value, Uri? url) =>
        SlackText.Address(url) is { Length: <= LongestAddress } address ? Option(text, value) with { Url = address } : null;

    private static string Number(long id) => id.ToString(CultureInfo.InvariantCulture);
}
