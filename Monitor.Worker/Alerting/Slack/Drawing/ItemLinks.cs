namespace Monitor.Worker.Alerting.Slack.Drawing;

/// <summary>Where on the page an item stands. Null without a page, and before the store has numbered the item.</summary>
internal sealed class ItemLinks(Uri? pageBase, long itemId)
{
    public Uri? Page { get; } = Below(pageBase, itemId, "");

    /// <summary>The part of the item's page where it is labelled.</summary>
    public Uri? Label { get; } = Below(pageBase, itemId, "#label");

    /// <summary>The item's dates, for a calendar.</summary>
    public Uri? Calendar { get; } = Below(pageBase, itemId, "/deadlines.ics");

    private static Uri? Below(Uri? pageBase, long itemId, string part) =>
        pageBase is null || itemId <= 0 ? null : new Uri($"{pageBase.AbsoluteUri.TrimEnd('/')}/items/{itemId}{part}");
}
