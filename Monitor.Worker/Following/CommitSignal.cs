namespace Monitor.Worker.Following;

/// <summary>Tells followers that something was committed. Only a hint: a follower that misses it finds the rows at its next look.</summary>
internal sealed class CommitSignal(TimeProvider time)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _next = New();

    public void Ring()
    {
        TaskCompletionSource rung;
        lock (_lock)
        {
            rung = _next;
            _next = New();
        }

        rung.TrySetResult();
    }

    /// <summary>A ticket for the next ring: take it before looking, so that a ring in between is not missed.</summary>
    public Task Next()
    {
        lock (_lock) return _next.Task;
    }

    /// <summary>Waits for the ring, or for the time.</summary>
    public async Task WaitAsync(Task ticket, TimeSpan atMost, CancellationToken ct)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(ticket, Task.Delay(atMost, time, waiting.Token));
        await waiting.CancelAsync();
        ct.ThrowIfCancellationRequested();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
