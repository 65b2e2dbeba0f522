namespace Monitor.Worker.Alerting.Slack.Calling;

/// <summary>One message a second and channel, other methods by their tier in each workspace, and silence for as long as Slack asks for it.</summary>
internal sealed class SlackPace(SlackSettings settings, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _next = [];
    private readonly Dictionary<string, DateTimeOffset> _held = [];

    /// <summary>Returns when it is the caller's turn, or at once with the rest of the time for which the method is held.</summary>
    public async Task<TimeSpan?> EnterAsync(SlackCall call, CancellationToken ct)
    {
        TimeSpan wait;
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (_held.TryGetValue(call.Limit, out var until) && until > now) return until - now;
            var turn = _next.TryGetValue(call.Limit, out var next) && next > now ? next : now;
            _next[call.Limit] = turn + call.Method.Interval(settings.PostEvery);
            wait = turn - now;
        }

        if (wait > TimeSpan.Zero) await Task.Delay(wait, time, ct);
        return null;
    }

    public void Hold(SlackCall call, TimeSpan wait)
    {
        lock (_gate) _held[call.Limit] = time.GetUtcNow() + TimeSpan.FromTicks(Math.Min(wait.Ticks, DeliveryPolicy.LongestWait.Ticks));
    }
}
