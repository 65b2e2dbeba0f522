namespace Monitor.Worker.Tests.Alerting;

/// <summary>
/// Slack's limits as buckets: one message a second and channel, other methods by their tier, a few calls more in a burst. Who goes over
/// is answered 429, and counted.
/// </summary>
internal sealed class FakeLimits(TimeProvider time, TimeSpan postEvery, int burst)
{
    private readonly Dictionary<string, (double Room, DateTimeOffset At)> _buckets = new(StringComparer.Ordinal);

    /// <summary>Calls that came too soon.</summary>
    public int TooSoon { get; private set; }

    public static FakeLimits Slack(TimeProvider time) => new(time, TimeSpan.FromSeconds(1), burst: 4);

    /// <summary>Null while there is room; else how many seconds to stay away.</summary>
    public int? Exceeded(FakeCall call)
    {
        var (key, every) = call.Method switch
        {
            "chat.postMessage" => ($"post {call["channel"]}", postEvery),
            "users.info" => (call.Method, postEvery * 0.6),
            "auth.test" => (call.Method, postEvery * 0.2),
            _ => (call.Method, postEvery * 1.2),
        };
        var now = time.GetUtcNow();
        var (room, at) = _buckets.TryGetValue(key, out var known) ? known : (burst, now);
        room = Math.Min(burst, room + ((now - at) / every));
        if (room < 1)
        {
            TooSoon++;
            _buckets[key] = (room, now);
            return Math.Max(1, (int)Math.Ceiling(((1 - room) * every).TotalSeconds));
        }

        _buckets[key] = (room - 1, now);
        return null;
    }
}
