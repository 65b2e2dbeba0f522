using System.Globalization;
using System.Runtime.CompilerServices;
using Lucene.Net.Store;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing.Embedded.Searching;

namespace Monitor.Worker.Indexing.Embedded;

/// <summary>The index inside this process, on Lucene.Net. One process at a time may hold a folder.</summary>
internal sealed partial class EmbeddedIndex : ISearchIndex
{
    private const int WorthSharing = 32;

    // A commit waits for the disk and makes segments that must be merged: while there is more to come one suffices for some ten thousand acts.
    private const long UsualCharactersACommit = 128_000_000;

    private readonly IndexFolder _folder;
    private readonly EmbeddedSearcher _searcher;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly long _charactersACommit;
    private long _cursor;

    private EmbeddedIndex(IndexFolder folder, TimeProvider time, ConceptShelf concepts, long charactersACommit)
    {
        _charactersACommit = charactersACommit;
        (_folder, _searcher) = (folder, new EmbeddedSearcher(folder.Files, folder.Pieces, time, concepts));
        _cursor = folder.Cursor;
    }

    public ValueTask<long> CursorAsync(CancellationToken ct) => ValueTask.FromResult(Interlocked.Read(ref _cursor));

    /// <summary>
    /// Opens or makes the index in a folder. A damaged one is renamed, so that it can be looked into, and a new one is begun at cursor 0.
    /// </summary>
    /// <param name="charactersACommit">Of a long catch-up, how much text one commit may wait for.</param>
    /// <exception cref="InvalidOperationException">Another process holds the folder.</exception>
    public static EmbeddedIndex Open(string path, TimeProvider time, ConceptShelf concepts, ILogger<EmbeddedIndex> logger, long charactersACommit = UsualCharactersACommit)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var folder = OpenOrSetAside(full, time, logger);
        if (folder.WasOfAnotherSchema) Log.AnotherSchema(logger, full);
        return new EmbeddedIndex(folder, time, concepts, charactersACommit);
    }

    public Task WriteAsync(IReadOnlyCollection<SearchDocument> upserts, IReadOnlyCollection<long> deletes, long cursor, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cursor);
        return ChangeAsync(
            () =>
            {
                Apply(upserts, deletes, ct);
                _folder.Commit(cursor);
            },
            ct);
    }

    public Task FollowAsync(IAsyncEnumerable<IndexBatch> changes, CancellationToken ct) => WriteAllAsync(
        async () =>
        {
            var (owed, cursor) = (0L, (long?)null);
            await foreach (var batch in changes.WithCancellation(ct).ConfigureAwait(false))
            {
                Apply(batch.Items, batch.Deletes, ct);
                cursor = batch.Cursor;
                owed += batch.Items.Sum(item => (long)item.Text.Length);
                if (owed < _charactersACommit) continue;
                _folder.Commit(batch.Cursor);
                Show();
                (owed, cursor) = (0, null);
            }

            if (cursor is { } last) _folder.Commit(last);
        },
        ct);

    /// <summary>In one transaction: nothing of it is seen before all of it.</summary>
    public Task RebuildAsync(IAsyncEnumerable<IndexBatch> everything, CancellationToken ct) => WriteAllAsync(
        async () =>
        {
            _folder.Writer.DeleteAll();
            var cursor = 0L;
            await foreach (var batch in everything.WithCancellation(ct).ConfigureAwait(false))
            {
                Put(batch.Items, ct);
                cursor = batch.Cursor;
            }

            _folder.Commit(cursor);
        },
        ct);

    public Task ClearAsync(CancellationToken ct) => ChangeAsync(_folder.Empty, ct);

    public Task<SearchResult> SearchAsync(SearchQuery query, CancellationToken ct) => Task.Run(() => _searcher.Search(query, ct), ct);

    public async IAsyncEnumerable<long> EachAsync(SearchQuery query, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var id in await Task.Run(() => _searcher.Each(query, ct), ct).ConfigureAwait(false)) yield return id;
    }

    public Task<IReadOnlyList<SearchHit>> MoreLikeAsync(long itemId, int take, CancellationToken ct) => Task.Run(() => _searcher.MoreLike(itemId, take), ct);

    public Task<string?> NearestWordAsync(string word, CancellationToken ct) => Task.Run(() => _searcher.NearestWord(word), ct);

    public Task<IndexHealth> HealthAsync(CancellationToken ct) => Task.FromResult(_searcher.With(searcher =>
        EmbeddedHealth.Of(searcher.IndexReader, new IndexFolderFiles(_folder.Files.Directory), Interlocked.Read(ref _cursor))));

    public Task<long> CountAsync(CancellationToken ct) => Task.FromResult(_searcher.Count());

    public void Dispose()
    {
        _searcher.Dispose();
        _folder.Dispose();
        _writing.Dispose();
    }

    private static IndexFolder OpenOrSetAside(string path, TimeProvider time, ILogger logger)
    {
        try
        {
            return IndexFolder.Open(path);
        }
        catch (LockObtainFailedException e)
        {
            throw new InvalidOperationException($"The index in {path} is in use by another process. Is another worker running on it?", e);
        }
        catch (DamagedIndexException e)
        {
            var aside = $"{path}.damaged-{time.GetUtcNow().UtcDateTime.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture)}";
            System.IO.Directory.Move(path, aside);
            Log.Damaged(logger, path, aside, e.InnerException);
            return IndexFolder.Open(path);
        }
    }

    private Task ChangeAsync(Action change, CancellationToken ct) => WriteAllAsync(() => Task.Run(change, ct), ct);

    /// <summary>By one writer at a time; what fails leaves what was durable before.</summary>
    private async Task WriteAllAsync(Func<Task> change, CancellationToken ct)
    {
        await _writing.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            await change().ConfigureAwait(false);
            Show();
        }
        catch
        {
            _folder.RollBack();
            throw;
        }
        finally
        {
            _writing.Release();
        }
    }

    private void Show()
    {
        _searcher.Refresh();
        Interlocked.Exchange(ref _cursor, _folder.Cursor);
    }

    private void Apply(IReadOnlyCollection<SearchDocument> upserts, IReadOnlyCollection<long> deletes, CancellationToken ct)
    {
        foreach (var itemId in deletes) _folder.Writer.DeleteDocuments(LuceneDocuments.IdOf(itemId));
        Put(upserts, ct);
    }

    private void Put(IReadOnlyCollection<SearchDocument> upserts, CancellationToken ct)
    {
        var newest = upserts.GroupBy(item => item.ItemId).Select(same => same.Last()).ToList();
        var sharing = new ParallelOptions { MaxDegreeOfParallelism = newest.Count < WorthSharing ? 1 : Math.Min(4, Environment.ProcessorCount), CancellationToken = ct };
        _folder.Dictionaries.LearnFrom(newest.Select(item => item.Text));
        Parallel.ForEach(newest, sharing, item => _folder.Writer.UpdateDocument(LuceneDocuments.IdOf(item.ItemId), LuceneDocuments.From(item, _folder.Pieces)));
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The index in {Folder} is damaged or of another version. It was set aside as {Aside} (delete it when it is no longer of interest); a new one is filled from the store.")]
        public static partial void Damaged(ILogger logger, string folder, string aside, Exception? cause);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The index in {Folder} was written by another version of Monitor. It was emptied and is filled again from the store.")]
        public static partial void AnotherSchema(ILogger logger, string folder);
    }
}
