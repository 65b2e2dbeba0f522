using Monitor.Worker.Documents;

namespace Monitor.Worker.Alerting.Slack.Drawing;

/// <summary>Where on the page an item stands. Null without a page, and before the store has numbered the item.</summary>
internal sealed class ItemLinks(Uri? pageBase, Alert alert)
{
    // What Slack takes of an address is bounded, and so is a line of a message.
    private const int LongestSearch = 400;

    /// <summary>After a saved search with what was looked for, which the page then shows.</summary>
    public Uri? Page { get; } = Below(pageBase, alert.ItemId, alert.FoundBy is { Length: > 0 and <= LongestSearch } search ? $"?{search}" : "");

    /// <summary>The part of the item's page where it is labelled.</summary>
    public Uri? Label { get; } = Below(pageBase, alert.ItemId, "#label");

    /// <summary>The item's dates, for a calendar.</summary>
    public Uri? Calendar { get; } = Below(pageBase, alert.ItemId, "/deadlines.ics");

    private static Uri? Below(Uri? pageBase, long itemId, string part) =>
        pageBase is null || itemId <= 0 ? null : new Uri($"{pageBase.AbsoluteUri.TrimEnd('/')}/items/{itemId}{part}");
}
