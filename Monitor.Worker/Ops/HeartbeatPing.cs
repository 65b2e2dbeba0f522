namespace Monitor.Worker.Ops;

/// <summary>
/// Asks an address after each beat, where <c>Heartbeat:PingUrl</c> names one: a dead-man's switch elsewhere raises the alarm that a dead
/// process cannot. Its failure is a line in the log and nothing else.
/// </summary>
internal sealed partial class HeartbeatPing(IHttpClientFactory clients, IConfiguration configuration, ILogger<HeartbeatPing> logger)
{
    public const string Setting = "Heartbeat:PingUrl";

    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan SayAgainAfter = TimeSpan.FromHours(1);

    private DateTimeOffset _saidAt = DateTimeOffset.MinValue;

    public async Task PingAsync(DateTimeOffset now, CancellationToken ct)
    {
        // The path of such an address is its secret: neither it nor a fault that names it may reach the log.
        if (configuration[Setting] is not { Length: > 0 } text || !Uri.TryCreate(text, UriKind.Absolute, out var address)) return;
        try
        {
            using var http = clients.CreateClient(nameof(HeartbeatPing));
            using var answer = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, ct);
            if (!answer.IsSuccessStatusCode) Say(address.Host, $"status {(int)answer.StatusCode}", now);
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            Say(address.Host, fault.GetType().Name, now);
        }
    }

    private void Say(string host, string why, DateTimeOffset now)
    {
        if (now - _saidAt < SayAgainAfter) return;
        _saidAt = now;
        Log.Unanswered(logger, host, why);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The heartbeat's ping to {Host} failed: {Why}.")]
        public static partial void Unanswered(ILogger logger, string host, string why);
    }
}
