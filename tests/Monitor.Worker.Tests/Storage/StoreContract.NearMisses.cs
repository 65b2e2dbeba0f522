using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Tests.Storage;

public abstract partial class StoreContract
{
    private static readonly DigestClock Near = Daily with { Rhythm = Rhythm.NearMiss, Every = Rhythm.Daily };

    private NearMissStore NearMisses => Services.GetRequiredService<NearMissStore>();

    [Fact]
    public async Task Near_misses_are_what_lies_between_the_thresholds_highest_first_and_nobody_was_told_labelled_or_put_to_rest()
    {
        var items = await ScoredAsync(0.1, 0.45, 0.52, 0.3, 0.4, 0.35, 0.2);
        await Store.Labels.AppendAsync(GivenFor(items[4], 4), Ct);
        await Store.Mutes.AddAsync(new Mute(0, items[5], "bob", Clock.GetUtcNow(), Clock.GetUtcNow().AddDays(9), null), Ct);
        await Store.Deliveries.PlanAsync(items[6], Samples.Delivery(Samples.Event(), "C1"), Clock.GetUtcNow(), Ct);

        var here = await NearMisses.PoolAsync(new NearMissQuery(0.2, 0.5, Samples.Start, "C1"), Ct);
        var there = await NearMisses.PoolAsync(new NearMissQuery(0.2, 0.5, Samples.Start, "C2"), Ct);

        Assert.Equal([items[1], items[3]], here.Select(one => one.ItemId));
        Assert.Equal([items[1], items[3], items[6]], there.Select(one => one.ItemId));
        Assert.Equal((0.45, "Europe", "UT", "utopia-bills"), (here[0].Relevance, here[0].Region, here[0].Jurisdiction, here[0].Source.Value));
        Assert.Empty(await NearMisses.PoolAsync(new NearMissQuery(0.2, 0.5, Clock.GetUtcNow().AddDays(1), "C1"), Ct));
    }

    [Fact]
    public async Task A_source_that_rests_in_a_channel_brings_it_no_near_misses()
    {
        await ScoredAsync(0.4);
        await HushAsync(HushKind.Source, "utopia-bills", "C1", days: 3);

        Assert.Empty(await NearMisses.PoolAsync(new NearMissQuery(0.2, 0.5, Samples.Start, "C1"), Ct));
        Assert.Single(await NearMisses.PoolAsync(new NearMissQuery(0.2, 0.5, Samples.Start, "C2"), Ct));
    }

    [Fact]
    public async Task What_was_said_of_an_item_that_was_merged_counts_for_the_one_that_stands_for_it()
    {
        var (house, senate, suggestion) = await SuggestedAsync();
        await Store.Labels.AppendAsync(GivenFor(senate, 1), Ct);
        var query = new NearMissQuery(0.2, 0.99, Samples.Start, "C9");
        var apart = await NearMisses.PoolAsync(query, Ct);

        await Store.Merges.AcceptAsync(suggestion, "Ada", null, Ct);

        Assert.Equal([house], apart.Select(one => one.ItemId));
        Assert.Empty(await NearMisses.PoolAsync(query, Ct));
    }

    [Fact]
    public async Task Reprints_of_one_another_and_of_what_was_shown_are_left_out()
    {
        var items = await ScoredAsync(0.45, 0.44, 0.43, 0.42);
        foreach (var (item, bands) in new[] { (items[0], (long[])[1, 2, 3]), (items[1], [1, 2, 3]), (items[2], [4, 5, 6]), (items[3], [7, 8, 9]) }) await BandAsync(item, bands);
        var digest = await NearDigestAsync();
        await NearMisses.FillAsync(digest.Id, [NearMissOf(items[2])], more: 0, Ct);
        var query = new NearMissQuery(0.2, 0.5, Samples.Start, "C1");
        var shown = (await ScoredAgainAsync(0.41)).Single();
        await BandAsync(shown, [4, 5, 6]);

        var kept = await NearMisses.OneOfEachAsync(await NearMisses.PoolAsync(query, Ct), query, Ct);

        Assert.Equal([items[0], items[3]], kept.Select(one => one.ItemId));
    }

    [Fact]
    public async Task A_digest_of_near_misses_is_filled_once_and_shows_none_of_them_again()
    {
        var items = await ScoredAsync(0.4, 0.3);
        var digest = await NearDigestAsync();

        var filled = await NearMisses.FillAsync(digest.Id, [NearMissOf(items[0])], more: 3, Ct);
        var again = await NearMisses.FillAsync(digest.Id, [NearMissOf(items[1])], more: 0, Ct);

        var owed = (await Store.Digests.FindAsync(digest.Id, Ct))!;
        Assert.Equal((1, 0, 3), (filled, again, owed.More));
        Assert.Equal((items[0], EventKind.NearMiss), (owed.Lines[0].Alert.ItemId, owed.Lines[0].Alert.Event.Kind));
        Assert.Equal([items[1]], (await NearMisses.PoolAsync(new NearMissQuery(0.2, 0.5, Samples.Start, "C1"), Ct)).Select(one => one.ItemId));
        Assert.Empty(await Store.Digests.UnfilledAsync(Rhythm.NearMiss, digest.DueAt, Ct));
        Assert.Equal([digest.Id], await Store.Digests.DueAsync(digest.DueAt, Ct));
    }

    [Fact]
    public async Task A_digest_without_any_near_miss_is_dropped_and_the_next_is_kept_ready()
    {
        var digest = await NearDigestAsync();

        await NearMisses.FillAsync(digest.Id, [], more: 0, Ct);
        Assert.Empty(await Store.Digests.ListAsync(0, 10, Ct));
        await KeepAsync(digest.DueAt, ("C1", Near), ("C1", Weekly));
        await KeepAsync(digest.DueAt, ("C1", Near), ("C1", Weekly));

        Assert.Equal([Rhythm.Weekly, Rhythm.NearMiss], (await Store.Digests.ListAsync(0, 10, Ct)).OrderBy(one => one.DueAt).ThenBy(one => one.Rhythm).Select(one => one.Rhythm).Order());
    }

    [Fact]
    public async Task Near_misses_are_no_alerts_when_it_is_told_when_the_last_was_sent()
    {
        var items = await ScoredAsync(0.4);
        var digest = await NearDigestAsync();
        await NearMisses.FillAsync(digest.Id, [NearMissOf(items[0])], more: 0, Ct);
        var claimed = (await Store.Digests.ClaimAsync(digest.Id, digest.DueAt, digest.DueAt + Lease, Ct))!;

        await Store.Digests.MarkSentAsync(digest.Id, new PostedPart([claimed.Lines[0].Id], "C1", "1.1"), digest.DueAt, Seen, Ct);

        Assert.Null(await Store.Deliveries.LastSentAsync(Ct));
        Assert.Equal("1.1", (await Store.Digests.FindAsync(digest.Id, Ct))!.Lines[0].MessageId);
    }

    [Fact]
    public async Task Near_misses_are_drawn_anew_once_when_somebody_has_said_something_of_one_that_stands_in_a_channel()
    {
        var items = await ScoredAsync(0.4, 0.3);
        var digest = await NearDigestAsync();
        await NearMisses.FillAsync(digest.Id, [NearMissOf(items[0])], more: 0, Ct);
        await Threads.MarkStaleAsync(items[0], digest.DueAt, Ct);
        var unsent = await Store.Digests.StaleAsync(digest.DueAt, Ct);
        var claimed = (await Store.Digests.ClaimAsync(digest.Id, digest.DueAt, digest.DueAt + Lease, Ct))!;
        await Store.Digests.MarkSentAsync(digest.Id, new PostedPart([claimed.Lines[0].Id], "C1", "1.1"), digest.DueAt, Seen, Ct);

        await Threads.MarkStaleAsync(items[1], digest.DueAt, Ct);
        var untouched = await Store.Digests.StaleAsync(digest.DueAt, Ct);
        await Threads.MarkStaleAsync(items[0], digest.DueAt, Ct);
        var stale = Assert.Single(await Store.Digests.StaleAsync(digest.DueAt, Ct));
        await Threads.MarkStaleAsync(items[0], digest.DueAt.AddMinutes(1), Ct);
        var overtaken = await Store.Digests.MarkDrawnAsync(stale, null, Ct);
        var again = Assert.Single(await Store.Digests.StaleAsync(digest.DueAt.AddMinutes(1), Ct));
        await Store.Digests.MarkDrawnAsync(again, null, Ct);

        Assert.Equal((0, 0, 0), (unsent.Count, untouched.Count, overtaken));
        Assert.Empty(await Store.Digests.StaleAsync(DateTimeOffset.MaxValue, Ct));
    }

    private async Task<StoredDigest> NearDigestAsync()
    {
        await KeepAsync(Clock.GetUtcNow(), ("C1", Near));
        return Assert.Single(await Store.Digests.ListAsync(0, 10, Ct), digest => digest.Rhythm == Rhythm.NearMiss);
    }

    private async Task<IReadOnlyList<long>> ScoredAgainAsync(double score) => (await CommitAsync(Scored(90, score))).Items;

    private async Task BandAsync(long item, long[] bands)
    {
        await using var db = await Services.GetRequiredService<IDbContextFactory<MonitorContext>>().CreateDbContextAsync(Ct);
        db.Likenesses.Add(new LikenessRow { ItemId = item, Fingerprint = $"sketch of {item}", Day = new DateOnly(2031, 3, 1) });
        db.LikenessBands.AddRange(bands.Select(band => new LikenessBandRow { Band = band, ItemId = item }));
        await db.SaveChangesAsync(Ct);
    }

    private static PlannedDelivery NearMissOf(long item)
    {
        var planned = Samples.Delivery(Samples.Event(EventKind.NearMiss, "near"), "C1", "near misses");
        return planned with { Alert = planned.Alert with { ItemId = item } };
    }
}
