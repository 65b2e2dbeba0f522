namespace Monitor.Worker.Acting.Sockets;

internal enum SocketStanding
{
    /// <summary>There is no app-level token, or it is not to be started here.</summary>
    Off,
    Connecting,
    Connected,

    /// <summary>The connection failed; another is tried after a while.</summary>
    Waiting,

    /// <summary>Given up: somebody has to act.</summary>
    Closed,
}

/// <summary>How the socket to a workspace is, for those who keep the service running.</summary>
internal sealed class SocketState(string workspace, TimeProvider time)
{
    /// <summary>A socket is replaced every few hours, and a network has its moments; longer than this presses are lost.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _where = workspace.Length == 0 ? "" : $" in the workspace {workspace}";
    private readonly Lock _lock = new();
    private (SocketStanding Standing, DateTimeOffset Since, string? Detail, DateTimeOffset? AwaySince) _now = (SocketStanding.Off, time.GetUtcNow(), null, null);

    public string Workspace => workspace;

    public SocketStanding Standing
    {
        get
        {
            lock (_lock) return _now.Standing;
        }
    }

    /// <param name="detail">Why; no secret is in it.</param>
    public void Is(SocketStanding standing, string? detail = null)
    {
        var now = time.GetUtcNow();
        lock (_lock) _now = (standing, now, detail, standing is SocketStanding.Connected or SocketStanding.Off ? null : _now.AwaySince ?? now);
    }

    /// <summary>One sentence; null while all is well, or nothing was asked for.</summary>
    public string? Trouble()
    {
        lock (_lock)
        {
            if (_now.AwaySince is not { } since) return null;
            if (_now.Standing == SocketStanding.Closed) return $"The line on which Slack tells of presses and commands{_where} is closed: {_now.Detail}.";
            return time.GetUtcNow() - since >= Patience ? FormattableString.Invariant($"Presses and commands in Slack{_where} do not arrive since {since.UtcDateTime:yyyy-MM-dd HH:mm} UTC: {_now.Detail ?? "no connection"}.") : null;
        }
    }

    /// <summary>One line for operators.</summary>
    public string Words()
    {
        lock (_lock)
        {
            var since = FormattableString.Invariant($"since {_now.Since.UtcDateTime:yyyy-MM-dd HH:mm} UTC");
            return _now.Standing switch
            {
                SocketStanding.Off => "not used",
                SocketStanding.Connecting => $"connecting {since}",
                SocketStanding.Connected => $"connected {since}",
                SocketStanding.Waiting => $"not connected, tried again soon: {_now.Detail}",
                SocketStanding.Closed => $"closed {since}: {_now.Detail}",
            };
        }
    }
}
