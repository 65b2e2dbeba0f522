namespace Monitor.Worker.Alerting.Slack.Calling;

/// <summary>One message a second and channel, and silence for as long as Slack asks for it.</summary>
internal sealed class ChannelPace(TimeProvider time)
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _next = [];
    private readonly Dictionary<string, DateTimeOffset> _held = [];

    /// <summary>Returns when it is the caller's turn, or at once with the rest of the time for which the channel is held.</summary>
    public async Task<TimeSpan?> EnterAsync(string channel, CancellationToken ct)
    {
        TimeSpan wait;
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (_held.TryGetValue(channel, out var until) && until > now) return until - now;
            var turn = _next.TryGetValue(channel, out var next) && next > now ? next : now;
            _next[channel] = turn + Interval;
            wait = turn - now;
        }

        if (wait > TimeSpan.Zero) await Task.Delay(wait, time, ct);
        return null;
    }

    public void Hold(string channel, TimeSpan wait)
    {
        lock (_gate) _held[channel] = time.GetUtcNow() + TimeSpan.FromTicks(Math.Min(wait.Ticks, DeliveryPolicy.LongestWait.Ticks));
    }
}
