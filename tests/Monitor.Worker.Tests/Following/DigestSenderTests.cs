using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Monitor.Worker.Alerting;
using Monitor.Worker.Documents;
using Monitor.Worker.Following;
using Monitor.Worker.Following.NearMisses;
using Monitor.Worker.Reporting.Coverage;
using Monitor.Worker.Storage;
using Monitor.Worker.Tests.Crawling;

namespace Monitor.Worker.Tests.Following;

public sealed class DigestSenderTests
{
    private static readonly NotifyOutcome Sent = new NotifyOutcome.Sent("C1", "1.2");
    private static readonly NotifyOutcome Away = new NotifyOutcome.TryLater("Slack is away.", null);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_rule_gathers_is_told_in_one_message_at_its_time_and_not_before()
    {
        await using var bench = await OwingAsync("daily", bills: 2);
        var notifier = new ScriptedNotifier(Sent);
        var digest = Assert.Single(await DigestsAsync(bench));
        var clock = new FakeTimeProvider(digest.DueAt.AddMinutes(-1));
        using var sender = Sender(bench, notifier, clock);
        using var single = Senders.Deliveries(bench, notifier);

        var early = await sender.SendDueAsync(Ct) + await single.SendDueAsync(Ct);
        clock.Advance(TimeSpan.FromMinutes(1));
        var sent = await sender.SendDueAsync(Ct);
        var again = await sender.SendDueAsync(Ct);

        Assert.Equal((0, 1, 0), (early, sent, again));
        var told = Assert.Single(notifier.Digests);
        Assert.Equal(["Bill 1", "Bill 2"], told.Lines.Select(line => line.Alert.Title).Order());
        Assert.Equal((1, false), (told.Parts, told.Continues));
        Assert.StartsWith("Silence is not verified: ", told.Coverage!.Line(), StringComparison.Ordinal);
        Assert.All(await bench.DeliveriesAsync(), line => Assert.Equal((DeliveryState.Sent, "1.2"), (line.State, line.MessageId)));
        Assert.Equal(DeliveryState.Sent, Assert.Single(await DigestsAsync(bench)).State);
    }

    [Fact]
    public async Task A_digest_that_cannot_be_sent_is_tried_again_whole()
    {
        await using var bench = await OwingAsync("hourly", bills: 3);
        var notifier = new ScriptedNotifier(Away, Sent);
        var clock = new FakeTimeProvider(Assert.Single(await DigestsAsync(bench)).DueAt);
        using var sender = Sender(bench, notifier, clock);

        await sender.SendDueAsync(Ct);
        var waiting = Assert.Single(await DigestsAsync(bench));
        clock.Advance(TimeSpan.FromMinutes(1));
        await sender.SendDueAsync(Ct);

        Assert.Equal((DeliveryState.Pending, "Slack is away.", 1), (waiting.State, waiting.LastError, waiting.Attempts));
        Assert.Equal([3, 3], notifier.Digests.Select(digest => digest.Lines.Count));
        Assert.Equal(DeliveryState.Sent, Assert.Single(await DigestsAsync(bench)).State);
    }

    [Fact]
    public async Task What_stands_in_the_channel_already_is_not_told_again_when_a_later_part_fails()
    {
        await using var bench = await OwingAsync("hourly", bills: 3);
        var notifier = new ScriptedNotifier(Sent, Away, Sent) { LinesInAPart = 1 };
        var clock = new FakeTimeProvider(Assert.Single(await DigestsAsync(bench)).DueAt);
        using var sender = Sender(bench, notifier, clock);

        await sender.SendDueAsync(Ct);
        clock.Advance(TimeSpan.FromMinutes(1));
        await sender.SendDueAsync(Ct);

        var told = notifier.Digests.SelectMany(part => part.Lines).Select(line => line.DeliveryId).ToList();
        Assert.Equal(told[1], told[2]);
        Assert.Equal(3, told.Distinct().Count());
        Assert.Equal([false, false, true, true], notifier.Digests.Select(part => part.Continues));
        Assert.All(await bench.DeliveriesAsync(), line => Assert.Equal(DeliveryState.Sent, line.State));
    }

    [Fact]
    public async Task A_digest_that_is_refused_for_good_is_a_dead_letter_that_can_be_sent_again_by_hand()
    {
        await using var bench = await OwingAsync("daily", bills: 2);
        var notifier = new ScriptedNotifier(new NotifyOutcome.Refused("The channel is archived."), Sent);
        var clock = new FakeTimeProvider(Assert.Single(await DigestsAsync(bench)).DueAt);
        using var sender = Sender(bench, notifier, clock);
        await sender.SendDueAsync(Ct);
        var dead = Assert.Single(await DigestsAsync(bench));

        var requeued = await bench.Get<DigestStore>().RequeueDeadAsync(id: null, clock.GetUtcNow(), Ct);
        await sender.SendDueAsync(Ct);

        Assert.Equal((DeliveryState.Dead, "The channel is archived."), (dead.State, dead.LastError));
        Assert.All(dead.Lines, line => Assert.Equal(DeliveryState.Dead, line.State));
        Assert.Equal(1, requeued);
        Assert.Equal(2, notifier.Digests[1].Lines.Count);
        Assert.Equal(DeliveryState.Sent, Assert.Single(await DigestsAsync(bench)).State);
    }

    [Fact]
    public async Task A_sender_that_died_leaves_a_digest_that_another_sends_when_the_lease_is_over()
    {
        await using var bench = await OwingAsync("daily", bills: 2);
        var digest = Assert.Single(await DigestsAsync(bench));
        await bench.Get<DigestStore>().ClaimAsync(digest.Id, digest.DueAt, digest.DueAt.AddMinutes(2), Ct);
        var notifier = new ScriptedNotifier(Sent);
        var clock = new FakeTimeProvider(digest.DueAt.AddMinutes(1));
        using var sender = Sender(bench, notifier, clock);

        var during = await sender.SendDueAsync(Ct);
        clock.Advance(TimeSpan.FromMinutes(1));
        var after = await sender.SendDueAsync(Ct);

        Assert.Equal((0, 1), (during, after));
        Assert.Equal(2, Assert.Single(notifier.Digests).Lines.Count);
    }

    [Theory]
    [InlineData("hourly", 0)]
    [InlineData("daily", 0)]
    [InlineData("weekly", 1)]
    public async Task A_silent_week_is_told_with_what_the_silence_is_worth_a_silent_day_is_not(string rhythm, int messages)
    {
        await using var bench = await OwingAsync(rhythm, bills: 0);
        var notifier = new ScriptedNotifier(Sent);
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        using var sender = Sender(bench, notifier, clock);
        await sender.SendDueAsync(Ct);

        clock.Advance(TimeSpan.FromDays(8));
        await sender.SendDueAsync(Ct);
        await sender.SendDueAsync(Ct);

        Assert.Equal(messages, notifier.Digests.Count);
        Assert.All(notifier.Digests, digest => Assert.Empty(digest.Lines));
        Assert.All(notifier.Digests, digest => Assert.NotNull(digest.Coverage));
    }

    [Fact]
    public async Task A_channel_with_both_rules_is_told_at_once_and_not_again_by_digest()
    {
        await using var bench = await OwingAsync("weekly", bills: 1, ("Alerting:Rules:1:Name", "at once"), ("Alerting:Rules:1:Channel", "C1"));

        var delivery = Assert.Single(await bench.DeliveriesAsync());

        Assert.Equal(("at once", null), (delivery.Rule, delivery.DigestId));
        Assert.Empty((await DigestsAsync(bench)).SelectMany(digest => digest.Lines));
    }

    [Fact]
    public async Task A_channel_that_is_slow_holds_up_no_other()
    {
        await using var bench = await OwingAsync("daily", bills: 1, ("Alerting:Rules:1:Name", "other"), ("Alerting:Rules:1:Channel", "C2"), ("Alerting:Rules:1:Rhythm", "daily"));
        var notifier = new SlowInOneChannel();
        using var sender = Sender(bench, notifier, TimeProvider.System);

        Assert.Equal(2, await sender.SendGatheredAsync(Ct));
        Assert.Equal(["C2", "C1"], notifier.Done);
    }

    /// <summary>The first channel takes its digest only once the second has.</summary>
    private sealed class SlowInOneChannel : INotifier
    {
        private readonly TaskCompletionSource _other = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<string> Done { get; } = [];

        public async Task<NotifyOutcome> SendAsync(string channel, Digest part, DeliveryTag tag, CancellationToken ct)
        {
            if (channel == "C1") await _other.Task.WaitAsync(TimeSpan.FromSeconds(30), ct);
            lock (Done) Done.Add(channel);
            if (channel == "C2") _other.SetResult();
            return Sent;
        }

        public IReadOnlyList<Digest> Split(string channel, Digest digest) => [digest];

        public Task<NotifyOutcome> SendAsync(string channel, Alert alert, DeliveryTag tag, CancellationToken ct) => throw new InvalidOperationException("Only digests are sent here.");

        public Task<NotifyOutcome> SendAsync(string channel, OperatorMessage message, DeliveryTag tag, CancellationToken ct) => throw new InvalidOperationException("Only digests are sent here.");
    }

    private static DigestSender Sender(CrawlBench bench, INotifier notifier, TimeProvider clock) => new(
        bench.Get<DigestStore>(), bench.Get<DigestPlan>(), bench.Get<NearMissDigests>(), bench.Get<NearMissRedraw>(), bench.Get<AlertRules>(), notifier, bench.Get<SendingBlocks>(),
        bench.Get<CoverageReader>(), bench.Get<IOptions<AlertingOptions>>(), bench.Get<CommitSignal>(), clock, NullLogger<DigestSender>.Instance);

    private static Task<IReadOnlyList<StoredDigest>> DigestsAsync(CrawlBench bench) => bench.Get<DigestStore>().ListAsync(skip: 0, take: 10, Ct);

    private static async Task<CrawlBench> OwingAsync(string rhythm, int bills, params (string Key, string Value)[] more)
    {
        var bench = await CrawlBench.OpenAsync([("Alerting:Rules:0:Name", "gathered"), ("Alerting:Rules:0:Channel", "C1"), ("Alerting:Rules:0:Rhythm", rhythm), .. more]);
        var old = new Bill("0", "B-0", "Bridge Bill", Bill.Harmless);
        bench.Publish(old);
        await bench.CrawlAsync(bench.Bills);
        bench.Publish([old, .. Enumerable.Range(1, bills).Select(n => new Bill($"{n}", $"B-{n}", $"Bill {n}", Bill.Relevant))]);
        await bench.CrawlAsync(bench.Bills);
        return bench;
    }
}
