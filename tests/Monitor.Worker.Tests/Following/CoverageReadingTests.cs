using Microsoft.Extensions.Time.Testing;
using Monitor.Worker.Documents;
using Monitor.Worker.Following;
using Monitor.Worker.Storage;
using Monitor.Worker.Tests.Crawling;

namespace Monitor.Worker.Tests.Following;

public sealed class CoverageReadingTests
{
    private static readonly DateTimeOffset Wednesday = new(2031, 3, 5, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_enabled_source_is_counted_once_and_those_that_silence_says_nothing_about_are_named()
    {
        await using var bench = await CrawlBench.OpenAsync();
        var day = bench.Bills with { Id = new SourceId("day"), Name = "Read today" };
        var week = bench.Bills with { Id = new SourceId("week"), Name = "Read on Mondays", Schedule = "0 0 6 ? * MON" };
        var stale = bench.Bills with { Id = new SourceId("stale"), Name = "Missed for a week" };
        var failing = bench.Bills with { Id = new SourceId("failing"), Name = "Failing" };
        var unread = bench.Bills with { Id = new SourceId("unread"), Name = "Never read" };
        var neverWell = bench.Bills with { Id = new SourceId("never-well"), Name = "Never read well" };
        var off = bench.Bills with { Id = new SourceId("off"), Name = "Disabled", Enabled = false };
        await RunAsync(bench, day, Wednesday.AddHours(-6), RunOutcome.OkNothingNew);
        await RunAsync(bench, week, Wednesday.AddDays(-2).AddHours(-6), RunOutcome.OkNothingNew);
        await RunAsync(bench, stale, Wednesday.AddDays(-7), RunOutcome.OkNothingNew);
        await RunAsync(bench, failing, Wednesday.AddHours(-30), RunOutcome.OkNothingNew, RunOutcome.ServerError);
        await RunAsync(bench, neverWell, Wednesday.AddHours(-6), RunOutcome.Unreachable);
        var reading = new CoverageReading(CrawlBench.CatalogOf(day, week, stale, failing, unread, neverWell, off), bench.Get<RunStore>(), new FakeTimeProvider(Wednesday));

        var coverage = await reading.ReadAsync(Ct);

        Assert.Equal((6, 1, 1), (coverage.Enabled, coverage.ReadWell, coverage.NotDue));
        Assert.Equal(["Failing", "Missed for a week"], coverage.Troubled);
        Assert.Equal(["Never read", "Never read well"], coverage.NotVerified);
    }

    private static async Task RunAsync(CrawlBench bench, Source source, DateTimeOffset at, params RunOutcome[] outcomes)
    {
        var state = new SourceState { Source = source.Id };
        foreach (var outcome in outcomes)
        {
            state = state with
            {
                LastRunAt = at,
                LastOutcome = outcome,
                LastSuccessAt = outcome.IsGood() ? at : state.LastSuccessAt,
                LastNewAt = outcome.IsGood() ? at : state.LastNewAt,
                ConsecutiveFailures = outcome.IsGood() ? 0 : state.ConsecutiveFailures + 1,
            };
            var run = new SourceRun { Source = source.Id, StartedAt = at, EndedAt = at, Outcome = outcome };
            await bench.Get<RunStore>().CommitAsync(new RunCommit(source, run, state, []), Ct);
            at = at.AddHours(1);
        }
    }
}
