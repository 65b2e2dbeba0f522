using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Web.Searching;

/// <summary>A hit with what the store knows of the item.</summary>
public sealed record FoundItem(SearchHit Hit, ItemCard Card);

/// <summary>What a search came to.</summary>
/// <param name="Kept">All items of the index, whatever was asked.</param>
public sealed record FoundItems(SearchResult Result, IReadOnlyList<FoundItem> Items, long Kept);

/// <summary>Asks the index which items, and the store what they are.</summary>
internal sealed class ItemSearch(ISearchIndex index, ItemCards cards)
{
    public async Task<FoundItems> FindAsync(SearchRequest request, CancellationToken ct)
    {
        var result = await index.SearchAsync(request.ToQuery(), ct);
        var known = await cards.FindAsync([.. result.Hits.Select(hit => hit.ItemId)], ct);
        // The index follows the store: a hit may be of an item that is gone by now.
        var items = result.Hits.Where(hit => known.ContainsKey(hit.ItemId)).Select(hit => new FoundItem(hit, known[hit.ItemId]));
        return new FoundItems(result, [.. items], await index.CountAsync(ct));
    }
}
