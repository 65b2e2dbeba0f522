using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Crawling;

/// <summary>Sources that are asked from one day to another.</summary>
public sealed class DayWindowTests
{
    private static readonly Source Window = DatedPublisher.Source("/window?from={since}&to={until}");

    private static readonly Source Paged = Window with { Paging = new Paging { Kind = PagingKind.Page, Parameter = "page", Size = 2, MaxPages = 2 } };

    [Fact]
    public async Task Each_run_reaches_back_over_the_last_days_and_brings_what_was_dated_back()
    {
        await using var bench = await DayBench.OpenAsync();
        await bench.RunAsync(Window);
        bench.Publisher.Publish("late", "2031-03-09", "2031-03-11T20:00:00Z");

        bench.Clock.Advance(TimeSpan.FromDays(2));
        var (_, asked) = await bench.RunAsync(Window);

        Assert.Equal(["/window?from=2031-03-08&to=2031-03-12"], asked);
        Assert.Equal(["late 1"], await bench.VersionsAsync());
    }

    [Fact]
    public async Task The_first_run_looks_back_as_far_as_declared_and_tells_nobody()
    {
        await using var bench = await DayBench.OpenAsync();
        bench.Publisher.Publish("old", "2030-12-20", "2030-12-20T05:00:00Z", Bill.Relevant);
        var source = Window with { Days = new DayRules { FirstLook = 90, AtMost = 31 } };

        var (_, asked) = await bench.RunAsync(source);

        Assert.Equal(["/window?from=2031-02-08&to=2031-03-10", "/window?from=2030-12-10&to=2031-01-09", "/window?from=2031-01-09&to=2031-02-08"], asked);
        Assert.Equal(["old 1"], await bench.VersionsAsync());
        Assert.Equal(0, await bench.MessagesAsync());
        Assert.Equal(91, (await bench.DaysAsync(source)).Count(day => day.State == DayState.Done));
    }

    [Fact]
    public async Task Downtime_is_one_catch_up_over_the_whole_gap_by_date()
    {
        await using var bench = await DayBench.OpenAsync();
        await bench.RunAsync(Window);

        bench.Clock.Advance(TimeSpan.FromDays(40));
        var (_, asked) = await bench.RunAsync(Window);

        Assert.Equal(["/window?from=2031-03-08&to=2031-04-19"], asked);
    }

    [Fact]
    public async Task An_address_without_an_end_is_asked_once_from_the_oldest_owed_day_on()
    {
        await using var bench = await DayBench.OpenAsync();
        var since = DatedPublisher.Source("/since?from={since}");
        await bench.RunAsync(since);
        bench.Publisher.Trouble = _ => new FetchOutcome.ServerError(503);
        await bench.RunDailyAsync(since, 6);
        bench.Publisher.Trouble = _ => null;

        bench.Clock.Advance(TimeSpan.FromDays(1));
        var (_, asked) = await bench.RunAsync(since);

        Assert.Equal(["/since?from=2031-03-08"], asked);
        Assert.All(await bench.DaysAsync(since), day => Assert.Equal(DayState.Done, day.State));
    }

    [Fact]
    public async Task A_window_that_is_too_much_for_the_cap_is_walked_in_halves()
    {
        await using var bench = await DayBench.OpenAsync();
        bench.Publisher.PageSize = 2;
        await bench.RunAsync(Paged);
        for (var day = 8; day <= 12; day++) for (var n = 0; n < 3; n++) bench.Publisher.Publish($"{day}-{n}", $"2031-03-{day:00}", "2031-03-11T00:00:00Z");

        bench.Clock.Advance(TimeSpan.FromDays(2));
        var (run, _) = await bench.RunAsync(Paged);

        Assert.Equal((RunOutcome.OkNew, 15), (run.Outcome, run.New));
        Assert.All(await bench.DaysAsync(Paged), day => Assert.Equal(DayState.Done, day.State));
    }

    [Fact]
    public async Task A_day_that_is_too_much_for_the_cap_is_owed_and_said()
    {
        await using var bench = await DayBench.OpenAsync();
        bench.Publisher.PageSize = 2;
        await bench.RunAsync(Paged);
        for (var n = 0; n < 9; n++) bench.Publisher.Publish($"n{n}", "2031-03-10", "2031-03-10T07:00:00Z");
        bench.Publisher.Publish("m", "2031-03-11", "2031-03-11T01:00:00Z");

        bench.Clock.Advance(TimeSpan.FromDays(1));
        var (run, _) = await bench.RunAsync(Paged);

        Assert.Equal((RunOutcome.Partial, 5), (run.Outcome, run.New));
        Assert.Contains("behind the cap of 2 pages; the publisher counts 9 records and gave 4", run.Detail, StringComparison.Ordinal);
        Assert.Equal([DayState.Owed, DayState.Done], [(await bench.DayAsync(Paged, "2031-03-10")).State, (await bench.DayAsync(Paged, "2031-03-11")).State]);
    }

    [Fact]
    public async Task A_bad_day_in_a_window_is_found_out_and_the_days_around_it_are_read()
    {
        await using var bench = await DayBench.OpenAsync();
        await bench.RunAsync(Window);
        bench.Publisher.Trouble = Within("2031-03-11", new FetchOutcome.ServerError(500));
        foreach (var day in new[] { "2031-03-10", "2031-03-12", "2031-03-13" }) bench.Publisher.Publish($"n-{day}", day, $"{day}T07:00:00Z");

        bench.Clock.Advance(TimeSpan.FromDays(4));
        var (run, _) = await bench.RunAsync(Window);

        Assert.Equal((RunOutcome.Partial, 3), (run.Outcome, run.New));
        Assert.Equal("2031-03-11", DayWindow.Of(Assert.Single(await bench.DaysAsync(Window), day => day.State == DayState.Owed).Day).ToString());
    }

    [Fact]
    public async Task A_publisher_in_trouble_is_not_asked_day_by_day()
    {
        await using var bench = await DayBench.OpenAsync();
        await bench.RunAsync(Window);
        bench.Publisher.Trouble = _ => new FetchOutcome.ServerError(500);

        bench.Clock.Advance(TimeSpan.FromDays(4));
        var (run, asked) = await bench.RunAsync(Window);

        Assert.Equal((RunOutcome.ServerError, 2), (run.Outcome, asked.Count));
    }

    [Fact]
    public async Task Once_a_week_the_declared_days_are_read_again()
    {
        await using var bench = await DayBench.OpenAsync();
        var source = Window with { Days = new DayRules { Deep = 20 } };
        await bench.RunAsync(source);
        bench.Publisher.Publish("back", "2031-02-25", "2031-03-11T00:00:00Z");

        await bench.RunDailyAsync(source, 6);
        var before = await bench.VersionsAsync();
        await bench.RunDailyAsync(source, 1);

        Assert.Empty(before);
        Assert.Equal(["back 1"], await bench.VersionsAsync());
        Assert.Equal(["/window?from=2031-03-14&to=2031-03-17", "/window?from=2031-02-25&to=2031-03-07"], bench.Publisher.Asked);
    }

    [Fact]
    public async Task Records_outside_the_days_asked_for_are_put_aside_and_counted()
    {
        await using var bench = await DayBench.OpenAsync();
        var source = Window with { Days = new DayRules { By = "published" } };
        bench.Publisher.IgnoresDates = true;
        bench.Publisher.Publish("ancient", "1972-01-01", "2031-01-01T00:00:00Z");
        bench.Publisher.Publish("recent", "2031-03-09", "2031-03-09T00:00:00Z");

        var (run, _) = await bench.RunAsync(source);

        Assert.Equal((1, 1), (run.New, run.PutAside));
        Assert.Equal("Put aside, for they lie outside the days that were asked for: 1.", run.Detail);
    }

    [Fact]
    public async Task A_list_without_dates_in_its_address_may_keep_what_is_young_only()
    {
        await using var bench = await DayBench.OpenAsync();
        bench.Publisher.Publish("old", "2030-03-01", "2030-03-01T00:00:00Z");
        bench.Publisher.Publish("young", "2031-03-01", "2031-03-01T00:00:00Z");

        var (run, _) = await bench.RunAsync(DatedPublisher.Source("/since?from=2000-01-01", new DayRules { By = "published", Keep = 30 }));

        Assert.Equal((1, 1), (run.New, run.PutAside));
    }

    [Fact]
    public void Pieces_of_a_gap_share_their_borders_and_leave_no_day_out()
    {
        var gap = new DayWindow(new DateOnly(2031, 1, 1), new DateOnly(2031, 3, 1));

        var pieces = gap.Split(31).ToList();

        Assert.Equal(["2031-01-01..2031-01-31", "2031-01-31..2031-03-01"], pieces.Select(piece => piece.ToString()));
        Assert.Equal(gap.Days, pieces.SelectMany(piece => piece.Days).Distinct());
        Assert.Equal(gap.Days, gap.Split(1).Select(piece => piece.From));
    }

    private static Func<Uri, FetchOutcome?> Within(string day, FetchOutcome trouble) => url =>
    {
        var from = url.Query[(url.Query.IndexOf("from=", StringComparison.Ordinal) + 5)..][..10];
        var to = url.Query[(url.Query.IndexOf("to=", StringComparison.Ordinal) + 3)..][..10];
        return string.CompareOrdinal(from, day) <= 0 && string.CompareOrdinal(day, to) <= 0 ? trouble : null;
    };
}
