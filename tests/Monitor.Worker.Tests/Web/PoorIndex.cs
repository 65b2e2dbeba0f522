using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;

namespace Monitor.Worker.Tests.Web;

/// <summary>An index of which a part does not answer. What is found is an item of the seed.</summary>
internal sealed class PoorIndex : ISearchIndex
{
    public const string Shortfall = "1 of 3 parts of the index did not answer; there may be more hits than these.";
    public const string Complaint = "A part of the index has no node that holds it (red): searches miss what is in it.";

    public IndexState State { get; set; } = IndexState.Degraded;

    public int Asked { get; private set; }

    public ValueTask<long> CursorAsync(CancellationToken ct) => ValueTask.FromResult(7L);

    public Task WriteAsync(IReadOnlyCollection<SearchDocument> upserts, IReadOnlyCollection<long> deletes, long cursor, CancellationToken ct) => Task.CompletedTask;

    public Task FollowAsync(IAsyncEnumerable<IndexBatch> changes, CancellationToken ct) => Task.CompletedTask;

    public Task RebuildAsync(IAsyncEnumerable<IndexBatch> everything, CancellationToken ct) => Task.CompletedTask;

    public Task ClearAsync(CancellationToken ct) => Task.CompletedTask;

    public Task<SearchResult> SearchAsync(SearchQuery query, CancellationToken ct) => Task.FromResult(
        new SearchResult(1, 1, query.Text == "nothing" ? [] : [new SearchHit(Seed.Bill, 1, "Bill", [])], new Dictionary<string, IReadOnlyList<FacetCount>>()) { Shortfall = Shortfall });

    public IAsyncEnumerable<long> EachAsync(SearchQuery query, CancellationToken ct) => new[] { Seed.Bill }.ToAsyncEnumerable();

    public Task<IReadOnlyList<SearchHit>> MoreLikeAsync(long itemId, int take, CancellationToken ct) => Task.FromResult<IReadOnlyList<SearchHit>>([]);

    public Task<string?> NearestWordAsync(string word, CancellationToken ct) => Task.FromResult<string?>(null);

    public Task<long> CountAsync(CancellationToken ct) => Task.FromResult(1L);

    public Task<IndexHealth> HealthAsync(CancellationToken ct)
    {
        Asked++;
        return Task.FromResult(new IndexHealth(
            IndexingOptions.Elasticsearch, "Elasticsearch 9", State, 1, long.MaxValue, [new("nodes", "2")], State is IndexState.Ready ? [] : [Complaint]));
    }

    public void Dispose()
    {
        // Nothing is held.
    }
}
