using Monitor.Worker.Alerting;
using Monitor.Worker.Documents;
using Monitor.Worker.Sources;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Following.Searches;

/// <summary>Writes the message about an item that a saved search newly finds: the item as it is now, with the event that brought it.</summary>
internal sealed class SearchNewsDesk(ItemStore items, LiveCatalog catalog, AlertChannels channels)
{
    private const int LongestPassage = 600;

    /// <summary>The item as messages about it need it; null when nothing happened to it that can be told.</summary>
    public async Task<Story?> ReadAsync(long itemId, CancellationToken ct)
    {
        if (await items.FindAsync(itemId, ct) is not { } item || ItemAlerts.LastOf(item) is not { } told) return null;
        // Events of one change have one time.
        var together = item.Events.Where(entry => entry.Event.SeenAt == told.Event.SeenAt);
        var version = item.Documents.FirstOrDefault(document => document.Leads) is { Versions: [var last, ..] } ? last.Number : 0;
        return new Story(ItemAlerts.Of(item, told, catalog.Current), [.. together.Select(entry => entry.Event)], version);
    }

    public SearchNews NewsFor(SavedSearch search, Story story, IReadOnlyList<IReadOnlyList<Fragment>> passages, DateTimeOffset? heldUntil)
    {
        var isNew = story.Alert.Event.Kind == EventKind.New;
        var rule = $"search: {search.Name}{(isNew ? "" : ", now matches")}";
        var message = new PlannedDelivery(rule, search.Channel, WithPassage(story.Alert, passages) with { FoundBy = search.Address });
        return new SearchNews(channels.Arrange(message, search.Rhythm), story.Together, heldUntil);
    }

    // Whoever asked for words wants to see them, not those that carry the score.
    private static Alert WithPassage(Alert alert, IReadOnlyList<IReadOnlyList<Fragment>> passages)
    {
        if (passages.FirstOrDefault(passage => passage.Any(fragment => fragment.Marked)) is not { } found) return alert;
        var passage = string.Concat(found.Select(fragment => fragment.Text));
        return alert with { Classification = alert.Classification with { Passage = passage.Length <= LongestPassage ? passage : passage[..LongestPassage] } };
    }
}

/// <summary>An item that there is something to tell of.</summary>
/// <param name="Together">All events of its last change.</param>
/// <param name="Version">Of its leading document.</param>
internal sealed record Story(Alert Alert, IReadOnlyList<ItemEvent> Together, int Version);
