using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;

namespace Monitor.Worker.Tests.Web;

/// <summary>An index that lives elsewhere and does not answer.</summary>
internal sealed class AwayIndex : ISearchIndex
{
    public const string Why = "No node of the cluster answers: http://127.0.0.1:9200 refused the connection.";

    public ValueTask<long> CursorAsync(CancellationToken ct) => throw Away;

    public Task WriteAsync(IReadOnlyCollection<SearchDocument> upserts, IReadOnlyCollection<long> deletes, long cursor, CancellationToken ct) => throw Away;

    public Task FollowAsync(IAsyncEnumerable<IndexBatch> changes, CancellationToken ct) => throw Away;

    public Task RebuildAsync(IAsyncEnumerable<IndexBatch> everything, CancellationToken ct) => throw Away;

    public Task ClearAsync(CancellationToken ct) => throw Away;

    public Task<SearchResult> SearchAsync(SearchQuery query, CancellationToken ct) => throw Away;

    public IAsyncEnumerable<long> EachAsync(SearchQuery query, CancellationToken ct) => throw Away;

    public Task<IReadOnlyList<SearchHit>> MoreLikeAsync(long itemId, int take, CancellationToken ct) => throw Away;

    public Task<string?> NearestWordAsync(string word, CancellationToken ct) => throw Away;

    public Task<long> CountAsync(CancellationToken ct) => throw Away;

    public Task<IndexHealth> HealthAsync(CancellationToken ct) => throw Away;

    public void Dispose()
    {
        // Nothing is held.
    }

    private static IndexUnavailableException Away => new(Why);
}
