using Monitor.Worker.Alerting;
using Monitor.Worker.Following;
using Monitor.Worker.Storage;
using Monitor.Worker.Tests.Crawling;

namespace Monitor.Worker.Tests.Following;

public sealed class DeliverySenderTests
{
    [Fact]
    public async Task What_is_owed_is_sent_and_marked_and_not_sent_again()
    {
        await using var bench = await OwingAsync();
        var notifier = new ScriptedNotifier(new NotifyOutcome.Sent("C1", "1.2"));
        using var sender = Sender(bench, notifier);

        var sent = await sender.SendDueAsync(TestContext.Current.CancellationToken);
        var again = await sender.SendDueAsync(TestContext.Current.CancellationToken);

        Assert.Equal((1, 0), (sent, again));
        var delivery = Assert.Single(await bench.DeliveriesAsync());
        Assert.Equal((DeliveryState.Sent, "C1", "1.2"), (delivery.State, delivery.ChannelId, delivery.MessageId));
    }

    [Fact]
    public async Task A_message_that_must_wait_stays_owed_until_its_time()
    {
        await using var bench = await OwingAsync();
        using var sender = Sender(bench, new ScriptedNotifier(new NotifyOutcome.TryLater("Slack is away.", TimeSpan.FromMinutes(10))));

        await sender.SendDueAsync(TestContext.Current.CancellationToken);

        var delivery = Assert.Single(await bench.DeliveriesAsync());
        Assert.Equal((DeliveryState.Pending, 1, "Slack is away."), (delivery.State, delivery.Attempts, delivery.LastError));
        Assert.True(delivery.NextTryAt > delivery.CreatedAt.AddMinutes(9));
    }

    [Fact]
    public async Task A_message_that_is_refused_for_good_is_a_dead_letter_that_can_be_sent_again_by_hand()
    {
        await using var bench = await OwingAsync();
        var notifier = new ScriptedNotifier(new NotifyOutcome.Refused("The channel is archived."), new NotifyOutcome.Sent("C1", "1.2"));
        using var sender = Sender(bench, notifier);
        await sender.SendDueAsync(TestContext.Current.CancellationToken);
        Assert.Equal(DeliveryState.Dead, Assert.Single(await bench.DeliveriesAsync()).State);

        await bench.Get<DeliveryStore>().RequeueDeadAsync(id: null, DateTimeOffset.UtcNow, TestContext.Current.CancellationToken);
        await sender.SendDueAsync(TestContext.Current.CancellationToken);

        Assert.Equal(DeliveryState.Sent, Assert.Single(await bench.DeliveriesAsync()).State);
    }

    [Fact]
    public async Task One_message_that_fails_does_not_hold_up_the_others()
    {
        await using var bench = await OwingAsync(second: true);
        using var sender = Sender(bench, new ScriptedNotifier(new NotifyOutcome.TryLater("A timeout.", null), new NotifyOutcome.Sent("C1", "1.2")));

        var sent = await sender.SendDueAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, sent);
        Assert.Equal([DeliveryState.Pending, DeliveryState.Sent], (await bench.DeliveriesAsync()).Select(delivery => delivery.State).Order());
    }

    private static DeliverySender Sender(CrawlBench bench, INotifier notifier) => Senders.Deliveries(bench, notifier);

    private static async Task<CrawlBench> OwingAsync(bool second = false)
    {
        var bench = await CrawlBench.OpenAsync();
        var old = new Bill("1", "B-1", "Bridge Bill", Bill.Harmless);
        bench.Publish(old);
        await bench.CrawlAsync(bench.Bills);
        var owed = new Bill("2", "B-2", "Lawful Access Bill", Bill.Relevant);
        bench.Publish(second ? [old, owed, owed with { Id = "3", Number = "B-3" }] : [old, owed]);
        await bench.CrawlAsync(bench.Bills);
        return bench;
    }
}
