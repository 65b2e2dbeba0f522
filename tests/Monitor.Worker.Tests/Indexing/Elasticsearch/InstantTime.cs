namespace Monitor.Worker.Tests.Indexing.Elasticsearch;

/// <summary>A clock on which waits end at once and are kept, and deadlines never come.</summary>
internal sealed class InstantTime : TimeProvider
{
    /// <summary>Whoever waits longer sets a deadline.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(12);

    private readonly Lock _lock = new();
    private DateTimeOffset _now = new(2031, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public List<TimeSpan> Waits { get; } = [];

    public void Advance(TimeSpan by)
    {
        lock (_lock) _now += by;
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock) return _now;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime >= TimeSpan.Zero && dueTime <= LongestWait)
        {
            lock (_lock)
            {
                Waits.Add(dueTime);
                _now += dueTime;
            }

            ThreadPool.QueueUserWorkItem(_ => callback(state));
        }

        return new Nothing();
    }

    private sealed class Nothing : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
