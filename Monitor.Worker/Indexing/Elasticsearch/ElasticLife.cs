using Monitor.Worker.Indexing.Elasticsearch.Cluster;
using Monitor.Worker.Indexing.Elasticsearch.Transport;
using Monitor.Worker.Indexing.Elasticsearch.Writing;

namespace Monitor.Worker.Indexing.Elasticsearch;

/// <summary>What is known of the index that is searched.</summary>
internal sealed record LiveState(LiveIndex Index, long Cursor, DeadLetters Dead);

/// <summary>What may be done about an index that is missing or of another schema.</summary>
internal enum Finding
{
    MayLook,
    MayMake,

    /// <summary>Also put one of our schema in the place of another: only the worker does, not whoever asks.</summary>
    MayReplace,
}

/// <summary>The life of the index: made when it is missing, replaced when it is of another schema, rebuilt beside the one that is searched.</summary>
internal sealed partial class ElasticLife(ElasticTransport transport, TimeProvider time, ILogger<ElasticLife> logger) : IDisposable
{
    private readonly IndexVersions _versions = new(transport, new CursorStore(transport));
    private readonly CursorStore _cursors = new(transport);
    private readonly SemaphoreSlim _finding = new(1, 1);
    private Capabilities? _capabilities;
    private LiveState? _live;
    private LiveIndex? _last;

    /// <summary>As last seen; null when it has to be looked for.</summary>
    public LiveState? Live => Volatile.Read(ref _live);

    public Capabilities? Capabilities => Volatile.Read(ref _capabilities);

    /// <summary>Why the index was last begun anew, for the health page; null when it was not.</summary>
    public (DateTimeOffset At, string Why)? Begun { get; private set; }

    /// <summary>For those who search: makes sure that there is an index, whoever wrote it, and says what answers.</summary>
    public async ValueTask<Capabilities> ReadyAsync(CancellationToken ct)
    {
        if (Live is null || Capabilities is null) await FindAsync(Finding.MayMake, ct);
        return Capabilities!;
    }

    /// <summary>For the one who writes: an index of the schema that we write.</summary>
    public async ValueTask<LiveState> WritableAsync(CancellationToken ct) =>
        Live is { Index.IsOurs: true } live ? live : (await FindAsync(Finding.MayReplace, ct))!;

    /// <summary>Looks at the cluster: what is there now, which may not be what was there before.</summary>
    /// <returns>Null when there is no index and none was to be made.</returns>
    public async Task<LiveState?> FindAsync(Finding finding, CancellationToken ct)
    {
        await _finding.WaitAsync(ct);
        try
        {
            _capabilities ??= await ClusterProbe.AskAsync(transport, ct);
            var found = await _versions.FindAsync(_last, ct);
            if (found is null && finding is Finding.MayLook) return null;
            if (found is null) found = await BeginAsync(ct);
            else if (!found.IsOurs && finding is Finding.MayReplace) found = await ReplaceAsync(found, ct);
            else if (_last is not null && _last.Uuid != found.Uuid) Tell($"{found.Name} was put in the place of {_last.Name} by somebody", found.Name);
            var (cursor, dead) = await _cursors.ReadAsync(found, finding is not Finding.MayLook, ct);
            // The list in memory is the newer one.
            if (_live?.Index == found) dead = _live.Dead;
            _last = found;
            Volatile.Write(ref _live, new LiveState(found, cursor, dead));
            return _live!;
        }
        finally
        {
            _finding.Release();
        }
    }

    /// <summary>What is known may no longer be so.</summary>
    public void Forget() => Volatile.Write(ref _live, null);

    /// <summary>Shows a written batch to searches, and moves the cursor.</summary>
    public async Task PublishAsync(LiveState live, long cursor, CancellationToken ct)
    {
        await _versions.RefreshAsync(transport.Settings.Index, ct);
        await _cursors.WriteAsync(live.Index, cursor, live.Dead, ct);
        Volatile.Write(ref _live, live with { Cursor = cursor });
    }

    /// <summary>Fills a new version beside the one that is searched, and lets searches go over to it when it is whole.</summary>
    /// <param name="fill">Gives the cursor of what it wrote.</param>
    public async Task RebuildAsync(Func<LiveIndex, DeadLetters, Task<long>> fill, CancellationToken ct)
    {
        var old = (await FindAsync(Finding.MayReplace, ct))!.Index;
        await _versions.SweepAsync(old, ct);
        var dead = new DeadLetters([]);
        var fresh = await _versions.CreateAsync(Capabilities!, isSearched: false, ct);
        long cursor;
        try
        {
            cursor = await fill(fresh, dead);
            await _versions.RefreshAsync(fresh.Name, ct);
            // Before searches go over: the new version is never without its cursor.
            await _cursors.WriteAsync(fresh, cursor, dead, ct);
            await _versions.SwapAsync(old, fresh, ct);
        }
        catch
        {
            await LeaveAsync(fresh);
            throw;
        }

        _last = fresh;
        Volatile.Write(ref _live, new LiveState(fresh, cursor, dead));
        await LeaveAsync(old);
    }

    public void Dispose() => _finding.Dispose();

    private async Task<LiveIndex> BeginAsync(CancellationToken ct)
    {
        var made = await _versions.CreateAsync(_capabilities!, isSearched: true, ct);
        if (_last is not null) Tell($"{_last.Name} was deleted by somebody", made.Name);
        else Log.Made(logger, made.Name, _capabilities!);
        foreach (var lost in made.Fallbacks) Log.Fallback(logger, lost);
        return made;
    }

    private async Task<LiveIndex> ReplaceAsync(LiveIndex other, CancellationToken ct)
    {
        var made = await _versions.CreateAsync(_capabilities!, isSearched: false, ct);
        await _versions.SwapAsync(other, made, ct);
        Tell(other.WasMadeByUs ? $"{other.Name} was written by another version of Monitor" : $"{other.Name} is not of Monitor's making; it was left as it is", made.Name);
        await LeaveAsync(other);
        return made;
    }

    private async Task LeaveAsync(LiveIndex unused)
    {
        try
        {
            await _versions.DropAsync(unused, CancellationToken.None);
            await _cursors.ForgetAsync(unused, CancellationToken.None);
        }
        catch (IndexUnavailableException)
        {
            // The next rebuild sweeps it away.
        }
    }

    private void Tell(string why, string now)
    {
        Begun = (time.GetUtcNow(), $"{why}. {now} is filled from the store");
        Log.Begun(logger, why, now);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The index {Name} was made in {Product}; it is filled from the store.")]
        public static partial void Made(ILogger logger, string name, Capabilities product);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The search index: {Why}. {Now} is filled from the store.")]
        public static partial void Begun(ILogger logger, string why, string now);

        [LoggerMessage(Level = LogLevel.Warning, Message = "This Elasticsearch lacks a part of its usual text analysis, so searches find less: {Lost}")]
        public static partial void Fallback(ILogger logger, string lost);
    }
}
