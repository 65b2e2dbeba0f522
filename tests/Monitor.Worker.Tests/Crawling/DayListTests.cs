using Monitor.Worker.Crawling;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Crawling;

/// <summary>Lists that have a page a day: each day is asked for, late if need be, and one bad day holds back no other.</summary>
public sealed class DayListTests
{
    private static readonly DayRules Rules = new() { Nothing = [NoIssue.NotFound] };

    private static readonly Source Daily = DatedPublisher.Source("/day/{today:yyyy-MM-dd}", Rules);

    [Fact]
    public async Task Days_on_which_Monitor_was_down_are_asked_for_later_oldest_first()
    {
        await using var bench = await DayBench.OpenAsync();
        await bench.RunAsync(Daily);
        foreach (var day in new[] { "2031-03-11", "2031-03-12", "2031-03-13" }) bench.Publisher.Publish($"n-{day}", day, $"{day}T05:00:00Z");

        bench.Clock.Advance(TimeSpan.FromDays(4));
        var (run, asked) = await bench.RunAsync(Daily);

        Assert.Equal(["/day/2031-03-14", "/day/2031-03-10", "/day/2031-03-11", "/day/2031-03-12", "/day/2031-03-13"], asked);
        Assert.Equal((RunOutcome.Quiet, RunPurpose.Ordinary), (run.Outcome, run.Purpose));
        Assert.Equal(["n-2031-03-11 1", "n-2031-03-12 1", "n-2031-03-13 1"], await bench.VersionsAsync());
        Assert.All(await bench.DaysAsync(Daily), day => Assert.Equal(DayState.Done, day.State));
    }

    [Fact]
    public async Task What_was_missed_is_news_and_is_told()
    {
        await using var bench = await DayBench.OpenAsync();
        await bench.RunAsync(Daily);
        bench.Publisher.Publish("n", "2031-03-11", "2031-03-11T05:00:00Z", Bill.Relevant);

        bench.Clock.Advance(TimeSpan.FromDays(3));
        await bench.RunAsync(Daily);

        Assert.Equal(1, await bench.MessagesAsync());
    }

    [Fact]
    public async Task A_long_gap_is_asked_for_in_several_runs_that_follow_soon()
    {
        await using var bench = await DayBench.OpenAsync();
        var source = Daily with { Days = Rules with { PerRun = 5 } };
        await bench.RunAsync(source);
        bench.Clock.Advance(TimeSpan.FromDays(14));

        var report = await bench.Get<SourceCrawl>().RunAsync(source, TestContext.Current.CancellationToken);
        var owed = (await bench.DaysAsync(source)).Count(day => day.State == DayState.Owed);
        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        var (_, asked) = await bench.RunAsync(source);

        Assert.Equal(bench.Clock.GetUtcNow(), report.RetryAt);
        Assert.Equal((9, 6), (owed, asked.Count));
        Assert.Equal("/day/2031-03-15", asked[1]);
    }

    [Fact]
    public async Task A_day_without_issue_is_done_when_the_publisher_says_so()
    {
        await using var bench = await DayBench.OpenAsync();
        bench.Publisher.Publish("n", "2031-03-11", "2031-03-11T05:00:00Z");

        var (run, _) = await bench.RunAsync(Daily);
        await bench.RunDailyAsync(Daily, 2);

        var days = (await bench.DaysAsync(Daily)).Select(day => (day.Day.Day, day.State, day.Nothing));
        Assert.Equal((RunOutcome.Quiet, "No issue on 2031-03-10 (404)."), (run.Outcome, run.Detail));
        Assert.Equal([(10, DayState.Done, true), (11, DayState.Done, false), (12, DayState.Done, true)], days);
    }

    [Fact]
    public async Task A_404_that_is_not_declared_is_no_word_of_the_publisher()
    {
        await using var bench = await DayBench.OpenAsync();
        var source = Daily with { Days = DayRules.Default };

        var (run, _) = await bench.RunAsync(source);

        Assert.Equal(RunOutcome.NotFound, run.Outcome);
        Assert.Equal(DayState.Owed, Assert.Single(await bench.DaysAsync(source)).State);
    }

    [Fact]
    public async Task After_a_month_without_issue_the_address_is_doubted()
    {
        await using var bench = await DayBench.OpenAsync();
        await bench.RunAsync(Daily);

        var quiet = await bench.RunDailyAsync(Daily, 29);
        var doubted = await bench.RunDailyAsync(Daily, 2);

        Assert.Equal((RunOutcome.Quiet, RunOutcome.NotFound), (quiet.Outcome, doubted.Outcome));
    }

    [Fact]
    public async Task A_late_edition_of_a_day_is_read_on_the_next()
    {
        await using var bench = await DayBench.OpenAsync();
        bench.Publisher.Publish("morning", "2031-03-10", "2031-03-10T05:00:00Z");
        bench.Publisher.Publish("evening", "2031-03-10", "2031-03-10T20:00:00Z");

        await bench.RunAsync(Daily);
        var (_, second) = await NextDayAsync(bench);
        var (_, third) = await NextDayAsync(bench);

        Assert.Equal(["evening 1", "morning 1"], await bench.VersionsAsync());
        Assert.Equal(["/day/2031-03-11", "/day/2031-03-10"], second);
        Assert.Equal(["/day/2031-03-12", "/day/2031-03-11"], third);
    }

    [Fact]
    public async Task A_bad_day_holds_back_no_other_and_is_given_up_with_its_reason()
    {
        await using var bench = await DayBench.OpenAsync();
        var source = Daily with { Days = Rules with { GiveUpAfter = 3 } };
        await bench.RunAsync(source);
        bench.Publisher.Trouble = url => url.AbsolutePath.EndsWith("-11", StringComparison.Ordinal) ? new FetchOutcome.TooLarge(20_000_000) : null;
        bench.Publisher.Publish("n", "2031-03-12", "2031-03-12T05:00:00Z");

        await bench.RunDailyAsync(source, 6);

        var bad = await bench.DayAsync(source, "2031-03-11");
        Assert.Equal((DayState.GivenUp, 3), (bad.State, bad.Attempts));
        Assert.StartsWith("too-large: ", bad.Reason, StringComparison.Ordinal);
        Assert.Equal(["n 1"], await bench.VersionsAsync());
        Assert.Equal(DayState.Done, (await bench.DayAsync(source, "2031-03-16")).State);
    }

    [Fact]
    public async Task A_publisher_who_is_away_makes_no_day_a_bad_one_and_is_not_asked_for_more()
    {
        await using var bench = await DayBench.OpenAsync();
        await bench.RunAsync(Daily);
        bench.Publisher.Trouble = _ => new FetchOutcome.Unreachable("no route to host");
        await bench.RunDailyAsync(Daily, 20);
        var whileAway = bench.Publisher.Asked.Count;

        bench.Publisher.Trouble = _ => null;
        await bench.RunDailyAsync(Daily, 3);

        Assert.Equal(1, whileAway);
        Assert.All(await bench.DaysAsync(Daily), day => Assert.Equal((DayState.Done, 0), (day.State, day.Attempts)));
    }

    [Fact]
    public async Task A_list_of_the_whole_year_settles_all_its_days_at_once()
    {
        await using var bench = await DayBench.OpenAsync("2031-12-29T06:00:00Z");
        var yearly = DatedPublisher.Source("/since?from={today:yyyy}-01-01");
        await bench.RunAsync(yearly);

        bench.Clock.Advance(TimeSpan.FromDays(5));
        var (_, asked) = await bench.RunAsync(yearly);

        Assert.Equal(["/since?from=2032-01-01", "/since?from=2031-01-01"], asked);
        Assert.All(await bench.DaysAsync(yearly), day => Assert.Equal(DayState.Done, day.State));
    }

    [Theory]
    [InlineData("Pacific/Auckland", "2031-03-10T11:30:00Z", "2031-03-11")]
    [InlineData("America/Los_Angeles", "2031-03-10T06:30:00Z", "2031-03-09")]
    [InlineData("Europe/Madrid", "2031-03-29T23:30:00Z", "2031-03-30")]
    [InlineData("Europe/Madrid", "2031-03-30T22:30:00Z", "2031-03-31")]
    [InlineData("America/Sao_Paulo", "2031-03-11T02:59:59Z", "2031-03-10")]
    public async Task A_day_is_a_day_of_the_publishers_clock(string zone, string now, string day)
    {
        await using var bench = await DayBench.OpenAsync(now);

        var (_, asked) = await bench.RunAsync(Daily with { TimeZone = zone });

        Assert.Equal([$"/day/{day}"], asked);
    }

    [Fact]
    public async Task No_day_is_lost_when_the_clocks_go_forward_or_back()
    {
        // In Madrid the clocks go forward on 30 March 2031, at one in UTC; each run is at half past two by the summer clock.
        await using var bench = await DayBench.OpenAsync("2031-03-28T00:30:00Z");
        var source = Daily with { TimeZone = "Europe/Madrid" };
        await bench.RunAsync(source);

        await bench.RunDailyAsync(source, 5);

        Assert.Equal([28, 29, 30, 31, 1, 2], (await bench.DaysAsync(source)).Select(day => day.Day.Day));
    }

    private static async Task<(SourceRun Run, IReadOnlyList<string> Asked)> NextDayAsync(DayBench bench)
    {
        bench.Clock.Advance(TimeSpan.FromDays(1));
        return await bench.RunAsync(Daily);
    }
}
