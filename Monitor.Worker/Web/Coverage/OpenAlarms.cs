using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Web.Coverage;

/// <summary>What the masthead of every page tells of. The page of a problem has one too, and the store may be the problem.</summary>
internal sealed partial class OpenAlarms(WatchStore watch, ILogger<OpenAlarms> logger)
{
    /// <summary>None where the store does not say.</summary>
    public async Task<IReadOnlyList<Alarm>> ReadAsync(CancellationToken ct)
    {
        try
        {
            return await watch.AlarmsAsync(ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Log.Unread(logger, fault);
            return [];
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Whether alarms are open cannot be read.")]
        public static partial void Unread(ILogger logger, Exception fault);
    }
}
