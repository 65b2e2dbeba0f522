using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Storage;

public abstract partial class StoreContract
{
    [Fact]
    public async Task A_source_was_read_last_when_a_run_read_anything_of_what_is_new_however_it_ended()
    {
        var id = new SourceId("utopia-bills");
        Assert.Null(await Store.Runs.LastReadAsync(id, Ct));
        (RunOutcome Outcome, int Listed, RunPurpose Purpose)[] runs =
        [
            (RunOutcome.Quiet, 0, RunPurpose.Ordinary), (RunOutcome.Partial, 9, RunPurpose.Ordinary), (RunOutcome.Unreachable, 0, RunPurpose.Ordinary), (RunOutcome.OkNew, 5, RunPurpose.CatchUp),
        ];
        var read = new List<DateTimeOffset?>();
        foreach (var (outcome, listed, purpose) in runs)
        {
            Clock.Advance(TimeSpan.FromHours(1));
            var commit = Samples.Commit(Samples.Source(), Clock.GetUtcNow());
            await Store.Runs.CommitAsync(commit with { Run = commit.Run with { Outcome = outcome, Listed = listed, Purpose = purpose } }, Ct);
            read.Add(await Store.Runs.LastReadAsync(id, Ct));
        }

        Assert.Equal([1.0, 2.0, 2.0, 2.0], read.Select(at => (at!.Value - Samples.Start).TotalHours).Select(Math.Floor));
    }

    [Fact]
    public async Task A_run_and_the_state_of_its_source_come_back_as_they_were_with_what_is_owed()
    {
        var commit = Samples.Commit(Samples.Source(), Samples.Start.AddTicks(1234567));
        var run = commit.Run with { Outcome = RunOutcome.Partial, Detail = "2 of 9 details failed: 503", RetryAt = Samples.Start.AddHours(2), Bytes = 5_000_000_000, Listed = 9, Rejected = 1, NotFound = 2, Redirected = 3, Owed = ["https://bills.example/7", "https://bills.example/8?ü"] };
        var state = commit.State with
        {
            LastOutcome = RunOutcome.Partial,
            ConsecutiveFailures = 3,
            NextTryAt = new DateTimeOffset(2031, 3, 1, 12, 0, 0, TimeSpan.FromHours(2)),
            Owed = run.Owed,
            ListValidators = new Dictionary<string, Validators> { ["https://bills.example/list"] = new("\"a\"", null) },
        };

        await Store.Runs.CommitAsync(commit with { Run = run, State = state }, Ct);

        var storedRun = Assert.Single(await Store.Runs.RunsAsync(run.Source, 5, Ct));
        var storedState = await Store.Runs.StateAsync(run.Source, Ct);
        var microseconds = Samples.Start.AddTicks(1234560);
        Assert.Equivalent(run with { StartedAt = microseconds, EndedAt = microseconds.AddSeconds(30) }, storedRun, strict: true);
        Assert.Equivalent(state with { LastRunAt = microseconds, LastSuccessAt = microseconds }, storedState, strict: true);
    }

    [Fact]
    public async Task The_last_pass_of_a_source_is_kept_and_an_older_one_changes_nothing()
    {
        SourceId one = new("xx-one"), two = new("xx-two");
        await Store.Verifications.RecordAsync([new Verification(one, Samples.Start, "a"), new Verification(two, Samples.Start, "a")], Ct);

        await Store.Verifications.RecordAsync([new Verification(one, Samples.Start.AddDays(7), "b"), new Verification(two, Samples.Start.AddDays(-7), "b")], Ct);

        Assert.Equal(
            new Dictionary<SourceId, Verification> { [one] = new(one, Samples.Start.AddDays(7), "b"), [two] = new(two, Samples.Start, "a") }, await Store.Verifications.AllAsync(Ct));
    }

    [Fact]
    public async Task The_next_run_replaces_the_state_and_adds_to_the_history()
    {
        var source = Samples.Source();
        var first = Samples.Commit(source, Samples.Start);
        await Store.Runs.CommitAsync(first with { State = first.State with { Owed = ["x"], ConsecutiveFailures = 1 } }, Ct);

        await Store.Runs.CommitAsync(Samples.Commit(source, Samples.Start.AddHours(1)), Ct);

        var state = await Store.Runs.StateAsync(source.Id, Ct);
        Assert.Equal((0, 0), (state!.Owed.Count, state.ConsecutiveFailures));
        Assert.Equal([Samples.Start.AddHours(1), Samples.Start], (await Store.Runs.RunsAsync(source.Id, 5, Ct)).Select(run => run.StartedAt));
        Assert.Equal(Samples.Start, Assert.Single(await Store.Runs.RunsBetweenAsync(Samples.Start, Samples.Start.AddHours(1), Ct)).StartedAt);
    }

    [Fact]
    public async Task A_source_that_never_ran_has_no_state() =>
        Assert.Null(await Store.Runs.StateAsync(new SourceId("never"), Ct));

    [Fact]
    public async Task The_overview_has_every_source_with_its_last_run_and_counts()
    {
        await CommitAsync(Samples.New(Samples.Document("b1", "One", "k:1")), Samples.New(Samples.Document("b2", "One again", "k:1"), "Again."));
        var newest = Clock.GetUtcNow();
        await CommitAsync();
        await CommitAsync(Samples.Source("silent"));

        var overview = await Store.Runs.OverviewAsync(Ct);

        Assert.Equal(["silent", "utopia-bills"], overview.Select(row => row.Source.Value));
        Assert.Equal((0, 0, null), (overview[0].Documents, overview[0].Items, overview[0].NewestItemAt));
        Assert.Equal((2, 1, newest), (overview[1].Documents, overview[1].Items, overview[1].NewestItemAt));
        Assert.Equal(RunOutcome.OkNothingNew, overview[1].LastRun?.Outcome);
        Assert.Equal(["silent", "utopia-bills"], (await Store.Runs.StatesAsync(Ct)).Select(state => state.Source.Value));
    }

    [Fact]
    public async Task Lookups_find_by_native_id_key_and_address_and_only_in_their_own_source()
    {
        await CommitAsync(Samples.New(Samples.Document("b1", "One", "k:1")) with { Page = Samples.Page("https://bills.example/final") });
        await CommitAsync(Samples.Source("other"), Samples.New(Samples.Document("b1", "Foreign", "k:2"), "Foreign.") with { Page = Samples.Page("https://bills.example/final") });

        var known = await Store.Runs.KnownAsync(Samples.Source().Id, ["b1", "b2"], ["k:1", "k:2", "k:3"], ["https://bills.example/final", "https://bills.example/"], Ct);

        Assert.Equal("One", Assert.Single(known.ByNativeId).Value.Item.Title);
        Assert.Equal("One", Assert.Single(known.ByAddress).Value.Item.Title);
        Assert.Equal(["k:1", "k:2"], known.ByKey.Keys.Order());
        Assert.Equal("Foreign", known.ByKey["k:2"].Title);
    }

    [Fact]
    public async Task Three_thousand_documents_are_committed_and_looked_up_at_once()
    {
        var changes = Enumerable.Range(0, 3000).Select(n => Samples.New(Samples.Document($"b{n}", $"Bill {n}", $"k:{n}"), $"{n}: " + new string('x', 5000)) with { Page = Samples.Page($"https://bills.example/{n}") }).ToArray();
        await CommitAsync(changes);

        var known = await Store.Runs.KnownAsync(
            Samples.Source().Id,
            [.. changes.Select(change => change.Document.NativeId)],
            [.. changes.Select(change => change.Document.Keys[0])],
            [.. changes.Select(change => change.Page!.FinalUrl.AbsoluteUri)],
            Ct);

        Assert.Equal((3000, 3000, 3000), (known.ByNativeId.Count, known.ByKey.Count, known.ByAddress.Count));
        Assert.Equal("2999: x", known.ByNativeId["b2999"].Text[..7]);
    }
}
