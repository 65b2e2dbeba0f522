using Monitor.Worker.Documents;
using Monitor.Worker.Sources;
using Monitor.Worker.Storage;
using Quartz;

namespace Monitor.Worker.Crawling;

/// <summary>
/// Quartz' way in. Every decision lies in <see cref="SourceCrawl"/>, so tests never need a scheduler. Each source is a job of its
/// own key. A run that falls due while the one before it goes on is noted and skipped: Quartz alone would begin it right after.
/// </summary>
internal sealed partial class CrawlJob(SourceCrawl crawl, CrawlGate gate, RunningSources running, RunStore store, TimeProvider time, SourceCatalog catalog, CrawlSchedule schedule, NetworkNotice network,
    IHostApplicationLifetime lifetime, ILogger<CrawlJob> logger) : IJob
{
    public const string Group = "sources";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken ct)
    {
        if (catalog.Find(new SourceId(context.JobDetail.Key.Name)) is not { Enabled: true } source) return;
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(ct, lifetime.ApplicationStopping);
        await RunOrNoteAsync(source, context.ScheduledFireTimeUtc, stopping.Token);
    }

    /// <summary>A run, or the record of what ended it. Throws nothing.</summary>
    internal async Task RunOrNoteAsync(Source source, DateTimeOffset? plannedAt, CancellationToken ct)
    {
        var startedAt = time.GetUtcNow();
        try
        {
            await RunAsync(source, plannedAt, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The service is stopping; what was not committed is fetched again after the next start.
        }
        catch (Exception fault)
        {
            // A fault of ours must neither stop the host nor unschedule the source.
            Log.RunFailed(logger, source.Id, fault);
            await NoteAsync(source, plannedAt, startedAt, fault, ct);
        }
    }

    private async Task NoteAsync(Source source, DateTimeOffset? plannedAt, DateTimeOffset startedAt, Exception fault, CancellationToken ct)
    {
        try
        {
            if (await crawl.NoteFaultAsync(source, plannedAt, startedAt, fault, ct) is { } retryAt) await schedule.RetryAsync(source, retryAt, ct);
        }
        catch (Exception again)
        {
            // The store itself is at fault: whether it answers is told by the health of the service.
            Log.NotNoted(logger, source.Id, again);
        }
    }

    private async Task RunAsync(Source source, DateTimeOffset? plannedAt, CancellationToken ct)
    {
        using var turn = running.TryEnter(source.Id);
        if (turn is null)
        {
            await store.NoteAsync(SkippedRun.Overlap(source, plannedAt, time.GetUtcNow()), ct);
            return;
        }

        if (CrawlWindow.OpensAfter(source, time.GetUtcNow()) is { } opens)
        {
            await schedule.RetryAsync(source, opens, ct);
            return;
        }

        using var entry = await gate.EnterAsync(ct);
        if (await crawl.RunWhenDueAsync(source, plannedAt, ct) is not { } report) return;
        if (report.Run.Outcome == RunOutcome.Unreachable) network.Unreachable();
        else network.Reached();
        if (report.RetryAt is { } retryAt) await schedule.RetryAsync(source, retryAt, ct);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The run over {SourceId} failed; it is tried again.")]
        public static partial void RunFailed(ILogger logger, SourceId sourceId, Exception fault);

        [LoggerMessage(Level = LogLevel.Error, Message = "That the run over {SourceId} failed could not be kept.")]
        public static partial void NotNoted(ILogger logger, SourceId sourceId, Exception fault);
    }
}
