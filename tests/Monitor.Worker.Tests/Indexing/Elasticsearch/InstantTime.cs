namespace Monitor.Worker.Tests.Indexing.Elasticsearch;

/// <summary>A clock that goes on only by waiting: waits end at once and are kept, and deadlines never come.</summary>
/// <param name="longestWait">In seconds. Whoever waits longer sets a deadline.</param>
internal sealed class InstantTime(int longestWait = 12) : TimeProvider
{
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
        if (dueTime >= TimeSpan.Zero && dueTime <= TimeSpan.FromSeconds(longestWait))
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
