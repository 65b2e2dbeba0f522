using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Web.Searching;

/// <summary>A hit with what the store knows of the item.</summary>
public sealed record FoundItem(SearchHit Hit, ItemCard Card);

/// <summary>What a search came to.</summary>
/// <param name="Kept">All items of the index, whatever was asked.</param>
public sealed record FoundItems(SearchResult Result, IReadOnlyList<FoundItem> Items, long Kept)
{
    public IReadOnlyList<SearchHint> Hints { get; init; } = [];

    /// <summary>Whether there is anything to narrow it down by.</summary>
    public bool CanNarrow => Result.Facets.Values.Any(counts => counts.Any(count => count.Value.Length > 0));
}

/// <summary>Asks the index which items, and the store what they are.</summary>
internal sealed class ItemSearch(ISearchIndex index, ItemCards cards, SearchHints hints)
{
    public async Task<FoundItems> FindAsync(SearchRequest request, CancellationToken ct)
    {
        var result = await index.SearchAsync(request.ToQuery(), ct);
        var known = await cards.FindAsync([.. result.Hits.Select(hit => hit.ItemId)], ct);
        // The index follows the store: a hit may be of an item that is gone by now.
        var items = result.Hits.Where(hit => known.ContainsKey(hit.ItemId)).Select(hit => new FoundItem(hit, known[hit.ItemId]));
        return new FoundItems(result, [.. items], await index.CountAsync(ct)) { Hints = await hints.OfAsync(request, result, ct) };
    }

    /// <summary>Where an item matches a search, in the order of its text; empty when nothing in it does.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<Fragment>>> PassagesAsync(SearchRequest request, long item, CancellationToken ct)
    {
        if (!request.HasText) return [];
        var result = await index.SearchAsync(request.ToQuery(item), ct);
        // A hit without a marked word shows how its text begins, which tells nothing here.
        return [.. result.Hits.SelectMany(hit => hit.Passages).Where(passage => passage.Any(fragment => fragment.Marked))];
    }
}
