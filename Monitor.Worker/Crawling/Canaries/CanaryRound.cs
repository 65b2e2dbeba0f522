using Monitor.Worker.Documents;
using Monitor.Worker.Sources;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Crawling.Canaries;

/// <summary>Goes through the sources whose canary is due: after a week, after a day where the last one failed.</summary>
internal sealed partial class CanaryRound(SourceCatalog catalog, RunStore runs, WatchStore watch, LiveCanary live, VainChoices vain, TimeProvider time, ILogger<CanaryRound> logger)
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <returns>How many were asked for.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var known = (await watch.CanariesAsync(ct)).ToDictionary(canary => canary.Source);
        var paused = await watch.PausesAsync(now, ct);
        var waiting = (await runs.StatesAsync(ct)).Where(state => state.NextTryAt > now).Select(state => state.Source).ToHashSet();
        var asked = 0;
        foreach (var source in catalog.Enabled.Where(source => source.Detail is not null && !paused.ContainsKey(source.Id) && !waiting.Contains(source.Id)))
        {
            var canary = known.GetValueOrDefault(source.Id);
            if (canary is null ? vain.IsFresh(source.Id, now) : !IsDue(canary, now)) continue;
            // The round itself takes its time, and the hours of a publisher's terms hold for canaries too.
            if (CrawlWindow.OpensAfter(source, time.GetUtcNow()) is not null) continue;
            if (await CheckAsync(source, canary, ct)) asked++;
            else if (canary is null) vain.Note(source.Id, now);
        }

        return asked;
    }

    private static bool IsDue(Canary canary, DateTimeOffset now) => now - canary.CheckedAt >= (canary.Trouble is null ? Week : Day);

    private async Task<bool> CheckAsync(Source source, Canary? canary, CancellationToken ct)
    {
        try
        {
            return await live.CheckAsync(source, canary, ct) is not null;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Log.Failed(logger, source.Id, fault);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The canary of {SourceId} could not be asked for; it is tried again in the next round.")]
        public static partial void Failed(ILogger logger, SourceId sourceId, Exception fault);
    }
}
