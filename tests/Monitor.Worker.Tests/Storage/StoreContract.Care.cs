using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Storage;

public abstract partial class StoreContract
{
    private CareStore Care => Services.GetRequiredService<CareStore>();

    private RestStore Rests => Services.GetRequiredService<RestStore>();

    private TakenStore Taken => Services.GetRequiredService<TakenStore>();

    [Fact]
    public async Task An_item_is_handed_on_and_the_one_before_is_kept_as_ended()
    {
        var item = (await CommitAsync(Samples.New(Samples.Document()))).Items[0];
        var now = Clock.GetUtcNow();

        Assert.Equal(CareChange.Done, await Care.AssignAsync(item, "ada", "ada", now, Ct));
        Assert.Equal(CareChange.Unchanged, await Care.AssignAsync(item, "ada", "bob", now.AddHours(1), Ct));
        Assert.Equal(CareChange.Done, await Care.AssignAsync(item, "bob", "ada", now.AddHours(2), Ct));

        var assigned = (await Care.FindAsync(item, now, Ct)).Assigned;
        Assert.Equal(("bob", "ada", now.AddHours(2)), (assigned?.Who, assigned?.By, assigned?.At));
        var rows = await QueryAsync(db => db.Assignments.OrderBy(row => row.Id).Select(row => new { row.Who, row.EndedBy, row.EndedAt }).ToListAsync(Ct));
        Assert.Equal([("ada", "ada", now.AddHours(2)), ("bob", null, null)], rows.Select(row => (row.Who, row.EndedBy, row.EndedAt)));
        Assert.Equal(CareChange.Done, await Care.ReleaseAsync(item, "bob", now.AddHours(3), Ct));
        Assert.Equal(CareChange.Unchanged, await Care.ReleaseAsync(item, "bob", now.AddHours(3), Ct));
        Assert.Null((await Care.FindAsync(item, now, Ct)).Assigned);
    }

    [Fact]
    public async Task Nobody_looks_after_or_has_seen_what_is_not_there()
    {
        Assert.Equal(CareChange.NoSuchItem, await Care.AssignAsync(999, "ada", "ada", Samples.Start, Ct));
        Assert.Equal(CareChange.NoSuchItem, await Care.ReleaseAsync(999, "ada", Samples.Start, Ct));
        Assert.Equal(CareChange.NoSuchItem, await Care.MarkSeenAsync(999, "ada", Samples.Start, Ct));
        Assert.Equivalent(ItemCare.None, await Care.FindAsync(999, Samples.Start, Ct));
    }

    [Fact]
    public async Task Who_has_seen_an_item_has_seen_it_until_something_happens_to_it()
    {
        var item = (await CommitAsync(Samples.New(Samples.Document(), "A"))).Items[0];
        var first = Clock.GetUtcNow();
        await Care.MarkSeenAsync(item, "bob", first.AddMinutes(2), Ct);
        await Care.MarkSeenAsync(item, "ada", first.AddMinutes(1), Ct);

        var again = await Care.MarkSeenAsync(item, "ada", first.AddMinutes(5), Ct);
        await CommitAsync(Samples.Changed(await KnownAsync("b1"), Samples.Document(), "B"));
        var amended = await Care.MarkSeenAsync(item, "ada", Clock.GetUtcNow(), Ct);

        Assert.Equal((CareChange.Unchanged, CareChange.Done), (again, amended));
        Assert.Equal([("bob", first.AddMinutes(2)), ("ada", Clock.GetUtcNow())], (await Care.FindAsync(item, first, Ct)).SeenBy.Select(seen => (seen.Who, seen.At)));
    }

    [Fact]
    public async Task What_was_done_about_one_of_two_merged_items_holds_for_both()
    {
        var (house, senate, suggestion) = await SuggestedAsync();
        var now = Clock.GetUtcNow();
        await Care.AssignAsync(house, "ada", "ada", now, Ct);
        await Care.AssignAsync(senate, "bob", "ada", now, Ct);
        await Care.MarkSeenAsync(senate, "bob", now, Ct);
        await Store.Mutes.AddAsync(new Mute(0, senate, "bob", now, now.AddDays(2), null), Ct);
        await Store.Merges.AcceptAsync(suggestion, "ada", null, Ct);

        var care = await Care.FindAsync(house, now, Ct);

        Assert.Equal(("bob", "bob", "bob"), (care.Assigned?.Who, Assert.Single(care.SeenBy).Who, Assert.Single(care.Mutes).Who));
        Assert.Equal("bob", (await Care.FindAsync(senate, now, Ct)).Assigned?.Who);
        Assert.Empty(await Care.OfPersonAsync("ada", 10, Ct));
        Assert.Equal(house, Assert.Single(await Care.OfPersonAsync("bob", 10, Ct)).Id);
        Assert.Equal(house, Assert.Single((await Rests.ListAsync(now, Ct)).Items).Item.Id);
        await Care.AssignAsync(senate, "eve", "ada", now, Ct);
        Assert.Equal(house, Assert.Single(await Care.OfPersonAsync("eve", 10, Ct)).Id);
        Assert.Empty(await Care.OfPersonAsync("bob", 10, Ct));
    }

    [Theory]
    [InlineData(MuteEnd.NextStage, EventKind.StageChanged, "next-stage")]
    [InlineData(MuteEnd.NextStage, EventKind.Withdrawn, "next-stage")]
    [InlineData(MuteEnd.TextChange, EventKind.TextChanged, "text-change")]
    [InlineData(MuteEnd.TextChange, EventKind.BecameRelevant, "text-change")]
    public async Task A_mute_ends_by_what_it_waits_for_and_that_message_goes_out(MuteEnd ends, EventKind kind, string code)
    {
        var item = await MutedItemAsync(ends);

        var receipt = await CommitAsync(Happening(kind));

        Assert.Equal(1, receipt.NewDeliveries);
        Assert.Empty(await Store.Mutes.HoldingAsync(item, Clock.GetUtcNow(), Ct));
        Assert.Equal(code, await QueryAsync(db => db.Mutes.Select(row => row.UndoneBy).SingleAsync(Ct)));
        var told = (await Store.Audit.ListAsync(null, 1, Ct))[0];
        Assert.Equal(("monitor", "mute-ended", $"item:{item}", code), (told.Who, told.Action, told.Subject, told.Detail));
    }

    [Theory]
    [InlineData(MuteEnd.NextStage, EventKind.TextChanged)]
    [InlineData(MuteEnd.NextStage, EventKind.DateMoved)]
    [InlineData(MuteEnd.TextChange, EventKind.StageChanged)]
    [InlineData(MuteEnd.TextChange, EventKind.New)]
    [InlineData(MuteEnd.Day, EventKind.StageChanged)]
    public async Task A_mute_outlasts_what_it_does_not_wait_for(MuteEnd ends, EventKind kind)
    {
        var item = await MutedItemAsync(ends);

        var receipt = await CommitAsync(Happening(kind));

        Assert.Equal(0, receipt.NewDeliveries);
        Assert.Equal(ends, Assert.Single(await Store.Mutes.HoldingAsync(item, Clock.GetUtcNow(), Ct)).Ends);
    }

    [Fact]
    public async Task A_mute_of_a_day_beside_one_that_has_ended_still_holds()
    {
        var item = await MutedItemAsync(MuteEnd.NextStage);
        await Store.Mutes.AddAsync(new Mute(0, item, "bob", Clock.GetUtcNow(), Clock.GetUtcNow().AddDays(9), null), Ct);

        var receipt = await CommitAsync(Happening(EventKind.StageChanged));

        Assert.Equal(0, receipt.NewDeliveries);
        Assert.Equal("bob", Assert.Single(await Store.Mutes.HoldingAsync(item, Clock.GetUtcNow(), Ct)).Who);
    }

    [Fact]
    public async Task A_stage_that_nobody_is_told_of_ends_no_mute()
    {
        var item = await MutedItemAsync(MuteEnd.NextStage);
        await HushAsync(HushKind.Source, "utopia-bills", "C1", days: 3);

        var receipt = await CommitAsync(Happening(EventKind.StageChanged));

        Assert.Equal(0, receipt.NewDeliveries);
        Assert.Single(await Store.Mutes.HoldingAsync(item, Clock.GetUtcNow(), Ct));
    }

    [Theory]
    [InlineData(HushKind.Source, "utopia-bills")]
    [InlineData(HushKind.Rule, "eu-bills")]
    public async Task A_source_or_a_rule_rests_in_its_channel_only_and_not_beyond_its_end(HushKind kind, string subject)
    {
        await HushAsync(kind, subject, "C1", days: 2);
        await HushAsync(kind, subject + "-other", "C2", days: 2);

        var resting = await CommitAsync(Samples.Alerting(Samples.Document("b1"), "C1", "C2"));
        Clock.Advance(TimeSpan.FromDays(2));
        var awake = await CommitAsync(Samples.Alerting(Samples.Document("b2"), "C1"));

        Assert.Equal((1, 1), (resting.NewDeliveries, awake.NewDeliveries));
        Assert.Equal(["C1", "C2"], (await Store.Deliveries.ListAsync(null, null, null, 10, Ct)).Select(delivery => delivery.Channel));
    }

    [Fact]
    public async Task A_rest_is_ended_by_hand_once_and_a_newer_one_stands_for_the_older()
    {
        var now = Clock.GetUtcNow();
        var older = await HushAsync(HushKind.Source, "utopia-bills", "C1", days: 2);
        var newer = await HushAsync(HushKind.Source, "utopia-bills", "C1", days: 5);

        Assert.Equal(newer, Assert.Single((await Rests.ListAsync(now, Ct)).Hushes).Id);
        Assert.Null(await Rests.UndoHushAsync(older, "bob", now, Ct));
        Assert.Equal("utopia-bills", (await Rests.UndoHushAsync(newer, "bob", now, Ct))?.Subject);
        Assert.Null(await Rests.UndoHushAsync(newer, "bob", now, Ct));
        Assert.Empty((await Rests.ListAsync(now, Ct)).Hushes);
        Assert.Equal((true, false), (await Rests.IsKnownAsync(newer, Ct), await Rests.IsKnownAsync(999, Ct)));
        Assert.Equal(1, (await CommitAsync(Samples.Alerting(Samples.Document("b1"), "C1"))).NewDeliveries);
    }

    [Fact]
    public async Task All_that_rests_is_listed_with_the_soonest_end_first()
    {
        var items = (await CommitAsync(Samples.New(Samples.Document("b1", "Later"), "A"), Samples.New(Samples.Document("b2", "Sooner"), "B"))).Items;
        var now = Clock.GetUtcNow();
        await Store.Mutes.AddAsync(new Mute(0, items[0], "ada", now, now.AddDays(300), "known") { Ends = MuteEnd.TextChange }, Ct);
        await Store.Mutes.AddAsync(new Mute(0, items[1], "ada", now, now.AddDays(3), null), Ct);
        await HushAsync(HushKind.Rule, "eu-bills", "C1", days: 9);
        await HushAsync(HushKind.Source, "gazette", "C2", days: 4);

        var resting = await Rests.ListAsync(now, Ct);

        Assert.Equal([("Sooner", MuteEnd.Day), ("Later", MuteEnd.TextChange)], resting.Items.Select(one => (one.Item.Title, one.Mute.Ends)));
        Assert.Equal([(HushKind.Source, "gazette"), (HushKind.Rule, "eu-bills")], resting.Hushes.Select(hush => (hush.Kind, hush.Subject)));
        Assert.Empty((await Rests.ListAsync(now.AddDays(301), Ct)).Items);
        Assert.Equal(2, (await Rests.HeldAtAsync(now.AddDays(3), Ct)).Count);
        Assert.Single(await Rests.HeldAtAsync(now.AddDays(5), Ct));
    }

    [Fact]
    public async Task What_was_taken_is_not_taken_again_also_by_another_process()
    {
        var now = Clock.GetUtcNow();
        StartProcess();

        Assert.True(await Taken.TakeAsync("action:1.2", now, Ct));
        Assert.False(await Taken.TakeAsync("action:1.2", now, Ct));
        Assert.False(await TakenElsewhere.TakeAsync("action:1.2", now, Ct));
        Assert.True(await Taken.TakeAsync("command:1.2", now, Ct));
        Assert.Equal(0, await Taken.ForgetAsync(now + TakenStore.Kept, Ct));
        Assert.Equal(2, await Taken.ForgetAsync(now + TakenStore.Kept + TimeSpan.FromSeconds(1), Ct));
        Assert.Equal(0, await Taken.CountAsync(Ct));
        Assert.True(await Taken.TakeAsync("action:1.2", now, Ct));
    }

    private TakenStore TakenElsewhere => _processes[^1].GetRequiredService<TakenStore>();

    private async Task<long> MutedItemAsync(MuteEnd ends)
    {
        var item = (await CommitAsync(Samples.New(Samples.Document(), "A"))).Items[0];
        await Store.Mutes.AddAsync(new Mute(0, item, "ada", Clock.GetUtcNow(), Clock.GetUtcNow().AddDays(366), null) { Ends = ends }, Ct);
        return item;
    }

    private static DocumentChange Happening(EventKind kind)
    {
        var happened = Samples.Event(kind, "later");
        return Samples.New(Samples.Document(), "B") with { Events = [happened], Deliveries = [Samples.Delivery(happened, "C1")] };
    }

    private Task<long> HushAsync(HushKind kind, string subject, string channel, int days) =>
        Rests.HushAsync(new Hush(0, kind, subject, channel, "ada", Clock.GetUtcNow(), Clock.GetUtcNow().AddDays(days), null), Ct);
}
