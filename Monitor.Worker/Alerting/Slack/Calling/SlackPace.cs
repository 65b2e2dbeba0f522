namespace Monitor.Worker.Alerting.Slack.Calling;

/// <summary>One message a second and channel, other methods by their tier in each workspace, and silence for as long as Slack asks for it.</summary>
internal sealed class SlackPace(SlackSettings settings, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Task<TimeSpan?>> _last = [];
    private readonly Dictionary<string, DateTimeOffset> _next = [];
    private readonly Dictionary<string, DateTimeOffset> _held = [];

    /// <summary>Returns when it is the caller's turn, or at once with the rest of the time for which the method is held.</summary>
    public async Task<TimeSpan?> EnterAsync(SlackCall call, CancellationToken ct)
    {
        Task<TimeSpan?> turn;
        lock (_gate) _last[call.Limit] = turn = TakeAsync(_last.GetValueOrDefault(call.Limit), call, ct);
        return await turn;
    }

    public void Hold(SlackCall call, TimeSpan wait)
    {
        lock (_gate) _held[call.Limit] = time.GetUtcNow() + TimeSpan.FromTicks(Math.Min(wait.Ticks, DeliveryPolicy.LongestWait.Ticks));
    }

    // The next turn is counted from when this one was really taken: on a machine that stood still for a moment, those who waited would
    // otherwise all go at once.
    private async Task<TimeSpan?> TakeAsync(Task? before, SlackCall call, CancellationToken ct)
    {
        // Whoever was before may have given up.
        if (before is not null) await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (HeldFor(call) is { } held) return held;
        if (WaitOf(call) is { } wait && wait > TimeSpan.Zero) await Task.Delay(wait, time, ct);
        lock (_gate) _next[call.Limit] = time.GetUtcNow() + call.Method.Interval(settings.PostEvery);
        return HeldFor(call);
    }

    private TimeSpan? HeldFor(SlackCall call)
    {
        lock (_gate) return _held.TryGetValue(call.Limit, out var until) && until - time.GetUtcNow() is var rest && rest > TimeSpan.Zero ? rest : null;
    }

    private TimeSpan? WaitOf(SlackCall call)
    {
        lock (_gate) return _next.TryGetValue(call.Limit, out var next) ? next - time.GetUtcNow() : null;
    }
}
