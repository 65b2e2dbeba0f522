namespace Monitor.Worker.Fetching.Pacing;

/// <summary>What is remembered of a host: who is being served, when it was last asked, and when it wants to be asked again.</summary>
internal sealed class HostLane(int places, TimeProvider time)
{
    private readonly Lock _lock = new();
    private DateTimeOffset? _lastAsked;
    private DateTimeOffset _closedUntil = DateTimeOffset.MinValue;

    public FifoGate Gate { get; } = new(places);

    /// <summary>Callers inside or waiting; counted by <see cref="HostLanes"/> under its lock.</summary>
    public int Users { get; set; }

    public DateTimeOffset ClosedUntil
    {
        get { lock (_lock) return _closedUntil; }
    }

    /// <summary>Nobody would notice if this lane were forgotten at that time.</summary>
    public bool IsForgettable(DateTimeOffset now, TimeSpan longestInterval)
    {
        lock (_lock) return Users == 0 && _closedUntil <= now && (_lastAsked is not { } last || last + longestInterval <= now);
    }

    public async Task PaceAsync(TimeSpan interval, CancellationToken ct)
    {
        var (before, start) = Reserve(interval);
        try
        {
            var wait = start - time.GetUtcNow();
            if (wait > TimeSpan.Zero) await Task.Delay(wait, time, ct);
        }
        catch (OperationCanceledException)
        {
            GiveBack(start, before);
            throw;
        }
    }

    /// <summary>The least time counts from the end of an answer, so that a slow host gets more rest, and retries inside count too.</summary>
    public void Answered()
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            if (_lastAsked is not { } last || last < now) _lastAsked = now;
        }
    }

    public void Close(DateTimeOffset until)
    {
        lock (_lock)
        {
            if (until > _closedUntil) _closedUntil = until;
        }
    }

    private (DateTimeOffset? Before, DateTimeOffset Start) Reserve(TimeSpan interval)
    {
        var start = time.GetUtcNow();
        lock (_lock)
        {
            var before = _lastAsked;
            if (before is { } last && last + interval > start) start = last + interval;
            if (_closedUntil > start) start = _closedUntil;
            _lastAsked = start;
            return (before, start);
        }
    }

    private void GiveBack(DateTimeOffset start, DateTimeOffset? before)
    {
        lock (_lock)
        {
            if (_lastAsked == start) _lastAsked = before;
        }
    }
}
