using Microsoft.Extensions.Logging.Abstractions;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing.Elasticsearch.Searching;
using Monitor.Worker.Indexing.Elasticsearch.Transport;
using Monitor.Worker.Indexing.Elasticsearch.Writing;

namespace Monitor.Worker.Indexing.Elasticsearch;

/// <summary>The index in an Elasticsearch cluster. One worker writes it; any number may search.</summary>
internal sealed class ElasticIndex : ISearchIndex
{
    private readonly ElasticTransport _transport;
    private readonly ElasticLife _life;
    private readonly ElasticSearcher _searcher;
    private readonly ElasticHealth _health;
    private readonly BulkWriter _bulk;
    private readonly SemaphoreSlim _writing = new(1, 1);

    private ElasticIndex(ElasticTransport transport, TimeProvider time, ConceptShelf concepts, ILoggerFactory loggers)
    {
        _transport = transport;
        _life = new ElasticLife(transport, time, loggers.CreateLogger<ElasticLife>());
        _bulk = new BulkWriter(transport, time, loggers.CreateLogger<BulkWriter>());
        _searcher = new ElasticSearcher(transport, _life.ReadyAsync, transport.Settings.Index, time, concepts);
        _health = new ElasticHealth(transport, _life, _bulk, time);
    }

    public static ElasticIndex Open(ElasticSettings settings, TimeProvider time, ConceptShelf concepts, ILoggerFactory? loggers = null, HttpMessageHandler? handler = null)
    {
        var told = loggers ?? NullLoggerFactory.Instance;
        return new ElasticIndex(new ElasticTransport(settings, handler ?? ElasticHandler.Create(settings), time, told.CreateLogger<ElasticTransport>()), time, concepts, told);
    }

    public async ValueTask<long> CursorAsync(CancellationToken ct) => (await _life.FindAsync(Finding.MayReplace, ct))!.Cursor;

    public async Task WriteAsync(IReadOnlyCollection<SearchDocument> upserts, IReadOnlyCollection<long> deletes, long cursor, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cursor);
        await _writing.WaitAsync(ct);
        try
        {
            await WriteAsync(await _life.WritableAsync(ct), upserts, deletes, cursor, ct);
        }
        finally
        {
            _writing.Release();
            _searcher.Changed();
        }
    }

    public async Task FollowAsync(IAsyncEnumerable<IndexBatch> changes, CancellationToken ct)
    {
        await foreach (var batch in changes.WithCancellation(ct)) await WriteAsync(batch.Items, batch.Deletes, batch.Cursor, ct);
    }

    public async Task RebuildAsync(IAsyncEnumerable<IndexBatch> everything, CancellationToken ct)
    {
        await _writing.WaitAsync(ct);
        try
        {
            await _life.RebuildAsync((fresh, dead) => FillAsync(fresh, dead, everything, ct), ct);
        }
        finally
        {
            _writing.Release();
            _searcher.Changed();
        }
    }

    public async Task ClearAsync(CancellationToken ct)
    {
        await _writing.WaitAsync(ct);
        try
        {
            await _life.RebuildAsync((_, _) => Task.FromResult(0L), ct);
        }
        finally
        {
            _writing.Release();
            _searcher.Changed();
        }
    }

    public Task<SearchResult> SearchAsync(SearchQuery query, CancellationToken ct) => _searcher.SearchAsync(query, ct);

    public IAsyncEnumerable<long> EachAsync(SearchQuery query, CancellationToken ct) => _searcher.EachAsync(query, ct);

    public Task<IReadOnlyList<SearchHit>> MoreLikeAsync(long itemId, int take, CancellationToken ct) => _searcher.MoreLikeAsync(itemId, take, ct);

    public Task<string?> NearestWordAsync(string word, CancellationToken ct) => _searcher.NearestWordAsync(word, ct);

    public async Task<long> CountAsync(CancellationToken ct)
    {
        await _life.ReadyAsync(ct);
        using var answer = await _transport.GoodAsync(ElasticRequest.Get("count", $"/{_transport.Settings.Index}/_count"), ct);
        return answer.Body.GetProperty("count").GetInt64();
    }

    public Task<IndexHealth> HealthAsync(CancellationToken ct) => _health.AskAsync(ct);

    public void Dispose()
    {
        _transport.Dispose();
        _life.Dispose();
        _writing.Dispose();
    }

    private async Task WriteAsync(LiveState live, IReadOnlyCollection<SearchDocument> upserts, IReadOnlyCollection<long> deletes, long cursor, CancellationToken ct)
    {
        try
        {
            await _bulk.WriteAsync(new BulkTarget(_transport.Settings.Index, IsAlias: true, live.Dead), upserts, deletes, cursor, ct);
            await _life.PublishAsync(live, cursor, ct);
        }
        catch (IndexUnavailableException)
        {
            // Perhaps the index is gone: look anew the next time.
            _life.Forget();
            throw;
        }
    }

    private async Task<long> FillAsync(LiveIndex fresh, DeadLetters dead, IAsyncEnumerable<IndexBatch> everything, CancellationToken ct)
    {
        var cursor = 0L;
        var target = new BulkTarget(fresh.Name, IsAlias: false, dead);
        await foreach (var batch in everything.WithCancellation(ct))
        {
            await _bulk.WriteAsync(target, batch.Items, [], batch.Cursor, ct);
            cursor = batch.Cursor;
        }

        return cursor;
    }
}
