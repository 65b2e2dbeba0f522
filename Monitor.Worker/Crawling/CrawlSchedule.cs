using Microsoft.Extensions.Options;
using Monitor.Worker.Documents;
using Monitor.Worker.Sources;
using Monitor.Worker.Storage;
using Quartz;

namespace Monitor.Worker.Crawling;

/// <summary>Gives Quartz one job a source: its cron in its zone, one catch-up after downtime, one retry after a failure.</summary>
internal sealed class CrawlSchedule(
    ISchedulerFactory schedulers, SourceCatalog catalog, RunStore store, TimeProvider time, IOptions<CrawlingOptions> options)
{
    /// <summary>Schedules every enabled source. Those whose time passed while the service was down run once, whatever they missed.</summary>
    public async Task PlanAsync(CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        var states = (await store.StatesAsync(ct)).ToDictionary(state => state.Source);
        var now = time.GetUtcNow();
        var enabled = catalog.All.Where(source => source.Enabled).ToList();
        for (var i = 0; i < enabled.Count; i++)
        {
            var source = enabled[i];
            var job = JobBuilder.Create<CrawlJob>().WithIdentity(source.Id.Value, CrawlJob.Group).StoreDurably().Build();
            await scheduler.AddJob(job, AddJobOptions.Replacing, ct);
            await scheduler.ScheduleTrigger(Cron(source, time), TriggerConflict.Replace, ct);
            if (IsDue(source, states.GetValueOrDefault(source.Id), now)) await FireAtAsync(source, "catch-up", now + Spread(i, enabled.Count), ct);
        }
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

    private async Task FireAtAsync(Source source, string why, DateTimeOffset at, CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
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
