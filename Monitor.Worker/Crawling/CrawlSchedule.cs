using Microsoft.Extensions.Options;
using Monitor.Worker.Documents;
using Monitor.Worker.Sources;
using Monitor.Worker.Storage;
using Quartz;

namespace Monitor.Worker.Crawling;

/// <summary>Gives Quartz one job a source: its cron in its zone, one catch-up after downtime, one retry after a failure.</summary>
internal sealed class CrawlSchedule(
    ISchedulerFactory schedulers, LiveCatalog catalog, RunStore store, TimeProvider time, IOptions<CrawlingOptions> options)
{
    /// <summary>Schedules every enabled source. Those whose time passed while the service was down run once, whatever they missed.</summary>
    public Task PlanAsync(CancellationToken ct) => BeginAsync([.. catalog.Current.Enabled], ct);

    /// <summary>
    /// Plans what another catalogue changes and nothing else: sources that begin are caught up with one after the other, those that end
    /// are planned no more (a run that is under way ends by itself), another schedule begins with its next time.
    /// </summary>
    public async Task<ScheduleChange> ChangeAsync(SourceCatalog before, SourceCatalog after, CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        var old = before.Enabled.ToDictionary(source => source.Id);
        var ended = old.Keys.Where(id => after.Find(id) is not { Enabled: true }).ToList();
        foreach (var id in ended) await scheduler.DeleteJob(new JobKey(id.Value, CrawlJob.Group), ct);

        var moved = after.Enabled.Where(source => old.TryGetValue(source.Id, out var was) && (was.Schedule, was.TimeZone) != (source.Schedule, source.TimeZone)).ToList();
        foreach (var source in moved) await scheduler.ScheduleTrigger(Cron(source, time), TriggerConflict.Replace, ct);

        var begun = after.Enabled.Where(source => !old.ContainsKey(source.Id)).ToList();
        await BeginAsync(begun, ct);
        return new ScheduleChange(begun.Count, ended.Count, moved.Count);
    }

    public async Task RetryAsync(Source source, DateTimeOffset at, CancellationToken ct) => await FireAtAsync(source, "retry", at, ct);

    /// <summary>When the source's schedule fires next after the given time; null when never.</summary>
    public static DateTimeOffset? NextAfter(Source source, DateTimeOffset after) => Expression(source).GetNextValidTimeAfter(after);

    internal static bool IsDue(Source source, SourceState? state, DateTimeOffset now)
    {
        if (state?.LastRunAt is not { } last) return true;
        if (state.NextTryAt is { } retry) return retry <= now;
        return Expression(source).GetNextValidTimeAfter(last) <= now;
    }

    private async Task BeginAsync(List<Source> sources, CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        var states = (await store.StatesAsync(ct)).ToDictionary(state => state.Source);
        var now = time.GetUtcNow();
        for (var i = 0; i < sources.Count; i++)
        {
            var source = sources[i];
            var job = JobBuilder.Create<CrawlJob>().WithIdentity(source.Id.Value, CrawlJob.Group).StoreDurably().Build();
            await scheduler.AddJob(job, AddJobOptions.Replacing, ct);
            await scheduler.ScheduleTrigger(Cron(source, time), TriggerConflict.Replace, ct);
            var state = states.GetValueOrDefault(source.Id);
            if (IsDue(source, state, now)) await FireAtAsync(source, "catch-up", now + Spread(i, sources.Count), ct);
            else if (state?.NextTryAt is { } retry) await RetryAsync(source, retry, ct);
        }
    }

    private async Task FireAtAsync(Source source, string why, DateTimeOffset at, CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);

        // A source may have left the catalogue while it ran.
        if (!await scheduler.Exists(new JobKey(source.Id.Value, CrawlJob.Group), ct)) return;
        at = CrawlWindow.OpensAfter(source, at) ?? at;
        var trigger = TriggerBuilder.Create(time).WithIdentity($"{source.Id}/{why}", CrawlJob.Group).ForJob(source.Id.Value, CrawlJob.Group).StartAt(at).Build();
        await scheduler.ScheduleTrigger(trigger, TriggerConflict.Replace, ct);
    }

    // A misfire (the process was busy or asleep) fires once and goes on; the catch-up covers what a run that is down misses.
    internal static ITrigger Cron(Source source, TimeProvider time) => TriggerBuilder.Create(time)
        .WithIdentity($"{source.Id}/cron", CrawlJob.Group)
        .ForJob(source.Id.Value, CrawlJob.Group)
        .WithCronSchedule(source.Schedule, cron => cron
            .InTimeZone(TimeZoneInfo.FindSystemTimeZoneById(source.TimeZone))
            .WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed))
        .Build();

    private static CronExpression Expression(Source source) =>
        new(source.Schedule, TimeZoneInfo.FindSystemTimeZoneById(source.TimeZone));

    private TimeSpan Spread(int index, int count) => options.Value.CatchUpSpread * index / Math.Max(1, count);
}

/// <summary>How many sources another catalogue began, ended, and gave another schedule.</summary>
internal sealed record ScheduleChange(int Added, int Removed, int Rescheduled);
