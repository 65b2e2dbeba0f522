using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Storage;

public abstract partial class StoreContract
{
    private static readonly DigestClock Daily = new(Rhythm.Daily, new TimeOnly(8, 0), DayOfWeek.Monday, "UTC");
    private static readonly DigestClock Weekly = Daily with { Rhythm = Rhythm.Weekly };
    private static readonly Silence Seen = new()
    {
        At = Samples.Start,
        Verified = 3,
        Checked = 2,
        Unchecked = [new UncheckedSource("ut-gazette", "Gazette of Utopia", "failing", "403")],
        NeverVerified = [],
        OwedDays = 0,
        Canaries = 1,
        CanariesPassed = 1,
        SavedPages = 9,
        SavedPagesRead = 9,
    };

    [Fact]
    public async Task Lines_gather_in_the_next_digest_of_their_channel_and_are_no_messages_of_their_own()
    {
        await CommitAsync(Gathered("b1", Daily), Gathered("b2", Daily));
        await CommitAsync(Gathered("b3", Daily, "C2"), Gathered("b4", Weekly));
        await CommitAsync(Gathered("b5", Daily));

        var digests = await Store.Digests.ListAsync(skip: 0, take: 10, Ct);

        Assert.Equal(
            ["C1 Daily 3", "C1 Weekly 1", "C2 Daily 1"],
            digests.Select(digest => $"{digest.Channel} {digest.Rhythm} {digest.Lines.Count}").Order(StringComparer.Ordinal));
        Assert.All(digests.Where(digest => digest.Rhythm == Rhythm.Daily), digest => Assert.Equal(Samples.Start.AddDays(1), digest.DueAt));
        Assert.Empty(await Store.Deliveries.DueAsync(DateTimeOffset.MaxValue, 10, Ct));
        Assert.Equal(0, (await Store.Deliveries.CountsAsync(Ct)).Values.Sum());
        Assert.Equal(5, (await Store.Deliveries.ListAsync(null, null, null, 10, Ct)).Count);
        Assert.Empty(await Store.Deliveries.ListAloneAsync(null, null, 10, Ct));
    }

    [Fact]
    public async Task The_same_item_and_event_is_a_line_once_also_when_it_was_a_message_before()
    {
        await CommitAsync(Samples.Alerting(Samples.Document("b1", "Act", "k:1"), "C1"));

        var receipt = await CommitAsync(Samples.Source("gazette"), Gathered("g1", Daily, key: "k:1"));

        Assert.Equal(0, receipt.NewDeliveries);
        Assert.Empty((await Store.Digests.ListAsync(skip: 0, take: 10, Ct)).SelectMany(digest => digest.Lines));
    }

    [Fact]
    public async Task A_digest_that_was_claimed_takes_no_more_lines()
    {
        await CommitAsync(Gathered("b1", Daily));
        var first = Assert.Single(await Store.Digests.ListAsync(skip: 0, take: 10, Ct));
        var claimed = await Store.Digests.ClaimAsync(first.Id, first.DueAt, first.DueAt + Lease, Ct);

        await CommitAsync(Gathered("b2", Daily));

        var next = (await Store.Digests.ListAsync(skip: 0, take: 10, Ct))[0];
        Assert.Single(claimed!.Lines);
        Assert.Equal((first.DueAt.AddDays(1), 1), (next.DueAt, next.Lines.Count));
    }

    [Fact]
    public async Task Eight_senders_that_want_one_digest_claim_it_once()
    {
        await CommitAsync(Gathered("b1", Daily));
        var digest = Assert.Single(await Store.Digests.ListAsync(skip: 0, take: 10, Ct));
        var other = StartProcess();

        var claims = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(n => Task.Run(() => (n % 2 == 0 ? Store : other).Digests.ClaimAsync(digest.Id, digest.DueAt, digest.DueAt + Lease, Ct))));

        Assert.Single(claims, claimed => claimed is not null);
        Assert.Empty(await Store.Digests.DueAsync(digest.DueAt + Lease - TimeSpan.FromSeconds(1), Ct));
        Assert.Single(await Store.Digests.DueAsync(digest.DueAt + Lease, Ct));
    }

    [Fact]
    public async Task A_part_that_was_posted_stays_sent_when_the_rest_is_given_up_and_owed_again()
    {
        var digest = await ClaimedAsync();
        var now = digest.DueAt;

        await Store.Digests.MarkPartAsync(digest.Id, new PostedPart([digest.Lines[0].Id], "C1", "1.1"), now, now + Lease, Ct);
        await Store.Digests.MarkDeadAsync(digest.Id, now, "channel_not_found \0", Ct);
        var dead = (await Store.Digests.FindAsync(digest.Id, Ct))!;
        var requeued = await Store.Digests.RequeueDeadAsync(digest.Id, now, Ct);
        var owed = (await Store.Digests.FindAsync(digest.Id, Ct))!;

        Assert.Equal((DeliveryState.Dead, "channel_not_found \ufffd"), (dead.State, dead.LastError));
        Assert.Equal([DeliveryState.Sent, DeliveryState.Dead], dead.Lines.Select(line => line.State));
        Assert.Equal(1, requeued);
        Assert.Equal((DeliveryState.Pending, 0), (owed.State, owed.Attempts));
        Assert.Equal([DeliveryState.Sent, DeliveryState.Pending], owed.Lines.Select(line => line.State));
        Assert.Equal([digest.Id], await Store.Digests.DueAsync(now, Ct));
    }

    [Fact]
    public async Task A_digest_that_was_sent_keeps_what_it_said_of_the_sources_and_is_never_due_again()
    {
        var digest = await ClaimedAsync();

        await Store.Digests.MarkSentAsync(digest.Id, new PostedPart([.. digest.Lines.Select(line => line.Id)], "C1", "1.1"), digest.DueAt, Seen, Ct);

        var sent = (await Store.Digests.FindAsync(digest.Id, Ct))!;
        Assert.Equal((DeliveryState.Sent, digest.DueAt), (sent.State, sent.SentAt));
        Assert.Equal((2, 3, "Gazette of Utopia"), (sent.Coverage!.Checked, sent.Coverage.Verified, sent.Coverage.Unchecked[0].Name));
        Assert.All(sent.Lines, line => Assert.Equal("1.1", line.MessageId));
        Assert.Empty(await Store.Digests.DueAsync(DateTimeOffset.MaxValue, Ct));
        Assert.Equal(1, (await Store.Digests.CountsAsync(Ct))[DeliveryState.Sent]);
    }

    [Fact]
    public async Task The_next_weekly_digest_is_kept_ready_and_dropped_when_it_is_empty_and_nobody_asks_for_it()
    {
        var now = Clock.GetUtcNow();
        await KeepAsync(now, ("C1", Weekly), ("C2", Weekly));
        await KeepAsync(now, ("C1", Weekly), ("C2", Weekly));
        var ready = await Store.Digests.ListAsync(skip: 0, take: 10, Ct);
        await CommitAsync(Gathered("b1", Weekly));

        await KeepAsync(now, ("C3", Weekly));

        Assert.Equal(["C1", "C2"], ready.Select(digest => digest.Channel).Order());
        Assert.All(ready, digest => Assert.Equal(new DateTimeOffset(2031, 3, 3, 8, 0, 0, TimeSpan.Zero), digest.DueAt));
        var left = await Store.Digests.ListAsync(skip: 0, take: 10, Ct);
        Assert.Equal(["C1 1", "C3 0"], left.Select(digest => $"{digest.Channel} {digest.Lines.Count}").Order());
    }

    [Fact]
    public async Task A_weekly_digest_that_fell_due_during_a_stop_is_still_due_after_it()
    {
        await KeepAsync(Clock.GetUtcNow(), ("C1", Weekly));
        var later = Clock.GetUtcNow().AddDays(20);

        await KeepAsync(later, ("C1", Weekly));

        Assert.Single(await Store.Digests.DueAsync(later, Ct));
        Assert.Equal(2, (await Store.Digests.ListAsync(skip: 0, take: 10, Ct)).Count);
    }

    private Task KeepAsync(DateTimeOffset now, params (string Channel, DigestClock Clock)[] wanted) =>
        ((DigestPlan)Services.GetService(typeof(DigestPlan))!).KeepAsync(wanted, now, Ct);

    private async Task<StoredDigest> ClaimedAsync()
    {
        await CommitAsync(Gathered("b1", Daily), Gathered("b2", Daily));
        var digest = Assert.Single(await Store.Digests.ListAsync(skip: 0, take: 10, Ct));
        return (await Store.Digests.ClaimAsync(digest.Id, digest.DueAt, digest.DueAt + Lease, Ct))!;
    }

    [Fact]
    public async Task A_thousand_messages_to_one_channel_become_one_digest()
    {
        await CommitAsync([.. Enumerable.Range(0, 1_000).Select(i => Mannered($"b{i}", new ChannelManners(25, null, "UTC")))]);

        var digest = Assert.Single(await Store.Digests.ListAsync(skip: 0, take: 10, Ct));
        Assert.Equal((Rhythm.Gathered, 1_000), (digest.Rhythm, digest.Lines.Count));
        Assert.Empty(await Store.Deliveries.DueAsync(DateTimeOffset.MaxValue, 10, Ct));
        Assert.InRange(digest.DueAt - Clock.GetUtcNow(), TimeSpan.Zero, TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task What_waits_to_be_sent_counts_when_more_comes()
    {
        var manners = new ChannelManners(3, null, "UTC");
        await CommitAsync(Mannered("b1", manners), Mannered("b2", manners));
        await CommitAsync(Mannered("b3", manners));
        await CommitAsync(Mannered("b4", manners), Mannered("b5", manners), Mannered("c1", manners, "C2"));

        Assert.Equal(2, Assert.Single(await Store.Digests.ListAsync(skip: 0, take: 10, Ct)).Lines.Count);
        Assert.Equal(4, (await Store.Deliveries.DueAsync(DateTimeOffset.MaxValue, 10, Ct)).Count);
    }

    [Fact]
    public async Task What_comes_in_quiet_hours_is_one_digest_in_the_morning_and_what_is_urgent_goes_at_once()
    {
        var at = TimeOnly.FromDateTime(Samples.Start.UtcDateTime);
        var night = new QuietHours(at.AddHours(-1), at.AddHours(9), Enum.GetValues<DayOfWeek>().ToHashSet(), "UTC");
        var manners = new ChannelManners(25, night, "UTC");

        await CommitAsync(Mannered("b1", manners), Mannered("b2", manners), Mannered("b3", manners, isUrgent: true));

        var digest = Assert.Single(await Store.Digests.ListAsync(skip: 0, take: 10, Ct));
        Assert.Equal((Rhythm.Gathered, 2, Samples.Start.AddHours(9)), (digest.Rhythm, digest.Lines.Count, digest.DueAt));
        Assert.Single(await Store.Deliveries.DueAsync(Clock.GetUtcNow().AddMinutes(1), 10, Ct));
    }

    [Fact]
    public async Task What_is_found_after_an_absence_is_one_digest_for_all_sources_that_come_back_together()
    {
        var manners = new ChannelManners(25, null, "UTC");
        var (first, second) = (Samples.Start, Samples.Start.AddHours(2));
        await CommitAfterAsync("utopia-bills", new Absence(second, Clock.GetUtcNow()), Mannered("b1", manners), Mannered("b2", manners, isUrgent: true));
        Clock.Advance(TimeSpan.FromMinutes(8));
        await CommitAfterAsync("gazette", new Absence(first, Clock.GetUtcNow()), Mannered("g1", manners), Mannered("g2", manners, "C2"));

        var digests = await Store.Digests.ListAsync(0, 10, Ct);

        Assert.Equal(["C1 CatchUp 2", "C2 CatchUp 1"], digests.Select(digest => $"{digest.Channel} {digest.Rhythm} {digest.Lines.Count}").Order(StringComparer.Ordinal));
        Assert.Equal(new Absence(first, Clock.GetUtcNow()), digests.Single(digest => digest.Channel == "C1").After);
        Assert.Equal(Samples.Start.AddMinutes(20), digests.Single(digest => digest.Channel == "C1").DueAt);
        var urgent = Assert.Single(await Store.Deliveries.DueAsync(Clock.GetUtcNow().AddDays(1), 10, Ct));
        Assert.Equal("Production of Data Act b2", (await ItemAsync(urgent.Alert.ItemId)).Summary.Title);
    }

    [Fact]
    public async Task A_source_that_comes_back_after_the_others_were_told_has_a_digest_of_its_own()
    {
        var manners = new ChannelManners(25, null, "UTC");
        await CommitAfterAsync("utopia-bills", new Absence(Samples.Start, Clock.GetUtcNow()), Mannered("b1", manners));
        var told = Assert.Single(await Store.Digests.ListAsync(0, 10, Ct));
        await Store.Digests.ClaimAsync(told.Id, told.DueAt, told.DueAt + Lease, Ct);

        await CommitAfterAsync("gazette", new Absence(Samples.Start, Clock.GetUtcNow()), Mannered("g1", manners));

        Assert.Equal([1, 1], (await Store.Digests.ListAsync(0, 10, Ct)).Select(digest => digest.Lines.Count));
    }

    [Fact]
    public async Task What_is_found_after_an_absence_waits_for_the_end_of_quiet_hours_that_begin_before_it_would_be_told()
    {
        var at = TimeOnly.FromDateTime(Samples.Start.UtcDateTime);
        var night = new QuietHours(at.AddMinutes(15), at.AddHours(9), Enum.GetValues<DayOfWeek>().ToHashSet(), "UTC");

        await CommitAfterAsync("utopia-bills", new Absence(Samples.Start, Clock.GetUtcNow()), Mannered("b1", new ChannelManners(25, night, "UTC")));

        var digest = Assert.Single(await Store.Digests.ListAsync(0, 10, Ct));
        Assert.Equal((Rhythm.CatchUp, Samples.Start.AddHours(9)), (digest.Rhythm, digest.DueAt));
    }

    private Task<CommitReceipt> CommitAfterAsync(string source, Absence absence, params DocumentChange[] changes) =>
        Store.Runs.CommitAsync(Samples.Commit(Samples.Source(source), Clock.GetUtcNow(), changes) with { After = absence }, Ct);

    private static DocumentChange Mannered(string nativeId, ChannelManners manners, string channel = "C1", bool isUrgent = false)
    {
        var change = Samples.Alerting(Samples.Document(nativeId, $"Production of Data Act {nativeId}"), channel);
        return change with { Deliveries = [.. change.Deliveries.Select(planned => planned with { Manners = manners, IsUrgent = isUrgent })] };
    }

    private static DocumentChange Gathered(string nativeId, DigestClock clock, string channel = "C1", string? key = null)
    {
        var change = Samples.Alerting(Samples.Document(nativeId, "Production of Data Act", key is null ? [] : [key]), channel);
        return change with { Deliveries = [.. change.Deliveries.Select(planned => planned with { Digest = clock })] };
    }
}
