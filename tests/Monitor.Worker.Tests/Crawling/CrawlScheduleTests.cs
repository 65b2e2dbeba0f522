using Microsoft.Extensions.Time.Testing;
using Monitor.Worker.Crawling;
using Monitor.Worker.Documents;
using Quartz;
using Quartz.Extensibility;

namespace Monitor.Worker.Tests.Crawling;

public sealed class CrawlScheduleTests
{
    private static readonly DateTimeOffset Now = new(2031, 2, 4, 12, 0, 0, TimeSpan.Zero);

    private static readonly Source Daily = new()
    {
        Id = new SourceId("xx"),
        Name = "Daily at six",
        Jurisdiction = "XX",
        Region = "Europe",
        Kind = "gazette",
        Languages = ["en"],
        Format = SourceFormat.Feed,
        Url = "https://example.org/",
        Schedule = "0 0 6 * * ?",
        TimeZone = "Europe/Madrid",
        Enabled = true,
    };

    [Fact]
    public void A_source_that_never_ran_is_due() => Assert.True(CrawlSchedule.IsDue(Daily, state: null, Now));

    [Fact]
    public void A_source_is_due_once_after_downtime_however_often_it_was_missed() =>
        Assert.True(CrawlSchedule.IsDue(Daily, State(lastRun: Now.AddDays(-40)), Now));

    [Fact]
    public void A_source_that_ran_since_its_last_time_is_not_due() =>
        Assert.False(CrawlSchedule.IsDue(Daily, State(lastRun: Now.AddHours(-6)), Now));

    [Fact]
    public void A_failing_source_waits_for_its_next_try_even_when_its_schedule_has_passed()
    {
        var failing = State(lastRun: Now.AddDays(-3)) with { NextTryAt = Now.AddHours(1) };

        Assert.False(CrawlSchedule.IsDue(Daily, failing, Now));
        Assert.True(CrawlSchedule.IsDue(Daily, failing, Now.AddHours(1)));
    }

    [Fact]
    public void The_schedule_is_read_in_the_sources_zone() =>
        // Six in Madrid in winter is five in UTC.
        Assert.Equal(new DateTimeOffset(2031, 2, 5, 5, 0, 0, TimeSpan.Zero), CrawlSchedule.NextAfter(Daily, Now));

    [Fact]
    public void Runs_that_the_scheduler_missed_become_one_and_the_schedule_goes_on()
    {
        var clock = new FakeTimeProvider(Now);
        var trigger = (IOperableTrigger)CrawlSchedule.Cron(Daily, clock);
        trigger.ComputeFirstFireTimeUtc(calendar: null);
        clock.Advance(TimeSpan.FromDays(40));

        trigger.UpdateAfterMisfire(calendar: null);
        var once = ((ITrigger)trigger).NextFireTimeUtc;
        trigger.Triggered(calendar: null);

        Assert.Equal(CronTriggerMisfireInstruction.FireAndProceed, ((ICronTrigger)trigger).MisfireInstruction);
        Assert.Equal(clock.GetUtcNow(), once!.Value, TimeSpan.FromSeconds(1));
        Assert.Equal(new DateTimeOffset(2031, 3, 17, 5, 0, 0, TimeSpan.Zero), ((ITrigger)trigger).NextFireTimeUtc);
    }

    private static SourceState State(DateTimeOffset lastRun) => new() { Source = Daily.Id, LastRunAt = lastRun };
}
