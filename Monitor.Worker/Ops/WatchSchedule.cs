using Microsoft.Extensions.Options;
using Monitor.Worker.Reporting.Alarms;
using Quartz;

namespace Monitor.Worker.Ops;

/// <summary>Gives Quartz the jobs by which Monitor watches itself.</summary>
internal sealed class WatchSchedule(ISchedulerFactory schedulers, Heartbeat heartbeat, TimeProvider time, IOptions<AlarmOptions> alarms)
{
    private const string Group = "watch";

    public async Task PlanAsync(CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        var now = time.GetUtcNow();
        heartbeat.Expect();
        await RepeatAsync<HeartbeatJob>(scheduler, "heartbeat", Heartbeat.Every, now, ct);
        await RepeatAsync<CanaryJob>(scheduler, "canaries", TimeSpan.FromHours(1), now.AddMinutes(10), ct);
        await RepeatAsync<AlarmJob>(scheduler, "alarms", alarms.Value.Every, now.AddMinutes(1), ct);
    }

    private async Task RepeatAsync<T>(IScheduler scheduler, string name, TimeSpan every, DateTimeOffset from, CancellationToken ct)
        where T : IJob
    {
        var job = JobBuilder.Create<T>().WithIdentity(name, Group).StoreDurably().Build();
        await scheduler.AddJob(job, AddJobOptions.Replacing, ct);
        // What was missed while the process was asleep is done once, not as often as it was missed.
        var trigger = TriggerBuilder.Create(time).WithIdentity(name, Group).ForJob(name, Group).StartAt(from)
            .WithSimpleSchedule(schedule => schedule.WithInterval(every).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount))
            .Build();
        await scheduler.ScheduleTrigger(trigger, TriggerConflict.Replace, ct);
    }
}
