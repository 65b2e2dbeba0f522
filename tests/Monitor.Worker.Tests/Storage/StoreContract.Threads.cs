using Microsoft.Extensions.DependencyInjection;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Storage;

public abstract partial class StoreContract
{
    private static readonly PostedMessage Opened = new("C1", "1712.0001") { Drawn = "look-1" };

    private ThreadStore Threads => Services.GetRequiredService<ThreadStore>();

    [Fact]
    public async Task A_message_that_opens_a_thread_keeps_its_place_with_the_sending_itself()
    {
        var id = await OweAsync();
        await ClaimAsync(id);
        var item = (await Store.Deliveries.FindAsync(id, Ct))!.Alert.ItemId;
        Assert.Null(await Threads.FindAsync(item, "C1", Ct));

        await Store.Deliveries.MarkSentAsync(id, Clock.GetUtcNow(), Opened, Ct);

        var thread = await Threads.FindAsync(item, "C1", Ct);
        Assert.Equal(("C1", "1712.0001", "look-1", Clock.GetUtcNow()), (thread!.ChannelId, thread.MessageId, thread.Drawn, thread.PostedAt));
        Assert.Null(await Threads.FindAsync(item, "C2", Ct));
        var stale = Assert.Single(await Threads.DueAsync(Clock.GetUtcNow(), 10, Ct));
        Assert.Equal((thread, id), (stale.Thread, stale.Opening!.Id));
    }

    [Fact]
    public async Task A_message_that_was_sent_twice_over_moves_no_thread()
    {
        var (item, _) = await ThreadAsync();
        var sent = (await Store.Deliveries.OfItemAsync(item, 1, Ct))[0];

        await Store.Deliveries.MarkSentAsync(sent.Id, Clock.GetUtcNow(), Opened with { MessageId = "1712.9999" }, Ct);

        Assert.Equal("1712.0001", (await Threads.FindAsync(item, "C1", Ct))!.MessageId);
    }

    [Fact]
    public async Task What_changes_while_a_message_is_drawn_leaves_it_stale()
    {
        var (item, _) = await ThreadAsync();
        await Threads.MarkStaleAsync(item, Clock.GetUtcNow(), Ct);
        var known = Assert.Single(await Threads.DueAsync(Clock.GetUtcNow(), 10, Ct));
        Clock.Advance(TimeSpan.FromSeconds(1));
        await Threads.MarkStaleAsync(item, Clock.GetUtcNow(), Ct);

        await Threads.MarkFreshAsync(known, "look-2", Ct);

        var again = Assert.Single(await Threads.DueAsync(Clock.GetUtcNow(), 10, Ct));
        Assert.Equal("look-2", again.Thread.Drawn);
        await Threads.MarkFreshAsync(again, "look-3", Ct);
        Assert.Empty(await Threads.DueAsync(DateTimeOffset.MaxValue, 10, Ct));
    }

    [Fact]
    public async Task A_message_that_cannot_be_drawn_waits_for_its_time_or_for_the_next_change()
    {
        var (item, thread) = await ThreadAsync();
        await Threads.MarkStaleAsync(item, Clock.GetUtcNow(), Ct);
        var later = Clock.GetUtcNow().AddMinutes(3);

        await Threads.MarkFailedAsync(thread, later, "Slack answers 500", Ct);
        Assert.Empty(await Threads.DueAsync(later.AddTicks(-10), 10, Ct));
        Assert.Equal(1, Assert.Single(await Threads.DueAsync(later, 10, Ct)).Attempts);
        await Threads.MarkFailedAsync(thread, nextTryAt: null, "no_text", Ct);

        Assert.Empty(await Threads.DueAsync(DateTimeOffset.MaxValue, 10, Ct));
        await Threads.ForgetAsync(thread, Ct);
        Assert.Null(await Threads.FindAsync(item, "C1", Ct));
    }

    [Fact]
    public async Task A_crawl_that_changes_an_item_makes_its_message_stale_and_no_other()
    {
        var (item, _) = await ThreadAsync();
        await CommitAsync(Samples.Alerting(Samples.Document("other"), "C1"));
        await Threads.FollowChangesAsync(Clock.GetUtcNow(), Ct);
        foreach (var first in await Threads.DueAsync(Clock.GetUtcNow(), 10, Ct)) await Threads.MarkFreshAsync(first, "look-1", Ct);
        await CommitAsync(Samples.Alerting(Samples.Document("third"), "C1"));
        await Threads.FollowChangesAsync(Clock.GetUtcNow(), Ct);
        Assert.Empty(await Threads.DueAsync(Clock.GetUtcNow(), 10, Ct));

        await CommitAsync(Samples.Changed(await KnownAsync("b1"), Samples.Document(), "Another text."));
        await Threads.FollowChangesAsync(Clock.GetUtcNow(), Ct);

        Assert.Equal(item, Assert.Single(await Threads.DueAsync(Clock.GetUtcNow(), 10, Ct)).Thread.ItemId);
    }

    [Fact]
    public async Task Items_that_were_merged_share_the_thread_that_one_of_them_has()
    {
        var (house, senate, suggestion) = await SuggestedAsync();
        var owed = (await Store.Deliveries.OfItemAsync(senate, 1, Ct))[0];
        Clock.Advance(TimeSpan.FromMinutes(1));
        await ClaimAsync(owed.Id);
        await Store.Deliveries.MarkSentAsync(owed.Id, Clock.GetUtcNow(), Opened, Ct);
        Assert.Null(await Threads.FindAsync(house, owed.Channel, Ct));
        await FreshAsync();

        await Store.Merges.AcceptAsync(suggestion, "Ada", null, Ct);
        await Threads.FollowChangesAsync(Clock.GetUtcNow(), Ct);

        Assert.Equal("1712.0001", (await Threads.FindAsync(house, owed.Channel, Ct))?.MessageId);
        Assert.Equal(senate, Assert.Single(await Threads.DueAsync(Clock.GetUtcNow(), 10, Ct)).Thread.ItemId);
    }

    [Fact]
    public async Task Dates_that_come_near_make_messages_of_their_channel_stale()
    {
        var (_, thread) = await ThreadAsync();
        await FreshAsync();
        var day = new DateOnly(2031, 4, 1);
        await CommitAsync(Samples.Changed(await KnownAsync("b1"), Samples.Document() with { Dates = new Dictionary<string, DateOnly> { ["hearing"] = day } }, "Another text."));

        Assert.Equal(0, await Threads.MarkDatedStaleAsync("C1", day.AddDays(1), day.AddDays(30), Clock.GetUtcNow(), Ct));
        Assert.Equal(0, await Threads.MarkDatedStaleAsync("C2", day, day, Clock.GetUtcNow(), Ct));
        Assert.Equal(1, await Threads.MarkDatedStaleAsync("C1", day.AddDays(-30), day, Clock.GetUtcNow(), Ct));

        Assert.Equal(thread, Assert.Single(await Threads.DueAsync(Clock.GetUtcNow(), 10, Ct)).Thread.Id);
    }

    [Fact]
    public async Task Messages_about_an_item_keep_their_order_in_a_channel_and_hold_up_no_other_item()
    {
        await CommitAsync(Telling("b1", EventKind.New, "C1", "C2"), Telling("b2", EventKind.New, "C1"));
        await CommitAsync(Telling("b1", EventKind.StageChanged, "C1", "C2"));
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(["C1", "C2"], await Store.Deliveries.DueChannelsAsync(Clock.GetUtcNow(), Ct));
        var first = await Store.Deliveries.DueInAsync("C1", Clock.GetUtcNow(), 10, Ct);
        Assert.Equal([(EventKind.New, "b1"), (EventKind.New, "b2")], first.Select(NameOf));

        await ClaimAsync(first[0].Id);
        await Store.Deliveries.MarkRetryAsync(first[0].Id, Clock.GetUtcNow().AddHours(1), "away", Ct);
        Assert.Equal([(EventKind.New, "b2")], (await Store.Deliveries.DueInAsync("C1", Clock.GetUtcNow(), 10, Ct)).Select(NameOf));
        Assert.Equal([(EventKind.New, "b1")], (await Store.Deliveries.DueInAsync("C2", Clock.GetUtcNow(), 10, Ct)).Select(NameOf));
        Clock.Advance(TimeSpan.FromHours(1));
        await ClaimAsync(first[0].Id);
        await Store.Deliveries.MarkDeadAsync(first[0].Id, Clock.GetUtcNow(), "no_text", Ct);

        Assert.Equal([(EventKind.New, "b2"), (EventKind.StageChanged, "b1")], (await Store.Deliveries.DueInAsync("C1", Clock.GetUtcNow(), 10, Ct)).Select(NameOf).OrderBy(name => name.Kind));
    }

    [Fact]
    public async Task Messages_about_items_that_were_merged_keep_one_order()
    {
        var (house, senate, suggestion) = await SuggestedAsync();
        var channel = (await Store.Deliveries.OfItemAsync(house, 1, Ct))[0].Channel;
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal([house, senate], (await Store.Deliveries.DueInAsync(channel, Clock.GetUtcNow(), 10, Ct)).Select(due => due.Alert.ItemId).Order());

        await Store.Merges.AcceptAsync(suggestion, "Ada", null, Ct);

        Assert.Equal(house, Assert.Single(await Store.Deliveries.DueInAsync(channel, Clock.GetUtcNow(), 10, Ct)).Alert.ItemId);
    }

    [Fact]
    public async Task A_sending_that_was_begun_is_in_doubt_until_its_end_is_known()
    {
        var id = await OweAsync();
        var begun = Clock.GetUtcNow();
        await ClaimAsync(id);
        Clock.Advance(Lease);
        var killed = Assert.Single(await Store.Deliveries.DueInAsync("C1", Clock.GetUtcNow(), 10, Ct));
        Assert.Equal(begun, killed.DoubtfulSince);

        Assert.True(await Store.Deliveries.ClaimAsync(killed, Clock.GetUtcNow(), Clock.GetUtcNow() + Lease, Ct));
        Assert.False(await Store.Deliveries.ClaimAsync(killed, Clock.GetUtcNow() + Lease, Clock.GetUtcNow() + (2 * Lease), Ct));
        await Store.Deliveries.MarkRetryAsync(id, new SendingEnd(Clock.GetUtcNow(), "no answer") { InDoubt = true }, Ct);
        Assert.Equal((begun, 1), await DoubtAsync(id));
        await ClaimAsync(id);
        await Store.Deliveries.MarkRetryAsync(id, new SendingEnd(Clock.GetUtcNow(), "asked to wait") { IsFree = true }, Ct);

        Assert.Equal((null, 1), await DoubtAsync(id));
    }

    private async Task<(DateTimeOffset? Since, int Attempts)> DoubtAsync(long id) =>
        await Store.Deliveries.FindAsync(id, Ct) is { } delivery ? (delivery.DoubtfulSince, delivery.Attempts) : default;

    private async Task<(long Item, long Thread)> ThreadAsync()
    {
        var id = await OweAsync();
        await ClaimAsync(id);
        await Store.Deliveries.MarkSentAsync(id, Clock.GetUtcNow(), Opened, Ct);
        var item = (await Store.Deliveries.FindAsync(id, Ct))!.Alert.ItemId;
        return (item, (await Threads.FindAsync(item, "C1", Ct))!.Id);
    }

    /// <summary>Every message shows what it should, and every change so far has been looked at.</summary>
    private async Task FreshAsync()
    {
        await Threads.FollowChangesAsync(Clock.GetUtcNow(), Ct);
        foreach (var stale in await Threads.DueAsync(DateTimeOffset.MaxValue, 100, Ct)) await Threads.MarkFreshAsync(stale, stale.Thread.Drawn, Ct);
    }

    private static DocumentChange Telling(string nativeId, EventKind kind, params string[] channels)
    {
        var happened = Samples.Event(kind, "once");
        return Samples.New(Samples.Document(nativeId)) with { Events = [happened], Deliveries = [.. channels.Select(channel => Of(Samples.Delivery(happened, channel), nativeId))] };
    }

    private static PlannedDelivery Of(PlannedDelivery planned, string nativeId) => planned with { Alert = planned.Alert with { Number = nativeId } };

    private static (EventKind Kind, string NativeId) NameOf(Delivery delivery) => (delivery.Alert.Event.Kind, delivery.Alert.Number!);
}
