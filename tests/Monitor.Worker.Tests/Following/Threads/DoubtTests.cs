using Monitor.Worker.Alerting;
using Monitor.Worker.Documents;
using Monitor.Worker.Following;
using Monitor.Worker.Reporting.Alarms;
using Monitor.Worker.Reporting.Coverage;
using Monitor.Worker.Storage;
using Monitor.Worker.Tests.Alerting;
using Monitor.Worker.Tests.Crawling;

namespace Monitor.Worker.Tests.Following.Threads;

/// <summary>Sendings of which nobody knows whether they arrived, and places that take no messages.</summary>
public sealed class DoubtTests
{
    private static readonly Bill Access = new("1", "B-1", "Lawful Access Bill", Bill.Relevant);
    private static readonly Bill Retention = new("2", "B-2", "Retention Bill", Bill.Relevant);

    [Theory]
    [InlineData(nameof(FakeFault.CutAfter))]
    [InlineData(nameof(FakeFault.FailedAfter))]
    [InlineData(nameof(FakeFault.Cut))]
    [InlineData(nameof(FakeFault.Failed))]
    public async Task A_sending_without_an_answer_stands_in_the_channel_once_whether_it_arrived_or_not(string fault)
    {
        await using var bench = await SlackBench.OpenAsync();
        bench.Workspace.Faults = FakeFaults.Once(Enum.Parse<FakeFault>(fault));
        await bench.PublishAsync(Access);

        await bench.SendAsync();
        await bench.SendAsync();

        var parent = Assert.Single(bench.Channel().Messages);
        var delivery = Assert.Single(await bench.DeliveriesAsync());
        Assert.Equal((DeliveryState.Sent, parent.Ts, (string?)null), (delivery.State, delivery.MessageId, delivery.LastError));
        Assert.Contains("conversations.history", bench.Called);
        Assert.Null(delivery.DoubtfulSince);
    }

    [Theory]
    [InlineData(nameof(FakeFault.CutAfter))]
    [InlineData(nameof(FakeFault.FailedAfter))]
    [InlineData(nameof(FakeFault.Cut))]
    public async Task What_operators_are_told_stands_once_too_whether_it_arrived_or_not(string fault)
    {
        await using var bench = await SlackBench.OpenAsync();
        bench.Workspace.Faults = FakeFaults.Once(Enum.Parse<FakeFault>(fault));
        var now = bench.Clock.GetUtcNow();
        var (notices, sender) = (bench.Bench.Get<NoticeStore>(), bench.Bench.Get<NoticeSender>());
        await notices.OweAsync(new Notice { Key = "k", Channel = SlackBench.Others, Title = "Told", Text = "to operators", CreatedAt = now, NextTryAt = now }, TestContext.Current.CancellationToken);

        await sender.SendDueAsync(TestContext.Current.CancellationToken);
        bench.Clock.Advance(TimeSpan.FromHours(1));
        await sender.SendDueAsync(TestContext.Current.CancellationToken);

        Assert.Single(bench.Channel(SlackBench.Others).Messages);
        Assert.NotNull(Assert.Single(await notices.ListAsync(5, TestContext.Current.CancellationToken)).SentAt);
        Assert.Contains("conversations.history", bench.Called);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_digest_whose_process_was_killed_stands_once_whether_it_was_posted_or_not(bool posted)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var bench = await SlackBench.OpenAsync(("Alerting:Rules:0:Name", "daily"), ("Alerting:Rules:0:Channel", SlackBench.Leads), ("Alerting:Rules:0:Rhythm", "daily"));
        await bench.PublishAsync(Access);
        var (digests, notifier) = (bench.Bench.Get<DigestStore>(), bench.Bench.Get<INotifier>());
        bench.Clock.Advance(TimeSpan.FromDays(1));
        var now = bench.Clock.GetUtcNow();
        var claimed = await digests.ClaimAsync(Assert.Single(await digests.DueAsync(now, ct)), now, now.AddMinutes(2), ct);
        var part = Assert.Single(notifier.Split(SlackBench.Leads, DigestDraft.OfUnsent(claimed!, await bench.Bench.Get<CoverageReader>().SilenceAsync(ct))));
        if (posted) await notifier.SendAsync(SlackBench.Leads, part, DigestDraft.TagOf(claimed!, part), ct);

        bench.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(1, await bench.Bench.Get<DigestSender>().SendDueAsync(ct));

        Assert.Single(bench.Channel().Messages);
        Assert.Contains("conversations.history", bench.Called);
        Assert.Equal(DeliveryState.Sent, Assert.Single(await bench.DeliveriesAsync()).State);
    }

    [Fact]
    public async Task A_reply_without_an_answer_is_looked_for_in_its_thread()
    {
        await using var bench = await SlackBench.OpenAsync();
        await bench.PublishAsync(Access);
        await bench.SendAsync();
        bench.Workspace.Faults = FakeFaults.Once(FakeFault.CutAfter);
        await bench.PublishAsync(Access with { Text = Bill.Relevant + " It shall keep subscriber data for a year." });

        await bench.SendAsync();
        await bench.SendAsync();

        var parent = Assert.Single(bench.Channel().Parents);
        Assert.Single(bench.Channel().ThreadOf(parent.Ts));
        Assert.Contains("conversations.replies", bench.Called);
        Assert.DoesNotContain("conversations.history", bench.Called);
    }

    [Fact]
    public async Task Without_the_right_to_look_a_message_is_sent_at_least_once_and_says_so()
    {
        await using var bench = await SlackBench.OpenAsync();
        bench.Workspace.Scopes.Remove("channels:history");
        bench.Workspace.Faults = FakeFaults.Once(FakeFault.CutAfter);
        await bench.PublishAsync(Access);

        await bench.SendAsync();
        await bench.SendAsync();

        Assert.Equal(2, bench.Channel().Messages.Count);
        var delivery = Assert.Single(await bench.DeliveriesAsync());
        Assert.Equal(DeliveryState.Sent, delivery.State);
        Assert.Contains("at least once", delivery.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_was_revoked_stops_everything_costs_no_attempt_and_all_is_sent_after_the_repair()
    {
        await using var bench = await SlackBench.OpenAsync(
            ("Alerting:Rules:0:Name", "leads"), ("Alerting:Rules:0:Channel", SlackBench.Leads), ("Alerting:Rules:1:Name", "others"), ("Alerting:Rules:1:Channel", SlackBench.Others));
        bench.Workspace.IsTokenRevoked = true;
        await bench.PublishAsync(Access, Retention);

        await bench.SendAsync();
        await bench.SendAsync();

        Assert.All(await bench.DeliveriesAsync(), delivery => Assert.Equal((DeliveryState.Pending, 0), (delivery.State, delivery.Attempts)));
        Assert.InRange(bench.Called.Count(method => method == "chat.postMessage"), 1, 2);
        var block = Assert.Single(bench.Bench.Get<SendingBlocks>().All);
        Assert.Contains("token_revoked", block.Reason, StringComparison.Ordinal);
        bench.Clock.Advance(SendingBlocks.ProbeEvery);
        await bench.SendAsync();
        Assert.Single(bench.Called, method => method == "auth.test");
        bench.Workspace.IsTokenRevoked = false;
        bench.Clock.Advance(SendingBlocks.ProbeEvery);
        await bench.SendAsync();

        Assert.Empty(bench.Bench.Get<SendingBlocks>().All);
        Assert.All(await bench.DeliveriesAsync(), delivery => Assert.Equal(DeliveryState.Sent, delivery.State));
        Assert.Equal((2, 2), (bench.Channel().Messages.Count, bench.Channel(SlackBench.Others).Messages.Count));
    }

    [Fact]
    public async Task A_channel_that_the_app_is_not_in_waits_alone_and_is_tried_by_one_message()
    {
        await using var bench = await SlackBench.OpenAsync(
            ("Alerting:Rules:0:Name", "leads"), ("Alerting:Rules:0:Channel", SlackBench.Leads), ("Alerting:Rules:1:Name", "others"), ("Alerting:Rules:1:Channel", SlackBench.Others));
        bench.Channel().HasApp = false;
        await bench.PublishAsync(Access, Retention);

        await bench.SendAsync();
        await bench.SendAsync();

        Assert.Equal((0, 2), (bench.Channel().Messages.Count, bench.Channel(SlackBench.Others).Messages.Count));
        Assert.Equal(SlackBench.Leads, Assert.Single(bench.Bench.Get<SendingBlocks>().All).Channel);
        Assert.Equal(3, bench.Called.Count(method => method == "chat.postMessage"));
        bench.Channel().HasApp = true;
        bench.Clock.Advance(SendingBlocks.ProbeEvery);
        await bench.SendAsync();

        Assert.Equal(2, bench.Channel().Messages.Count);
        Assert.Empty(bench.Bench.Get<SendingBlocks>().All);
        Assert.All(await bench.DeliveriesAsync(), delivery => Assert.Equal(DeliveryState.Sent, delivery.State));
    }

    [Fact]
    public async Task What_is_told_of_an_item_keeps_its_order_although_its_first_message_failed()
    {
        await using var bench = await SlackBench.OpenAsync(("Alerting:RetryAfter", "00:05:00"));
        bench.Workspace.Faults = FakeFaults.Once(FakeFault.Failed);
        await bench.PublishAsync(Access);
        await bench.PublishAsync(Access with { Status = "withdrawn" }, Retention);

        await bench.SendAsync();
        var meanwhile = bench.Channel().Messages.Count;
        bench.Clock.Advance(TimeSpan.FromMinutes(5));
        await bench.SendAsync();

        Assert.Equal(1, meanwhile);
        Assert.Equal(2, bench.Channel().Parents.Count());
        var parent = bench.Channel().Parents.Last();
        Assert.Single(bench.Channel().ThreadOf(parent.Ts));
    }
}
