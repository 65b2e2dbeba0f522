namespace Monitor.Worker.Indexing.Elasticsearch.Transport;

/// <summary>How long to wait before a try: twice as long each time up to a limit, and never exactly, so that many do not come back at once.</summary>
internal sealed class Backoff(TimeSpan first, TimeSpan longest, TimeProvider time)
{
    public Task WaitAsync(int attempt, CancellationToken ct) => Task.Delay(After(attempt), time, ct);

    /// <param name="attempt">1 for the first that failed.</param>
    public TimeSpan After(int attempt)
    {
        var whole = Math.Min(first.TotalMilliseconds * Math.Pow(2, Math.Min(attempt, 30) - 1), longest.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(whole * (0.5 + (Random.Shared.NextDouble() / 2)));
    }
}
