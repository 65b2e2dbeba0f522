using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Monitor.Worker.Alerting;
using Monitor.Worker.Classifying;
using Monitor.Worker.Documents;
using Monitor.Worker.Following;
using Monitor.Worker.Following.NearMisses;
using Monitor.Worker.Following.Rehearsing;
using Monitor.Worker.Reporting.Coverage;
using Monitor.Worker.Sources;
using Monitor.Worker.Storage;
using Monitor.Worker.Tests.Crawling;

namespace Monitor.Worker.Tests.Following;

public sealed class NearMissDigestsTests
{
    private static readonly NotifyOutcome Sent = new NotifyOutcome.Sent("C1", "1.2");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_nobody_was_told_of_is_shown_at_the_channels_time_once_with_what_there_is_no_room_for()
    {
        await using var bench = await NearAsync(bills: 7);
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var notifier = new ScriptedNotifier(Sent);
        using var sender = Sender(bench, notifier, clock);

        var early = await sender.SendDueAsync(Ct);
        clock.Advance(TimeSpan.FromDays(1));
        await sender.SendDueAsync(Ct);
        clock.Advance(TimeSpan.FromDays(1));
        await sender.SendDueAsync(Ct);
        clock.Advance(TimeSpan.FromDays(1));
        await sender.SendDueAsync(Ct);

        Assert.Equal(0, early);
        Assert.Equal([(Rhythm.NearMiss, 5, 2), (Rhythm.NearMiss, 2, 0)], notifier.Digests.Select(digest => (digest.Rhythm, digest.Lines.Count, digest.More)));
        var told = notifier.Digests.SelectMany(digest => digest.Lines).Select(line => line.Alert).ToList();
        Assert.Equal(7, told.Select(alert => alert.ItemId).Distinct().Count());
        Assert.All(told, alert => Assert.Equal((EventKind.NearMiss, 0.1, 0.5), (alert.Event.Kind, alert.Classification.Relevance, alert.Classification.Threshold)));
        Assert.All(notifier.Digests, digest => Assert.NotNull(digest.Coverage));
    }

    [Fact]
    public async Task What_was_labelled_meanwhile_is_left_out_and_nothing_at_all_is_no_message()
    {
        await using var bench = await NearAsync(bills: 1);
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var notifier = new ScriptedNotifier(Sent);
        using var sender = Sender(bench, notifier, clock);
        await sender.SendDueAsync(Ct);
        var preview = await PreviewAsync(bench);
        var item = Assert.Single(preview.Lines).Alert.ItemId;
        await bench.Get<LabelStore>().AppendAsync(
            new NewLabel { ItemId = item, Fingerprint = "fp", Verdict = Verdict.NotRelevant, Who = "Ada", At = clock.GetUtcNow(), Where = LabelPlace.Page }, Ct);

        var after = await PreviewAsync(bench);
        clock.Advance(TimeSpan.FromDays(1));
        await sender.SendDueAsync(Ct);

        Assert.Empty(after.Lines);
        Assert.Empty(notifier.Digests);
        Assert.True((await PreviewAsync(bench)).DueAt > clock.GetUtcNow());
    }

    [Fact]
    public async Task After_a_failure_the_same_near_misses_are_sent_again_and_after_a_stop_once()
    {
        await using var bench = await NearAsync(bills: 3);
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var notifier = new ScriptedNotifier(new NotifyOutcome.TryLater("Slack is away.", null), Sent);
        using var sender = Sender(bench, notifier, clock);
        await sender.SendDueAsync(Ct);

        clock.Advance(TimeSpan.FromDays(4));
        await sender.SendDueAsync(Ct);
        clock.Advance(TimeSpan.FromMinutes(1));
        await sender.SendDueAsync(Ct);
        await sender.SendDueAsync(Ct);

        Assert.Equal(2, notifier.Digests.Count);
        Assert.Equal(notifier.Digests[0].Lines.Select(line => line.DeliveryId), notifier.Digests[1].Lines.Select(line => line.DeliveryId));
    }

    [Fact]
    public async Task A_section_shows_what_comes_from_its_regions_only()
    {
        await using var bench = await NearAsync(bills: 3, ("Alerting:NearMisses:0:Regions:0", "Africa"));
        using var sender = Sender(bench, new ScriptedNotifier(Sent), new FakeTimeProvider(DateTimeOffset.UtcNow));
        await sender.SendDueAsync(Ct);

        Assert.Empty((await PreviewAsync(bench)).Lines);
    }

    [Fact]
    public async Task A_rehearsal_says_what_would_have_been_shown_and_shows_nothing()
    {
        await using var bench = await NearAsync(bills: 7);
        var later = new FakeTimeProvider(DateTimeOffset.UtcNow.AddDays(9));
        var rehearsal = new NearMissRehearsal(bench.Get<NearMissChoice>(), bench.Get<ItemStore>(), bench.Get<AlertRules>(), later);

        var section = Assert.Single(await rehearsal.RunAsync(30, Ct));
        var none = Assert.Single(await rehearsal.RunAsync(1, Ct));

        Assert.Equal(("near", "C1", Rhythm.Daily, 2, 7, 5, 7), (section.Section, section.Channel, section.Rhythm, section.Digests, section.Shown, section.MostAtOnce, section.Fresh));
        Assert.All(section.Examples, example => Assert.StartsWith("XX Road", example, StringComparison.Ordinal));
        Assert.Equal(5, none.Shown);
        Assert.Empty(await bench.DeliveriesAsync());
    }

    private static DigestSender Sender(CrawlBench bench, INotifier notifier, FakeTimeProvider clock)
    {
        var choice = new NearMissChoice(bench.Get<NearMissStore>(), bench.Get<ItemStore>(), bench.Get<ActiveClassifier>(), bench.Get<LiveCatalog>(), clock);
        var digests = new NearMissDigests(bench.Get<DigestStore>(), bench.Get<NearMissStore>(), choice, bench.Get<AlertRules>());
        return new DigestSender(
            bench.Get<DigestStore>(), bench.Get<DigestPlan>(), digests, bench.Get<NearMissRedraw>(), bench.Get<AlertRules>(), notifier, bench.Get<SendingBlocks>(),
            bench.Get<CoverageReader>(), bench.Get<IOptions<AlertingOptions>>(), bench.Get<CommitSignal>(), clock, NullLogger<DigestSender>.Instance);
    }

    private static async Task<StoredDigest> PreviewAsync(CrawlBench bench) =>
        await bench.Get<NearMissDigests>().PreviewAsync(Assert.Single(await bench.Get<DigestStore>().ListAsync(0, 10, Ct), digest => digest.Lines.Count == 0), Ct);

    /// <summary>Bills of which the model thinks little, and a threshold for a look below that.</summary>
    private static async Task<CrawlBench> NearAsync(int bills, params (string Key, string Value)[] more)
    {
        var bench = await CrawlBench.OpenAsync(
        [
            ("Alerting:NearMisses:0:Name", "near"), ("Alerting:NearMisses:0:Channel", "C1"), ("Alerting:NearMisses:0:Rhythm", "daily"), ("Alerting:NearMisses:0:Most", "5"), .. more,
        ]);
        var active = bench.Get<ActiveClassifier>();
        active.Use(active.Current, new Thresholds(0.5, 0.05, null));
        bench.Publish([.. Enumerable.Range(1, bills).Select(n => new Bill($"{n}", $"B-{n}", $"Road {n}", $"{Bill.Harmless} Number {n}."))]);
        await bench.CrawlAsync(bench.Bills);
        return bench;
    }
}
