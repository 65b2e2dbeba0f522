using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Storage;

public abstract partial class StoreContract
{
    private static readonly DateOnly Monday = new(2031, 3, 3);

    [Fact]
    public async Task The_days_of_a_run_are_kept_with_it_and_replace_what_was_there()
    {
        var owed = new SourceDay { Source = Samples.Source().Id, Day = Monday, State = DayState.Owed, IsQuiet = true, Attempts = 2, Reason = "server-error: 500", TriedAt = Samples.Start };
        var done = new SourceDay { Source = owed.Source, Day = Monday, State = DayState.Done, Nothing = true, Reason = "No issue.", TriedAt = Samples.Start, ReadAt = Samples.Start };

        await CommitDaysAsync(owed);
        var before = await Store.Ledger.ReadAsync(owed.Source, newest: 5, Ct);
        await CommitDaysAsync(done);

        Assert.Equal([owed], before.Days);
        Assert.Equal([done], (await Store.Ledger.ReadAsync(owed.Source, newest: 5, Ct)).Days);
    }

    [Fact]
    public async Task A_source_without_days_has_an_empty_ledger()
    {
        var ledger = await Store.Ledger.ReadAsync(new SourceId("never"), newest: 5, Ct);

        Assert.Equal((0, null), (ledger.Days.Count, ledger.Last));
    }

    [Fact]
    public async Task The_newest_days_and_all_that_are_owed_come_along_oldest_first()
    {
        await CommitDaysAsync([.. Enumerable.Range(0, 30).Select(n => Day(n, n is 4 or 7 ? DayState.Owed : n == 5 ? DayState.GivenUp : DayState.Done)), Day(100, DayState.Owed) with { Source = new SourceId("other") }]);

        var ledger = await Store.Ledger.ReadAsync(Samples.Source().Id, newest: 2, Ct);

        Assert.Equal([4, 7, 27, 28, 29], ledger.Days.Select(day => day.Day.DayNumber - Monday.DayNumber));
        Assert.Equal(Monday.AddDays(29), ledger.Last);
    }

    [Fact]
    public async Task Gaps_are_shown_newest_first_and_counted()
    {
        await CommitDaysAsync(Day(0, DayState.Done), Day(1, DayState.Done) with { Nothing = true }, Day(2, DayState.Owed), Day(3, DayState.GivenUp));

        var gaps = await Store.Ledger.GapsAsync(Samples.Source().Id, 10, Ct);
        var counts = (await Store.Ledger.CountsAsync(only: null, Ct))[Samples.Source().Id];

        Assert.Equal([Monday.AddDays(3), Monday.AddDays(2)], gaps.Select(day => day.Day));
        Assert.Equal((Monday, Monday.AddDays(3), 2, 1, 1, 1), (counts.First, counts.Last, counts.Done, counts.Nothing, counts.Owed, counts.GivenUp));
        Assert.Empty(await Store.Ledger.CountsAsync(new SourceId("never"), Ct));
    }

    [Fact]
    public async Task A_backfill_owes_what_is_not_read_and_all_when_asked_to()
    {
        var source = Samples.Source().Id;
        var window = new DayWindow(Monday, Monday.AddDays(4));
        await CommitDaysAsync(Day(0, DayState.Done), Day(1, DayState.GivenUp), Day(2, DayState.Owed) with { Reason = "server-error" });

        var owed = await Store.Ledger.OweAsync(source, window, again: false, "backfill", Ct);
        var all = await Store.Ledger.OweAsync(source, window, again: true, "backfill", Ct);

        Assert.Equal((4, 5), (owed, all));
        var days = await Store.Ledger.DaysAsync(source, window, Ct);
        Assert.Equal([true, true, false, true, true], days.Select(day => day.IsQuiet));
        Assert.Equal("server-error", days[2].Reason);
    }

    [Fact]
    public async Task Items_whose_date_has_passed_are_found_by_stage_and_kind()
    {
        var closes = new Dictionary<string, DateOnly> { ["comments-close"] = Monday };
        await CommitAsync(
            Samples.New(Samples.Document("b1", "One", "k:1") with { Dates = closes }),
            Samples.New(Samples.Document("b2", "Two", "k:2") with { Dates = closes, Stage = Stage.Passed }, "Two."),
            Samples.New(Samples.Document("b3", "Three", "k:3"), "Three."));

        var open = await Store.Runs.PassedAsync(Samples.Source().Id, Stage.Introduced, "comments-close", Monday, 10, Ct);
        var passed = await Store.Runs.PassedAsync(Samples.Source().Id, Stage.Introduced, "comments-close", Monday.AddDays(1), 10, Ct);

        Assert.Empty(open);
        var document = Assert.Single(passed);
        Assert.Equal(("b1", "One", "C-b1", "First reading", Monday), (document.NativeId, document.Title, document.Number, document.RawStatus, document.Dates["comments-close"]));
        Assert.Empty(await Store.Runs.PassedAsync(new SourceId("other"), Stage.Introduced, "comments-close", Monday.AddDays(1), 10, Ct));
    }

    private static SourceDay Day(int offset, DayState state) => new()
    {
        Source = Samples.Source().Id,
        Day = Monday.AddDays(offset),
        State = state,
        ReadAt = state == DayState.Done ? Samples.Start : null,
    };

    // Each source's days come in a commit of its own.
    private async Task CommitDaysAsync(params SourceDay[] days)
    {
        foreach (var group in days.GroupBy(day => day.Source))
        {
            Clock.Advance(TimeSpan.FromHours(1));
            await Store.Runs.CommitAsync(Samples.Commit(Samples.Source(group.Key.Value), Clock.GetUtcNow()) with { Days = [.. group] }, Ct);
        }
    }
}
