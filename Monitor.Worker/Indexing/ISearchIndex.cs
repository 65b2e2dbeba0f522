using Monitor.Worker.Documents;

namespace Monitor.Worker.Indexing;

/// <summary>
/// The search index: a follower of the store that can always be rebuilt from it. Every implementation passes
/// <c>SearchIndexContract</c>.
/// </summary>
public interface ISearchIndex : IDisposable
{
    /// <summary>Of the last store change that is durably in the index; 0 when it is empty or was lost.</summary>
    long Cursor { get; }

    /// <summary>Replaces the given items and removes others, durably together with the cursor. Repeating a batch changes nothing.</summary>
    Task WriteAsync(IReadOnlyCollection<SearchDocument> upserts, IReadOnlyCollection<long> deletes, long cursor, CancellationToken ct);

    /// <summary>Empties the index and sets its cursor to 0.</summary>
    Task ClearAsync(CancellationToken ct);

    Task<SearchResult> SearchAsync(SearchQuery query, CancellationToken ct);

    Task<long> CountAsync(CancellationToken ct);
}
