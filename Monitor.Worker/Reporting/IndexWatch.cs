using System.Globalization;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Reporting;

/// <summary>How the search index is for those who keep it running, and since when something about it is wrong. Asked again after some seconds only.</summary>
internal sealed class IndexWatch(ISearchIndex index, ChangeFeed feed, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(15);

    /// <summary>What was committed longer ago must have begun to arrive.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim _one = new(1);
    private IndexReport? _last;
    private (long Cursor, DateTimeOffset Since)? _waits;

    public async Task<IndexReport> AskAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            var now = time.GetUtcNow();
            if (_last is { } known && now - known.At < Fresh) return known;
            var head = await feed.HeadAsync(ct);
            var health = Compared(await HealthAsync(ct), head, now);
            return _last = new IndexReport(health, head, now, health.State is IndexState.Ready ? null : _last?.TroubledSince ?? now);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<IndexHealth> HealthAsync(CancellationToken ct)
    {
        try
        {
            return await index.HealthAsync(ct);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException))
        {
            return new IndexHealth("index", "no answer", IndexState.Down, null, null, [], [fault.Message]);
        }
    }

    // An index that answers may still have stopped following.
    private IndexHealth Compared(IndexHealth health, long head, DateTimeOffset now)
    {
        if (health.Cursor is not { } cursor || cursor >= head)
        {
            _waits = null;
            return health;
        }

        if (_waits is not { } waits || waits.Cursor != cursor) _waits = waits = (cursor, now);
        if (now - waits.Since < Patience) return health;
        var words = string.Create(CultureInfo.InvariantCulture, $"It has taken up nothing since {waits.Since.UtcDateTime:yyyy-MM-dd HH:mm} UTC, though {head - cursor} changes wait: searches do not find what came since. The log says why.");
        return health with { State = health.State is IndexState.Ready ? IndexState.Degraded : health.State, Complaints = [.. health.Complaints, words] };
    }
}

/// <param name="Head">The last change of the store, to compare with that of the index.</param>
/// <param name="TroubledSince">Null while nothing is wrong.</param>
internal sealed record IndexReport(IndexHealth Health, long Head, DateTimeOffset At, DateTimeOffset? TroubledSince)
{
    /// <summary>What is wrong, one sentence each.</summary>
    public IReadOnlyList<string> Troubles => Health is { State: IndexState.Down, Complaints: [] } ? ["It does not answer."] : Health.Complaints;
}
