using Monitor.Worker.Documents;
using Monitor.Worker.Sources;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Following;

/// <summary>From an item as it is stored now to what a message about it needs.</summary>
internal static class ItemAlerts
{
    // One change, one message: the event that says most about it.
    private static readonly EventKind[] Order =
        [EventKind.New, EventKind.BecameRelevant, EventKind.Withdrawn, EventKind.TextChanged, EventKind.StageChanged, EventKind.DateMoved];

    private static Classification Unjudged { get; } = new() { ModelId = "", Relevance = 0, Threshold = 1 };

    /// <summary>What says most about the item's last change; null when nothing happened to it.</summary>
    public static EventEntry? LastOf(ItemDetail item) => item.Events is not [var newest, ..]
        ? null
        : item.Events.Where(entry => entry.Event.SeenAt == newest.Event.SeenAt).MinBy(entry => Array.IndexOf(Order, entry.Event.Kind));

    public static Alert Of(ItemDetail item, EventEntry told, SourceCatalog catalog) => Of(item, told.Event, told.Source, catalog);

    public static Alert Of(ItemDetail item, ItemEvent told, SourceId source, SourceCatalog catalog) => new()
    {
        ItemId = item.Summary.Id,
        Event = told,
        Title = item.Summary.Title,
        Number = item.Summary.Number,
        Jurisdiction = item.Summary.Jurisdiction,
        Region = item.Summary.Region,
        Source = source,
        SourceName = catalog.Find(source)?.Name ?? source.Value,
        Url = Uri.TryCreate(item.Summary.Url, UriKind.Absolute, out var url) ? url : null,
        Language = item.Summary.Language,
        Stage = item.Summary.Stage,
        RawStatus = item.Summary.RawStatus,
        PublishedOn = item.Summary.PublishedOn,
        Dates = item.Dates,
        DateQuotes = item.StatedDates.Where(stated => stated.Date is not null).DistinctBy(stated => stated.Kind).ToDictionary(stated => stated.Kind, stated => stated.Quote, StringComparer.Ordinal),
        Classification = item.Classification ?? Unjudged,
    };
}
