using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Storage;

public abstract partial class StoreContract
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task A_planned_message_is_due_at_once_and_knows_its_item()
    {
        var receipt = await CommitAsync(Samples.Alerting(Samples.Document(), "C1"));
        Clock.Advance(TimeSpan.FromMinutes(1));

        var due = Assert.Single(await Store.Deliveries.DueAsync(Clock.GetUtcNow(), 10, Ct));

        Assert.Equal((receipt.Items[0], "C1", "eu-bills", 0), (due.Alert.ItemId, due.Channel, due.Rule, due.Attempts));
        Assert.Equal(new DateOnly(2031, 4, 1), due.Alert.Dates["comments-close"]);
        Assert.Equal("within six hours", due.Alert.Event.Redline[0].Text);
        Assert.Equal(("model-1", 3), (due.Alert.Classification.ModelId, due.Alert.Classification.Reasons.Count));
        Assert.Equal("https://bills.example/b1", due.Alert.Url?.AbsoluteUri);
    }

    [Fact]
    public async Task Nothing_is_owed_about_a_muted_item_until_the_mute_ends()
    {
        var item = (await CommitAsync(Samples.New(Samples.Document("b1", "Act", "k:1"), "Text."))).Items[0];
        await Store.Mutes.AddAsync(new Mute(0, item, "ada", Clock.GetUtcNow(), Clock.GetUtcNow().AddDays(7), null), Ct);

        var muted = await CommitAsync(Samples.Source("gazette"), Samples.Alerting(Samples.Document("g1", "Act", "k:1"), "C1"));
        Clock.Advance(TimeSpan.FromDays(8));
        var heard = await CommitAsync(Samples.Source("gazette"), Samples.Alerting(Samples.Document("g2", "Act", "k:1"), "C1"));

        Assert.Equal((0, 1), (muted.NewDeliveries, heard.NewDeliveries));
    }

    [Fact]
    public async Task The_same_item_event_and_channel_is_owed_once_whatever_rule_or_source_asks()
    {
        await CommitAsync(Samples.Alerting(Samples.Document("b1", "Act", "k:1"), "C1", "C1", "C2"));
        var again = Samples.Alerting(Samples.Document("g1", "Act", "k:1"), "C2", "C3");

        var receipt = await CommitAsync(Samples.Source("gazette"), again with { Deliveries = [.. again.Deliveries.Select(planned => planned with { Rule = "other" })] });

        Assert.Equal(1, receipt.NewDeliveries);
        Assert.Equal(["C3", "C2", "C1"], (await Store.Deliveries.ListAsync(null, null, null, 10, Ct)).Select(delivery => delivery.Channel));
    }

    [Fact]
    public async Task A_claimed_message_is_nobody_elses_until_its_lease_ends()
    {
        var id = await OweAsync();
        var now = Clock.GetUtcNow();

        Assert.True(await Store.Deliveries.ClaimAsync(id, now, now + Lease, Ct));
        Assert.False(await StartProcess().Deliveries.ClaimAsync(id, now, now + Lease, Ct));
        Assert.Empty(await Store.Deliveries.DueAsync(now + Lease - TimeSpan.FromSeconds(1), 10, Ct));
        Assert.Equal(now + Lease, await Store.Deliveries.NextDueAsync(Ct));

        var back = Assert.Single(await Store.Deliveries.DueAsync(now + Lease, 10, Ct));
        Assert.True(await Store.Deliveries.ClaimAsync(back.Id, now + Lease, now + (2 * Lease), Ct));
        Assert.Equal(1, (await Store.Deliveries.FindAsync(id, Ct))?.Attempts);
    }

    [Fact]
    public async Task A_worker_that_is_killed_again_and_again_uses_up_no_attempt_of_a_message()
    {
        var id = await OweAsync();
        for (var kill = 0; kill < 20; kill++)
        {
            var due = Assert.Single(await Store.Deliveries.DueAsync(Clock.GetUtcNow(), 10, Ct));
            Assert.Equal(1, due.AttemptsWithThis);
            Assert.True(await Store.Deliveries.ClaimAsync(due, Clock.GetUtcNow(), Clock.GetUtcNow() + Lease, Ct));
            Clock.Advance(Lease);
        }

        Assert.Equal(1, (await Store.Deliveries.FindAsync(id, Ct))!.Attempts);
        Assert.True(await Store.Deliveries.MarkRetryAsync(id, Clock.GetUtcNow(), "no answer", Ct));
        Assert.Equal(2, Assert.Single(await Store.Deliveries.DueAsync(Clock.GetUtcNow(), 10, Ct)).AttemptsWithThis);
    }

    [Fact]
    public async Task Eight_senders_that_want_one_message_claim_it_once()
    {
        var id = await OweAsync();
        var now = Clock.GetUtcNow();
        var other = StartProcess();

        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(() => (n % 2 == 0 ? Store : other).Deliveries.ClaimAsync(id, now, now + Lease, Ct))));

        Assert.Single(claims, claimed => claimed);
    }

    [Fact]
    public async Task A_sent_message_keeps_where_it_stands_and_is_never_due_again()
    {
        var id = await OweAsync();
        await ClaimAsync(id);

        var marked = await Store.Deliveries.MarkSentAsync(id, Clock.GetUtcNow(), "C1", "1712.0001", Ct);

        var sent = await Store.Deliveries.FindAsync(id, Ct);
        Assert.True(marked);
        Assert.Equal((DeliveryState.Sent, "C1", "1712.0001", Clock.GetUtcNow()), (sent!.State, sent.ChannelId, sent.MessageId, sent.SentAt));
        Assert.Empty(await Store.Deliveries.DueAsync(DateTimeOffset.MaxValue, 10, Ct));
        Assert.False(await Store.Deliveries.MarkRetryAsync(id, Clock.GetUtcNow(), "late answer of another sender", Ct));
        Assert.False(await Store.Deliveries.MarkSentAsync(id, Clock.GetUtcNow(), "C1", "1712.0002", Ct));
    }

    [Fact]
    public async Task A_retry_waits_until_its_time_and_tells_why()
    {
        var id = await OweAsync();
        await ClaimAsync(id);
        var next = Clock.GetUtcNow().AddMinutes(30);

        await Store.Deliveries.MarkRetryAsync(id, next, "Slack answered 500 \0", Ct);

        Assert.Empty(await Store.Deliveries.DueAsync(next.AddMicroseconds(-1), 10, Ct));
        Assert.Equal("Slack answered 500 \ufffd", Assert.Single(await Store.Deliveries.DueAsync(next, 10, Ct)).LastError);
        Assert.Equal(next, await Store.Deliveries.NextDueAsync(Ct));
    }

    [Fact]
    public async Task A_dead_letter_waits_for_an_operator_and_starts_anew()
    {
        var id = await OweAsync();
        await ClaimAsync(id);
        await Store.Deliveries.MarkDeadAsync(id, Clock.GetUtcNow(), "channel_not_found", Ct);

        var due = await Store.Deliveries.DueAsync(DateTimeOffset.MaxValue, 10, Ct);
        var counts = await Store.Deliveries.CountsAsync(Ct);
        var requeued = await Store.Deliveries.RequeueDeadAsync(null, Clock.GetUtcNow(), Ct);

        Assert.Empty(due);
        Assert.Equal((0, 0, 0, 1), (counts[DeliveryState.Pending], counts[DeliveryState.Sending], counts[DeliveryState.Sent], counts[DeliveryState.Dead]));
        Assert.Equal(1, requeued);
        Assert.Equal(0, Assert.Single(await Store.Deliveries.DueAsync(Clock.GetUtcNow(), 10, Ct)).Attempts);
        Assert.Equal(0, await Store.Deliveries.RequeueDeadAsync(id, Clock.GetUtcNow(), Ct));
    }

    [Fact]
    public async Task The_age_of_the_oldest_owed_message_is_known_also_while_it_is_being_sent()
    {
        Assert.Null(await Store.Deliveries.OldestOwedAsync(Ct));
        Assert.Null(await Store.Deliveries.NextDueAsync(Ct));
        var id = await OweAsync();
        var planned = (await Store.Deliveries.FindAsync(id, Ct))!.CreatedAt;
        await CommitAsync(Samples.Alerting(Samples.Document("b2"), "C9"));
        await ClaimAsync(id);

        Assert.Equal(planned, await Store.Deliveries.OldestOwedAsync(Ct));
    }

    [Fact]
    public async Task The_list_filters_by_state_and_channel_and_pages()
    {
        await CommitAsync(Samples.Alerting(Samples.Document(), "preview", "C1", "C2"));
        var all = await Store.Deliveries.ListAsync(null, null, null, 10, Ct);

        var preview = await Store.Deliveries.ListAsync(DeliveryState.Pending, "preview", null, 10, Ct);
        var older = await Store.Deliveries.ListAsync(null, null, all[0].Id, 1, Ct);

        Assert.Equal("preview", Assert.Single(preview).Channel);
        Assert.Equal(all[1].Id, Assert.Single(older).Id);
        Assert.Empty(await Store.Deliveries.ListAsync(DeliveryState.Dead, null, null, 10, Ct));
    }

    private async Task<long> OweAsync()
    {
        await CommitAsync(Samples.Alerting(Samples.Document(), "C1"));
        Clock.Advance(TimeSpan.FromMinutes(1));
        return Assert.Single(await Store.Deliveries.DueAsync(Clock.GetUtcNow(), 10, Ct)).Id;
    }

    private async Task ClaimAsync(long id) =>
        Assert.True(await Store.Deliveries.ClaimAsync(id, Clock.GetUtcNow(), Clock.GetUtcNow() + Lease, Ct));
}
