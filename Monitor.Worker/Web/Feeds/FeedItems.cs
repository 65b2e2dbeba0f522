using System.Globalization;
using System.Runtime.CompilerServices;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;
using Monitor.Worker.Storage;
using Monitor.Worker.Web.Searching;

namespace Monitor.Worker.Web.Feeds;

/// <summary>Asks the index which items, and the store what they are: the newest with their passages, or all.</summary>
internal sealed class FeedItems(ISearchIndex index, ItemCards cards)
{
    private const int Chunk = 500;

    public async Task<IReadOnlyList<FoundItem>> NewestAsync(FeedRequest request, CancellationToken ct)
    {
        var result = Whole(await index.SearchAsync(request.Query, ct));
        var known = await cards.FindAsync([.. result.Hits.Select(hit => hit.ItemId)], ct);
        return [.. result.Hits.Where(hit => known.ContainsKey(hit.ItemId)).Select(hit => new FoundItem(hit, known[hit.ItemId]))];
    }

    /// <summary>All of them, those that came last first, a few hundred in memory at a time.</summary>
    public async IAsyncEnumerable<IReadOnlyList<ItemCard>> AllAsync(FeedRequest request, [EnumeratorCancellation] CancellationToken ct)
    {
        // An index that is gone has nothing to go through, and says so only to a search.
        Whole(await index.SearchAsync(request.Query with { Skip = 0, Take = 0, Facets = false, Passages = false }, ct));
        var ids = await index.EachAsync(request.Query, ct).ToListAsync(ct);
        ids.Reverse();
        foreach (var chunk in ids.Chunk(Chunk))
        {
            var known = await cards.FindAsync(chunk, ct);
            yield return [.. chunk.Where(known.ContainsKey).Select(id => known[id])];
        }
    }

    // Readers drop what is no longer in a feed: half of one is worse than none.
    private static SearchResult Whole(SearchResult result) => result.Shortfall is { } shortfall ? throw new IndexUnavailableException(shortfall) : result;

    /// <summary>Changes with everything that may change an answer.</summary>
    public async Task<string> StateAsync(CancellationToken ct) => (await index.CursorAsync(ct)).ToString(CultureInfo.InvariantCulture);
}
