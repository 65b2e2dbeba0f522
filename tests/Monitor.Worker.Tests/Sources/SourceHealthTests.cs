using Monitor.Worker.Documents;
using Monitor.Worker.Sources;

namespace Monitor.Worker.Tests.Sources;

public sealed class SourceHealthTests
{
    // A Monday noon; the source is read on working days at six in the morning of New York.
    private static readonly DateTimeOffset Now = new(2031, 3, 3, 17, 0, 0, TimeSpan.Zero);

    private static readonly Source Source = SourceCatalog.Parse(
        """
        { "sources": [ { "id": "s", "name": "S", "jurisdiction": "US", "region": "United States", "kind": "gazette", "languages": "en", "format": "feed",
          "url": "https://x.example/", "schedule": "0 0 6 ? * MON-FRI", "timeZone": "America/New_York", "enabled": true } ] }
        """).All[0];

    [Theory]
    [InlineData(RunOutcome.OkNew, 0, 1, 1, SourceHealth.Healthy)]
    [InlineData(RunOutcome.OkNothingNew, 0, 1, 10, SourceHealth.Healthy)]
    [InlineData(RunOutcome.Quiet, 0, 1, 60, SourceHealth.Quiet)]
    [InlineData(RunOutcome.OkNothingNew, 0, 80, 80, SourceHealth.Healthy)]
    [InlineData(RunOutcome.OkNothingNew, 0, 24 * 7, 24 * 7, SourceHealth.Degraded)]
    [InlineData(RunOutcome.ServerError, 1, 24, 24, SourceHealth.Degraded)]
    [InlineData(RunOutcome.ParseDrift, 3, 72, 72, SourceHealth.Failing)]
    [InlineData(RunOutcome.Challenged, 1, 24, 24, SourceHealth.Blocked)]
    [InlineData(RunOutcome.RobotsRefused, 9, 24, 24, SourceHealth.Blocked)]
    [InlineData(RunOutcome.EmptySuspicious, 1, 24, 24, SourceHealth.Degraded)]
    public void Health_is_told_from_the_last_runs(RunOutcome outcome, int failures, int successHoursAgo, int newAgo, SourceHealth expected)
    {
        var state = new SourceState
        {
            Source = Source.Id,
            LastOutcome = outcome,
            ConsecutiveFailures = failures,
            LastSuccessAt = Now.AddHours(-successHoursAgo),
            LastNewAt = outcome == RunOutcome.Quiet ? Now.AddDays(-newAgo) : Now.AddHours(-newAgo),
        };

        var report = HealthReport.Of(Source, state, Now);

        Assert.Equal(expected, report.Health);
        Assert.NotEmpty(report.Why);
    }

    [Fact]
    public void A_weekend_is_no_outage_of_a_source_that_is_read_on_working_days()
    {
        var friday = new SourceState { Source = Source.Id, LastOutcome = RunOutcome.OkNothingNew, LastSuccessAt = new DateTimeOffset(2031, 2, 27, 11, 0, 5, TimeSpan.Zero), LastNewAt = Now.AddDays(-9) };

        Assert.True(HealthReport.Of(Source, friday, Now).IsFresh);
        Assert.False(HealthReport.Of(Source, friday, Now.AddDays(2)).IsFresh);
    }

    [Fact]
    public void What_is_disabled_or_has_never_run_says_so()
    {
        Assert.Equal(SourceHealth.Disabled, HealthReport.Of(Source with { Enabled = false, Reason = "Refuses robots." }, null, Now).Health);
        Assert.Equal("Refuses robots.", HealthReport.Of(Source with { Enabled = false, Reason = "Refuses robots." }, null, Now).Why);
        Assert.Equal(SourceHealth.Waiting, HealthReport.Of(Source, null, Now).Health);
    }

    [Theory]
    [InlineData(RunOutcome.OkNew, 0, null)]
    [InlineData(RunOutcome.Quiet, 0, null)]
    [InlineData(RunOutcome.ServerError, 1, 5.0)]
    [InlineData(RunOutcome.ServerError, 3, 60.0)]
    [InlineData(RunOutcome.Unreachable, 99, 24 * 60.0)]
    [InlineData(RunOutcome.Blocked, 1, 6 * 60.0)]
    [InlineData(RunOutcome.Challenged, 9, 24 * 60.0)]
    [InlineData(RunOutcome.KeyMissing, 1, 24 * 60.0)]
    [InlineData(RunOutcome.RateLimited, 2, 15.0)]
    public void A_failing_source_waits_longer_each_time_and_never_more_than_a_day(RunOutcome outcome, int failures, double? minutes) =>
        Assert.Equal(minutes is { } wait ? Now.AddMinutes(wait) : null, BackOff.NextTry(outcome, failures, Now));

    [Fact]
    public void A_rate_limit_is_waited_out_as_asked_but_not_for_ever()
    {
        Assert.Equal(Now.AddMinutes(7), BackOff.NextTry(RunOutcome.RateLimited, 5, Now, Now.AddMinutes(7)));
        Assert.Equal(Now.AddHours(24), BackOff.NextTry(RunOutcome.RateLimited, 5, Now, Now.AddDays(30)));
        Assert.Equal(Now.AddMinutes(5), BackOff.NextTry(RunOutcome.RateLimited, 1, Now, Now.AddMinutes(-1)));
    }

    [Fact]
    public void Every_outcome_has_its_place_in_the_table()
    {
        foreach (var outcome in Enum.GetValues<RunOutcome>())
        {
            Assert.Equal(outcome.IsGood() || outcome.IsSkipped(), BackOff.NextTry(outcome, 1, Now) is null);
        }
    }
}
