using Microsoft.Extensions.Options;
using Monitor.Worker.Alerting;
using Monitor.Worker.Documents;
using Monitor.Worker.Sources;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Following.Threads;

/// <summary>Reads how an item stands now, for the message about it.</summary>
internal sealed class PresentItems(ItemStore items, CareStore cares, LiveCatalog catalog, IOptions<AlertingOptions> options, TimeProvider time)
{
    private const string OfSearch = "search: ";

    /// <summary>Null when there is no such item, or nothing is known to have happened to it.</summary>
    /// <param name="opening">The sending that posts the message, or did; null when it is no longer kept.</param>
    public async Task<PresentItem?> ReadAsync(long itemId, string channel, Delivery? opening, CancellationToken ct)
    {
        if (await items.FindAsync(itemId, ct) is not { } item) return null;
        if (LastOf(item, opening) is not { } last) return null;
        var now = time.GetUtcNow();
        var alert = ItemAlerts.Of(item, last.Event, last.Source, catalog.Current);
        return new PresentItem
        {
            Alert = alert with { Classification = Judged(alert.Classification, item, opening) },
            Today = TodayIn(channel, now),
            FirstSeenAt = item.Summary.FirstSeenAt,
            Sources = [.. item.Documents.Select(document => document.Source).Distinct().Select(source => catalog.Current.Find(source)?.Name ?? source.Value)],
            Care = CareWords.Of(await cares.FindAsync(itemId, now, ct)),
        };
    }

    /// <summary>The day that readers of a channel have.</summary>
    public DateOnly TodayIn(string channel, DateTimeOffset now) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(options.Value.ZoneOf(channel))).DateTime);

    private static (ItemEvent Event, SourceId Source)? LastOf(ItemDetail item, Delivery? opening) =>
        ItemAlerts.LastOf(item) is { } last ? (last.Event, last.Source)
        : opening is not null ? (opening.Alert.Event, opening.Alert.Source)
        : null;

    // Whoever asked for words by a saved search wants to see them, not those that carry the score.
    private static Classification Judged(Classification now, ItemDetail item, Delivery? opening)
    {
        if (opening is null) return now;
        var known = item.Classification is null ? opening.Alert.Classification : now;
        return opening.Rule.StartsWith(OfSearch, StringComparison.Ordinal) ? known with { Passage = opening.Alert.Classification.Passage } : known;
    }
}
