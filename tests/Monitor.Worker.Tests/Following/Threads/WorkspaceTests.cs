using Monitor.Worker.Alerting;
using Monitor.Worker.Documents;
using Monitor.Worker.Following;
using Monitor.Worker.Reporting.Alarms;
using Monitor.Worker.Storage;
using Monitor.Worker.Tests.Alerting;
using Monitor.Worker.Tests.Crawling;

namespace Monitor.Worker.Tests.Following.Threads;

/// <summary>Rules that name channels of two workspaces, in which the ids of channels are the same.</summary>
public sealed class WorkspaceTests
{
    private const string Emea = "emea/" + SlackBench.Leads;

    private static readonly Bill Access = new("1", "B-1", "Lawful Access Bill", Bill.Relevant);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_workspace_gets_its_message_by_its_own_token_and_what_follows_hangs_under_it_there()
    {
        await using var bench = await OpenAsync();
        await bench.PublishAsync(Access);
        await bench.SendAsync();
        await bench.PublishAsync(Access with { Status = "withdrawn" });

        await bench.SendAsync();

        foreach (var workspace in (FakeWorkspace[])[bench.Workspace, bench.Elsewhere])
        {
            var channel = workspace.Channels[SlackBench.Leads];
            var parent = Assert.Single(channel.Parents);
            Assert.Single(channel.ThreadOf(parent.Ts));
            Assert.Contains("Withdrawn or lapsed", parent.Blocks!.ToJsonString(), StringComparison.Ordinal);
            Assert.Equal(["chat.postMessage", "chat.postMessage", "chat.update"], bench.CalledIn(workspace).Order(StringComparer.Ordinal));
        }

        Assert.All(await bench.DeliveriesAsync(), delivery => Assert.Equal((DeliveryState.Sent, SlackBench.Leads), (delivery.State, delivery.ChannelId)));
        Assert.Equal([SlackBench.Leads, Emea], (await bench.DeliveriesAsync()).Select(delivery => delivery.Channel).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_sending_in_doubt_is_looked_for_in_its_own_workspace()
    {
        await using var bench = await OpenAsync();
        bench.Elsewhere.Faults = FakeFaults.Once(FakeFault.CutAfter);
        await bench.PublishAsync(Access);

        await bench.SendAsync();
        await bench.SendAsync();

        Assert.Single(bench.Elsewhere.Channels[SlackBench.Leads].Messages);
        Assert.Contains("conversations.history", bench.CalledIn(bench.Elsewhere));
        Assert.DoesNotContain("conversations.history", bench.CalledIn(bench.Workspace));
        Assert.All(await bench.DeliveriesAsync(), delivery => Assert.Equal((DeliveryState.Sent, (string?)null), (delivery.State, delivery.LastError)));
    }

    [Fact]
    public async Task A_token_that_was_revoked_in_one_workspace_stops_only_that_one_until_it_is_mended()
    {
        await using var bench = await OpenAsync();
        bench.Elsewhere.IsTokenRevoked = true;
        await bench.PublishAsync(Access);

        await bench.SendAsync();
        await bench.SendAsync();

        var blocks = bench.Bench.Get<SendingBlocks>();
        var block = Assert.Single(blocks.All);
        Assert.Equal("emea/", block.Channel);
        Assert.Equal("Slack refuses the workspace emea with token_revoked: check Slack:Workspaces:emea:BotToken and that the app is still installed.", block.Reason);
        Assert.Equal("Slack workspace emea", Assert.Single(DeliveryCauses.Of(blocks.All)).Name);
        Assert.Single(bench.Channel().Messages);
        Assert.Equal(
            [(SlackBench.Leads, DeliveryState.Sent, 1), (Emea, DeliveryState.Pending, 0)],
            (await bench.DeliveriesAsync()).OrderBy(delivery => delivery.Channel, StringComparer.Ordinal).Select(delivery => (delivery.Channel, delivery.State, delivery.Attempts)));

        bench.Elsewhere.IsTokenRevoked = false;
        bench.Clock.Advance(SendingBlocks.ProbeEvery);
        await bench.SendAsync();

        Assert.Empty(blocks.All);
        Assert.Single(bench.CalledIn(bench.Elsewhere), method => method == "auth.test");
        Assert.DoesNotContain("auth.test", bench.CalledIn(bench.Workspace));
        Assert.Single(bench.Elsewhere.Channels[SlackBench.Leads].Messages);
    }

    [Fact]
    public async Task A_digest_and_what_operators_are_told_go_to_the_workspace_of_their_channel()
    {
        await using var bench = await SlackBench.OpenAsync(
            ("Slack:Workspaces:EMEA:BotToken", FakeWorkspace.OtherToken), ("Alerting:OperatorsChannel", "emea/" + SlackBench.Others),
            ("Alerting:Rules:0:Name", "emea"), ("Alerting:Rules:0:Channel", "Emea/" + SlackBench.Leads), ("Alerting:Rules:0:Rhythm", "daily"));
        await bench.PublishAsync(Access);
        var now = bench.Clock.GetUtcNow();
        await bench.Bench.Get<NoticeStore>().OweAsync(new Notice { Key = "k", Channel = "emea/" + SlackBench.Others, Title = "Told", Text = "to operators", CreatedAt = now, NextTryAt = now }, Ct);

        var digests = await bench.Bench.Get<DigestSender>().SendGatheredAsync(Ct);
        var notices = await bench.Bench.Get<NoticeSender>().SendDueAsync(Ct);

        Assert.Equal((1, 1), (digests, notices));
        Assert.Equal([1, 1], bench.Elsewhere.Channels.Values.Select(channel => channel.Messages.Count));
        Assert.Empty(bench.CalledIn(bench.Workspace));
    }

    private static Task<SlackBench> OpenAsync() => SlackBench.OpenAsync(
        ("Slack:Workspaces:emea:BotToken", FakeWorkspace.OtherToken),
        ("Alerting:Rules:0:Name", "here"), ("Alerting:Rules:0:Channel", SlackBench.Leads), ("Alerting:Rules:1:Name", "emea"), ("Alerting:Rules:1:Channel", Emea));
}
