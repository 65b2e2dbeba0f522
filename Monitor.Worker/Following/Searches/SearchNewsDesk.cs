using Monitor.Worker.Alerting;
using Monitor.Worker.Documents;
using Monitor.Worker.Sources;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Following.Searches;

/// <summary>Writes the message about an item that a saved search newly finds: the item as it is now, with the event that brought it.</summary>
internal sealed class SearchNewsDesk(ItemStore items, LiveCatalog catalog, AlertChannels channels)
{
    private const int LongestPassage = 600;

    // One change, one message: the event that says most about it.
    private static readonly EventKind[] Order =
        [EventKind.New, EventKind.BecameRelevant, EventKind.Withdrawn, EventKind.TextChanged, EventKind.StageChanged, EventKind.DateMoved];

    /// <summary>The item as messages about it need it; null when nothing happened to it that can be told.</summary>
    public async Task<Story?> ReadAsync(long itemId, CancellationToken ct)
    {
        if (await items.FindAsync(itemId, ct) is not { Events: [var newest, ..] } item) return null;
        // Events of one change have one time.
        var together = item.Events.Where(entry => entry.Event.SeenAt == newest.Event.SeenAt).ToList();
        var told = together.MinBy(entry => Array.IndexOf(Order, entry.Event.Kind))!;
        var version = item.Documents.FirstOrDefault(document => document.Leads) is { Versions: [var last, ..] } ? last.Number : 0;
        return new Story(AlertOf(item, told), [.. together.Select(entry => entry.Event)], version);
    }

    public SearchNews NewsFor(SavedSearch search, Story story, IReadOnlyList<IReadOnlyList<Fragment>> passages, DateTimeOffset? heldUntil)
    {
        var isNew = story.Alert.Event.Kind == EventKind.New;
        var rule = $"search: {search.Name}{(isNew ? "" : ", now matches")}";
        return new SearchNews(new PlannedDelivery(rule, search.Channel, WithPassage(story.Alert, passages)) { Digest = channels.Clock(search.Channel, search.Rhythm) }, story.Together, heldUntil);
    }

    // Whoever asked for words wants to see them, not those that carry the score.
    private static Alert WithPassage(Alert alert, IReadOnlyList<IReadOnlyList<Fragment>> passages)
    {
        if (passages.FirstOrDefault(passage => passage.Any(fragment => fragment.Marked)) is not { } found) return alert;
        var passage = string.Concat(found.Select(fragment => fragment.Text));
        return alert with { Classification = alert.Classification with { Passage = passage.Length <= LongestPassage ? passage : passage[..LongestPassage] } };
    }

    private Alert AlertOf(ItemDetail item, EventEntry told) => new()
    {
        ItemId = item.Summary.Id,
        Event = told.Event,
        Title = item.Summary.Title,
        Number = item.Summary.Number,
        Jurisdiction = item.Summary.Jurisdiction,
        Region = item.Summary.Region,
        Source = told.Source,
        SourceName = catalog.Current.Find(told.Source)?.Name ?? told.Source.Value,
        Url = Uri.TryCreate(item.Summary.Url, UriKind.Absolute, out var url) ? url : null,
        Language = item.Summary.Language,
        Stage = item.Summary.Stage,
        RawStatus = item.Summary.RawStatus,
        PublishedOn = item.Summary.PublishedOn,
        Dates = item.Dates,
        DateQuotes = item.StatedDates.Where(stated => stated.Date is not null).DistinctBy(stated => stated.Kind).ToDictionary(stated => stated.Kind, stated => stated.Quote, StringComparer.Ordinal),
        Classification = item.Classification ?? Unjudged,
    };

    private static Classification Unjudged { get; } = new() { ModelId = "", Relevance = 0, Threshold = 1 };
}

/// <summary>An item that there is something to tell of.</summary>
/// <param name="Together">All events of its last change.</param>
/// <param name="Version">Of its leading document.</param>
internal sealed record Story(Alert Alert, IReadOnlyList<ItemEvent> Together, int Version);
