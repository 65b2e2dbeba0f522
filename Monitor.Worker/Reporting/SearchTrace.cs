using System.Globalization;
using Monitor.Worker.Following;
using Monitor.Worker.Indexing;
using Monitor.Worker.Indexing.Matching;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Reporting;

/// <summary>What saved searches have to do with the events of an item: which told of it, which knew it, and which would have found it but rested.</summary>
internal sealed class SearchTrace(SearchMatchStore store, ChangeFeed feed, ConceptShelf concepts, TimeProvider time)
{
    /// <param name="itemId">Of the item.</param>
    /// <param name="sent">All messages about it.</param>
    /// <param name="ct">Ends the reading.</param>
    /// <returns>For each event the reasons, one sentence each.</returns>
    public async Task<Func<ItemDetail, EventEntry, IReadOnlyList<string>>> ReadAsync(long itemId, IReadOnlyList<Delivery> sent, CancellationToken ct)
    {
        var finds = await store.OfItemAsync(itemId, ct);
        var resting = await RestingAsync(itemId, finds.Select(find => find.Search.Id).ToHashSet(), ct);
        return (item, entry) => [.. finds.SelectMany(find => Found(find, item, entry, sent)), .. resting.Where(search => search.StateAt <= entry.Event.SeenAt).Select(Rested)];
    }

    private async Task<IReadOnlyList<SavedSearch>> RestingAsync(long itemId, HashSet<long> found, CancellationToken ct)
    {
        var resting = (await store.RestingAsync(ct)).Where(search => !found.Contains(search.Id)).ToList();
        if (resting.Count == 0 || await feed.ReadAsync([itemId], ct) is not [var document]) return [];
        var matcher = new SavedSearchMatcher(concepts, time);
        matcher.Use([.. resting.Select(search => new StandingSearch(search.Id, SearchAddress.Read(search.Address))).Where(search => !SearchAddress.IsEmpty(search.Query))]);
        var matching = matcher.Match(IndexFollower.WithHeadings(document)).Found.ToHashSet();
        return resting.FindAll(search => matching.Contains(search.Id));
    }

    private static IEnumerable<string> Found(ItemFind find, ItemDetail item, EventEntry entry, IReadOnlyList<Delivery> sent)
    {
        var own = sent.Where(one => IsOf(find.Search, one)).ToList();
        if (own.Exists(one => IsAbout(one, entry))) yield break;
        var name = $"The saved search “{find.Search.Name}”";
        var wasKnown = find.At < entry.Event.SeenAt;
        // What it found at last it did not find when an earlier event happened.
        if (!wasKnown && item.Events.Any(later => later.Event.SeenAt > entry.Event.SeenAt && later.Event.SeenAt <= find.At)) yield break;
        if (own.Count > 0) yield return $"{name} {(wasKnown ? "told" : "tells")} of the item by its message of {Moment(own[^1].CreatedAt)}, and of each item once.";
        else if (!find.IsNews) yield return $"{name} {Remembered(find)}";
        else if (wasKnown) yield return $"{name} found the item on {Moment(find.At)} already, and tells each item once.";
        else yield return $"{name} found it on {Moment(find.At)}; {Elsewhere(find.Search, entry, sent)}.";
    }

    private static string Remembered(ItemFind find) => find switch
    {
        { Version: > 0 } => string.Create(CultureInfo.InvariantCulture, $"found it on {Moment(find.At)} and told nobody: somebody had muted the item, or the search had found more than {SearchMatchStore.MostADay} within a day."),
        _ when find.At == find.Search.StateAt || find.At == find.Search.CreatedAt => $"knew the item when it began, on {Moment(find.At)}: only what it newly finds is told.",
        _ => $"found it on {Moment(find.At)} where nothing is news: it began then, the item came with a backlog, or was judged anew. It is remembered, and told to nobody.",
    };

    private static string Elsewhere(SavedSearch search, EventEntry entry, IReadOnlyList<Delivery> sent) =>
        sent.FirstOrDefault(one => one.Channel == search.Channel && IsAbout(one, entry)) is { } other
            ? $"{search.Channel} is told by “{other.Rule}” already"
            : $"{search.Channel} is told of the same change by another message, or somebody had put it to rest there";

    private static string Rested(SavedSearch search) =>
        $"The saved search “{search.Name}” would find it, but {(search.State == SavedSearchState.Broken ? "is broken" : "rests")} since {Moment(search.StateAt)}: {search.Why}";

    private static bool IsOf(SavedSearch search, Delivery one) =>
        one.Alert.FoundBy is not null && one.Channel == search.Channel && (one.Rule == $"search: {search.Name}" || one.Rule == $"search: {search.Name}, now matches");

    private static bool IsAbout(Delivery one, EventEntry entry) => one.Alert.Event.Kind == entry.Event.Kind && one.Alert.Event.Discriminator == entry.Event.Discriminator;

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
