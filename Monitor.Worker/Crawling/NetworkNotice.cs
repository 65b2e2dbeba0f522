namespace Monitor.Worker.Crawling;

/// <summary>Says once, and only while no source has ever answered in this process, that the network seems to be away.</summary>
internal sealed partial class NetworkNotice(ILogger<NetworkNotice> logger)
{
    private const int Enough = 3;
    private readonly Lock _lock = new();
    private int _unreachable;
    private bool _settled;

    public void Reached()
    {
        lock (_lock) _settled = true;
    }

    public void Unreachable()
    {
        lock (_lock)
        {
            if (_settled || ++_unreachable < Enough) return;
            _settled = true;
        }

        Log.NoNetwork(logger);
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "No source can be reached: there seems to be no network. Each is tried again at the time on its page. To see Monitor work without a network, run it with: demo")]
        public static partial void NoNetwork(ILogger logger);
    }
}
