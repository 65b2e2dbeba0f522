using Monitor.Worker.Crawling.Canaries;
using Monitor.Worker.Reporting.Alarms;
using Monitor.Worker.Reporting.EndToEnd;
using Quartz;

namespace Monitor.Worker.Ops;

/// <summary>Each minute: the service is alive and its scheduler runs jobs.</summary>
[DisallowConcurrentExecution]
internal sealed class HeartbeatJob(Heartbeat heartbeat, HeartbeatPing ping, TimeProvider time, ILogger<HeartbeatJob> logger) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken ct) => Guarded.RunAsync(
        async () =>
        {
            await heartbeat.BeatAsync(context.ScheduledFireTimeUtc, ct);
            await ping.PingAsync(time.GetUtcNow(), ct);
        },
        "heartbeat",
        logger,
        ct);
}

/// <summary>Every few minutes: what operators must be told of is owed and sent. The saved pages are read first, once by each catalogue.</summary>
[DisallowConcurrentExecution]
internal sealed class AlarmJob(ParserCanaries saved, EndToEndCheck check, DailyNotice daily, AlarmRound round, NoticeSender sender, ILogger<AlarmJob> logger) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken ct) => Guarded.RunAsync(
        async () =>
        {
            saved.Look();
            var report = await check.RunAsync(ct);
            await round.RunAsync(ct);
            await daily.OweAsync(report, ct);
            await sender.SendDueAsync(ct);
        },
        "alarm",
        logger,
        ct);
}

/// <summary>Each hour: canaries that are due.</summary>
[DisallowConcurrentExecution]
internal sealed class CanaryJob(CanaryRound round, ILogger<CanaryJob> logger) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken ct) => Guarded.RunAsync(
        async () => await round.RunAsync(ct),
        "canary",
        logger,
        ct);
}

/// <summary>A fault of the watch must neither stop the host nor unschedule the watch.</summary>
internal static partial class Guarded
{
    public static async ValueTask RunAsync(Func<Task> work, string name, ILogger logger, CancellationToken ct)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The service is stopping.
        }
        catch (Exception fault)
        {
            Log.Failed(logger, name, fault);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The {Job} job failed; it runs again at its next time.")]
        public static partial void Failed(ILogger logger, string job, Exception fault);
    }
}
