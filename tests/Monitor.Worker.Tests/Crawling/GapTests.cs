using Monitor.Worker.Crawling;
using Monitor.Worker.Documents;
using Monitor.Worker.Following;
using Monitor.Worker.Ops;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Crawling;

/// <summary>A possible gap of a list that cannot be asked by date stands until it is closed: by a walk back to its day, or by a person's word.</summary>
public sealed class GapTests
{
    private static readonly Paging None = Paging.None;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_that_turned_over_leaves_a_possible_gap_that_later_good_runs_do_not_end()
    {
        await using var publisher = await TurnedOverAsync();

        var gap = Assert.Single(await publisher.GapsAsync());
        Assert.Equal(new DateOnly(2031, 12, 2), gap.Day);
        Assert.Contains("None of its 5 records was known", gap.Reason, StringComparison.Ordinal);

        publisher.Newest++;
        Assert.Equal(RunOutcome.OkNew, (await publisher.RunAsync(Single(publisher))).Outcome);
        Assert.Equal(gap, Assert.Single(await publisher.GapsAsync()));
    }

    [Fact]
    public async Task A_walk_back_to_its_day_ends_the_gap_keeps_what_was_missing_and_tells_nobody()
    {
        await using var publisher = await TurnedOverAsync();
        Assert.Empty(await publisher.KnownAsync([60]));
        var told = (await publisher.Bench.DeliveriesAsync()).Count;

        var steps = await BackfillAsync(publisher, publisher.Source, (await publisher.GapsAsync())[0].Day);

        Assert.Equal(0, steps[^1].Left);
        Assert.Equal(80 - 16, (await publisher.KnownAsync(Enumerable.Range(17, 64))).Count);
        Assert.Equal(told, (await publisher.Bench.DeliveriesAsync()).Count);
        Assert.Empty(await publisher.GapsAsync());
    }

    [Fact]
    public async Task A_list_that_shows_again_what_was_kept_before_ends_the_gap_by_itself()
    {
        await using var publisher = await TurnedOverAsync();

        publisher.Newest = 16;
        await publisher.RunAsync(Single(publisher));

        Assert.Empty(await publisher.GapsAsync());
    }

    [Fact]
    public async Task A_list_that_does_not_go_back_so_far_leaves_the_gap_open()
    {
        await using var publisher = await TurnedOverAsync();
        publisher.Oldest = 71;

        var steps = await BackfillAsync(publisher, publisher.Source, (await publisher.GapsAsync())[0].Day);

        Assert.Equal(1, Assert.Single(steps).Left);
        Assert.Single(await publisher.GapsAsync());
    }

    [Fact]
    public async Task A_list_without_further_pages_is_not_walked_back()
    {
        await using var publisher = await FoundPublisher.OpenAsync(newest: 9);

        Assert.Contains("holds no date", publisher.Bench.Get<Backfill>().Refusal(Single(publisher), Since(publisher, new DateOnly(2031, 1, 1))), StringComparison.Ordinal);
        Assert.Null(publisher.Bench.Get<Backfill>().Refusal(publisher.Source, Since(publisher, new DateOnly(2031, 1, 1))));
    }

    [Fact]
    public async Task A_persons_word_ends_the_gap_and_is_written_down()
    {
        await using var publisher = await TurnedOverAsync();
        var bench = publisher.Bench;
        var decisions = new WatchDecisions(bench.Get<HoldStore>(), bench.Get<WatchStore>(), bench.Get<LedgerStore>(), bench.Get<AuditTrail>(), bench.Get<CommitSignal>(), publisher.Clock);

        Assert.Null(await decisions.SettleGapsAsync(publisher.Source.Id, "  ", "ann", Ct));
        Assert.Single(await publisher.GapsAsync());
        Assert.Equal(1, await decisions.SettleGapsAsync(publisher.Source.Id, "The archive holds nothing else.", "ann", Ct));

        Assert.Empty(await publisher.GapsAsync());
        Assert.Equal(0, await decisions.SettleGapsAsync(publisher.Source.Id, "Again.", "ann", Ct));
        var entry = Assert.Single(await publisher.Bench.Get<AuditTrail>().ListAsync(before: null, 5, Ct), entry => entry.Action == "settle-gap");
        Assert.Equal(("ann", "The archive holds nothing else."), (entry.Who, entry.Detail));
    }

    [Fact]
    public async Task A_place_to_read_on_from_that_is_gone_is_a_possible_gap()
    {
        await using var publisher = await FoundPublisher.OpenAsync(newest: 20);
        await publisher.RunAsync();
        publisher.Newest = 70;
        Assert.Equal(RunOutcome.Partial, (await publisher.RunAsync()).Outcome);
        var rest = new Uri((await publisher.StateAsync()).ListRest!.Url!);
        Assert.Empty(await publisher.GapsAsync());

        publisher.IsGone = query => query == rest.Query;
        await publisher.RunAsync();

        Assert.Contains("not there any more", Assert.Single(await publisher.GapsAsync()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_counts_as_a_gap_and_as_no_day_that_is_owed_or_given_up()
    {
        await using var publisher = await TurnedOverAsync();
        var counts = (await publisher.Bench.Get<LedgerStore>().CountsAsync(publisher.Source.Id, Ct))[publisher.Source.Id];

        Assert.Equal((1, 0, 0), (counts.Doubted, counts.Owed, counts.GivenUp));
    }

    /// <summary>Four good runs over a list of one page, and one that finds nothing known on it: records 17 to 75 have come and gone.</summary>
    private static async Task<FoundPublisher> TurnedOverAsync()
    {
        var publisher = await FoundPublisher.OpenAsync(newest: 12);
        for (; publisher.Newest < 16; publisher.Newest++) await publisher.RunAsync(Single(publisher));
        publisher.Newest = 80;
        Assert.Equal(RunOutcome.Partial, (await publisher.RunAsync(Single(publisher))).Outcome);
        return publisher;
    }

    private static Source Single(FoundPublisher publisher) => publisher.Source with { Paging = None };

    private static DayWindow Since(FoundPublisher publisher, DateOnly day) => new(day, DateOnly.FromDateTime(publisher.Clock.GetUtcNow().UtcDateTime));

    private static async Task<IReadOnlyList<BackfillStep>> BackfillAsync(FoundPublisher publisher, Source source, DateOnly from)
    {
        var steps = new List<BackfillStep>();
        await foreach (var step in publisher.Bench.Get<Backfill>().RunAsync(source, Since(publisher, from), Ct)) steps.Add(step);
        return steps;
    }
}
