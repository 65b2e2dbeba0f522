using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Storage;

public abstract partial class StoreContract
{
    [Fact]
    public async Task What_a_run_saw_comes_back_as_it_was()
    {
        var commit = Samples.Commit(Samples.Source(), Samples.Start);
        var facts = new RunFacts
        {
            Statuses = new Dictionary<string, int> { ["200"] = 7, ["none"] = 1 },
            Rejects = new Dictionary<string, int> { ["No title"] = 2 },
            Records = 7,
            Fields = new Dictionary<string, int> { ["title"] = 7, ["date:effective"] = 3 },
            Texts = 5,
            WithoutText = 1,
            Lengths = new TextLengths(120, 200, 900, 4_000, 9_000),
            NewestOn = new DateOnly(2031, 2, 28),
            DatesUnread = 1,
            Total = 9,
            Shape = "00ff",
            ConfigHash = "abc",
            Reader = "1.2.3",
            Findings = [new Finding(FindingKind.DatesUnread, "1 of 7 records …", Spoils: false)],
        };

        await Store.Runs.CommitAsync(commit with { Run = commit.Run with { Listed = 7, PlannedAt = Samples.Start.AddSeconds(-3), Facts = facts } }, Ct);

        var stored = Assert.Single(await Store.Runs.ReadRunsAsync(commit.Run.Source, 5, Ct));
        Assert.Equivalent(facts, stored.Facts, strict: true);
        Assert.Equal(Samples.Start.AddSeconds(-3), stored.PlannedAt);
    }

    [Fact]
    public async Task A_run_that_was_not_begun_is_noted_and_the_source_stays_as_it_was()
    {
        await CommitAsync(Samples.New(Samples.Document()));
        var before = await Store.Runs.StateAsync(Samples.Source().Id, Ct);
        var skipped = Samples.Commit(Samples.Source(), Clock.GetUtcNow().AddMinutes(1)).Run with { Outcome = RunOutcome.SkippedOverlap };

        await Store.Runs.NoteAsync(skipped, Ct);

        Assert.Equal(RunOutcome.SkippedOverlap, (await Store.Runs.RunsAsync(Samples.Source().Id, 1, Ct))[0].Outcome);
        Assert.Equivalent(before, await Store.Runs.StateAsync(Samples.Source().Id, Ct), strict: true);
    }

    [Fact]
    public async Task Held_messages_fall_due_by_themselves_at_the_end_of_their_hold_and_others_of_the_run_at_once()
    {
        await CommitHeldAsync();

        Assert.Equal(["Act three"], await DueTitlesAsync(Clock.GetUtcNow()));
        var hold = Assert.Single(await Store.Holds.HoldingAsync(Clock.GetUtcNow(), Ct));
        Assert.Equal((2, Samples.Source().Id), (hold.Alerts, hold.Source));
        Assert.Equal(["Act one", "Act three", "Act two"], await DueTitlesAsync(hold.Until));
        Assert.Empty(await Store.Holds.HoldingAsync(hold.Until, Ct));
    }

    [Fact]
    public async Task An_operator_may_end_a_hold_once_and_its_messages_are_due_then()
    {
        await CommitHeldAsync();
        var hold = Assert.Single(await Store.Holds.HoldingAsync(Clock.GetUtcNow(), Ct));

        var released = await Store.Holds.ReleaseAsync(hold.Id, "ann", Clock.GetUtcNow(), Ct);

        Assert.Equal(2, released);
        Assert.Equal(3, (await DueTitlesAsync(Clock.GetUtcNow())).Count);
        Assert.Null(await Store.Holds.ReleaseAsync(hold.Id, "ann", Clock.GetUtcNow(), Ct));
        Assert.Equal("ann", Assert.Single(await Store.Holds.ListAsync(5, Ct)).ReleasedBy);
    }

    [Fact]
    public async Task The_same_commit_given_twice_makes_one_hold()
    {
        var commit = Held();
        await Store.Runs.CommitAsync(commit, Ct);

        await Store.Runs.CommitAsync(commit, Ct);

        Assert.Single(await Store.Holds.ListAsync(5, Ct));
        Assert.Equal(3, (await Store.Deliveries.ListAsync(null, null, null, 10, Ct)).Count);
    }

    [Fact]
    public async Task A_pause_holds_until_its_end_or_until_somebody_ends_it()
    {
        var (source, now) = (Samples.Source().Id, Clock.GetUtcNow());
        await Store.Watch.PauseAsync(new SourcePause { Source = source, Who = "ann", At = now, Until = now.AddDays(2), Reason = "They asked." }, Ct);

        Assert.Equal("ann", (await Store.Watch.PauseOfAsync(source, now.AddDays(1), Ct))?.Who);
        Assert.Null(await Store.Watch.PauseOfAsync(source, now.AddDays(2), Ct));
        Assert.True(await Store.Watch.ResumeAsync(source, "bob", now.AddHours(1), Ct));
        Assert.False(await Store.Watch.ResumeAsync(source, "bob", now.AddHours(1), Ct));
        Assert.Empty(await Store.Watch.PausesAsync(now.AddHours(1), Ct));
    }

    [Fact]
    public async Task A_source_has_one_canary_the_newest()
    {
        var canary = new Canary
        {
            Source = Samples.Source().Id,
            NativeId = "b1",
            Address = "https://bills.example/b1",
            Fields = new Dictionary<string, string> { ["title"] = "Act" },
            CheckedAt = Samples.Start,
            PassedAt = Samples.Start,
        };
        await Store.Watch.KeepAsync(canary, Ct);

        await Store.Watch.KeepAsync(canary with { CheckedAt = Samples.Start.AddDays(7), Trouble = "title is empty", FailuresInARow = 1 }, Ct);

        var kept = Assert.Single(await Store.Watch.CanariesAsync(Ct));
        Assert.Equal(("title is empty", Samples.Start, "Act"), (kept.Trouble, kept.PassedAt, kept.Fields["title"]));
    }

    [Fact]
    public async Task An_alarm_and_its_notice_are_kept_together_and_the_same_notice_is_owed_once()
    {
        var now = Clock.GetUtcNow();
        var alarm = new Alarm { Kind = AlarmKind.Failing, Subject = "s", Since = now.AddDays(-1), RaisedAt = now, Told = 1, Detail = "403" };
        var notice = new Notice { Key = "s:failing:1", Channel = "ops", Title = "s fails", Text = "403", CreatedAt = now, NextTryAt = now };
        await Store.Notices.KeepAsync(alarm, notice, Ct);
        var open = Assert.Single(await Store.Watch.AlarmsAsync(Ct));

        await Store.Notices.KeepAsync(open with { Told = 2, EndedAt = now }, notice, Ct);

        Assert.Empty(await Store.Watch.AlarmsAsync(Ct));
        Assert.Single(await Store.Notices.ListAsync(5, Ct));
    }

    [Fact]
    public async Task A_notice_is_claimed_by_one_sender_and_due_again_until_it_is_sent_or_given_up()
    {
        var now = Clock.GetUtcNow();
        await Store.Notices.KeepAsync(
            new Alarm { Kind = AlarmKind.Failing, Subject = "s", Since = now, RaisedAt = now, Told = 1, Detail = "403" },
            new Notice { Key = "k", Channel = "ops", Title = "t", Text = "x", CreatedAt = now, NextTryAt = now },
            Ct);
        var id = Assert.Single(await Store.Notices.DueAsync(now, 5, Ct)).Id;

        Assert.True(await Store.Notices.ClaimAsync(id, now, now.AddMinutes(2), Ct));
        Assert.False(await Store.Notices.ClaimAsync(id, now, now.AddMinutes(2), Ct));
        Assert.True(await Store.Notices.MarkFailedAsync(id, now, now.AddMinutes(5), "away", Ct));
        Assert.Empty(await Store.Notices.DueAsync(now.AddMinutes(3), 5, Ct));
        Assert.Equal(("away", 1), (await Store.Notices.DueAsync(now.AddMinutes(5), 5, Ct)) is [var again] ? (again.LastError, again.Attempts) : default);
        Assert.True(await Store.Notices.MarkFailedAsync(id, now, nextTryAt: null, "no such channel", Ct));
        Assert.Empty(await Store.Notices.DueAsync(now.AddDays(9), 5, Ct));
    }

    private Task<CommitReceipt> CommitHeldAsync() => Store.Runs.CommitAsync(Held(), Ct);

    private RunCommit Held()
    {
        var now = Clock.GetUtcNow();
        Clock.Advance(TimeSpan.FromMinutes(1));
        DocumentChange[] changes = [Alerting("b1", "Act one", held: true), Alerting("b2", "Act two", held: true), Alerting("b3", "Act three", held: false)];
        var hold = new AlertHold { Source = Samples.Source().Id, HeldAt = now, Until = now.AddDays(1), Alerts = 2, Reason = "New ids." };
        return Samples.Commit(Samples.Source(), now, changes) with { Hold = hold };
    }

    private static DocumentChange Alerting(string id, string title, bool held)
    {
        var change = Samples.Alerting(Samples.Document(id, title), "C1");
        return change with { Fingerprint = id, Deliveries = [.. change.Deliveries.Select(planned => planned with { Held = held, Alert = planned.Alert with { Title = title } })] };
    }

    private async Task<IReadOnlyList<string>> DueTitlesAsync(DateTimeOffset now) =>
        [.. (await Store.Deliveries.DueAsync(now, 10, Ct)).Select(delivery => delivery.Alert.Title).Order(StringComparer.Ordinal)];
}
