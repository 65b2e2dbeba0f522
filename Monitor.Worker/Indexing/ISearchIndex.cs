using Monitor.Worker.Documents;

namespace Monitor.Worker.Indexing;

/// <summary>
/// The search index: a follower of the store that can always be rebuilt from it. Every implementation passes
/// <c>SearchIndexContract</c>. One that lives elsewhere may not answer: then its calls throw <see cref="IndexUnavailableException"/>.
/// </summary>
public interface ISearchIndex : IDisposable
{
    /// <summary>Of the last store change that is durably in the index; 0 when it is empty or was lost.</summary>
    ValueTask<long> CursorAsync(CancellationToken ct);

    /// <summary>Replaces the given items and removes others, durably together with the cursor. Repeating a batch changes nothing.</summary>
    Task WriteAsync(IReadOnlyCollection<SearchDocument> upserts, IReadOnlyCollection<long> deletes, long cursor, CancellationToken ct);

    /// <summary>
    /// The same, batch after batch, which is quicker than one by one: an index may make several durable and visible at once, always in their
    /// order, and all of them before it returns. After a failure those not durable are given again.
    /// </summary>
    Task FollowAsync(IAsyncEnumerable<IndexBatch> changes, CancellationToken ct);

    /// <summary>Fills the index anew. Searches see the old content until the new is whole.</summary>
    Task RebuildAsync(IAsyncEnumerable<IndexBatch> everything, CancellationToken ct);

    /// <summary>Empties the index and sets its cursor to 0.</summary>
    Task ClearAsync(CancellationToken ct);

    Task<SearchResult> SearchAsync(SearchQuery query, CancellationToken ct);

    /// <summary>
    /// The numbers of all items that match, as they were at one moment, in the order of their numbers. Skip, take, sort and collapse do not count.
    /// </summary>
    IAsyncEnumerable<long> EachAsync(SearchQuery query, CancellationToken ct);

    /// <summary>Items on the same matter: first those of other jurisdictions. Empty when the item is not in the index.</summary>
    Task<IReadOnlyList<SearchHit>> MoreLikeAsync(long itemId, int take, CancellationToken ct);

    /// <summary>The word of the items' titles and texts that is spelt most like this one, as the index has it; null when none is near.</summary>
    Task<string?> NearestWordAsync(string word, CancellationToken ct);

    Task<long> CountAsync(CancellationToken ct);

    /// <summary>Never throws: what does not answer is a state too.</summary>
    Task<IndexHealth> HealthAsync(CancellationToken ct);
}
