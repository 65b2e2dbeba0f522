using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage.Committing;
using Monitor.Worker.Storage.Merging;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage;

/// <summary>The outbox of single messages; lines of digests are listed here and sent by <see cref="DigestStore"/>. A message is owed from the crawl's transaction on until its sending is written down: at least once, never lost.</summary>
internal sealed class DeliveryStore(IDbContextFactory<MonitorContext> contexts, WriteGate gate)
{
    internal static readonly Expression<Func<DeliveryRow, Delivery>> AsDelivery = row => new Delivery
    {
        Id = row.Id,
        Rule = row.Rule,
        Channel = row.Channel,
        Alert = row.Alert,
        DigestId = row.DigestId,
        HoldId = row.HoldId,
        State = row.State,
        Attempts = row.Attempts,
        NextTryAt = row.NextTryAt,
        LeaseUntil = row.LeaseUntil,
        DoubtfulSince = row.DoubtfulSince,
        Broadcast = row.Broadcast,
        LastError = row.LastError,
        ChannelId = row.ChannelId,
        MessageId = row.MessageId,
        CreatedAt = row.CreatedAt,
        SentAt = row.SentAt,
    };

    /// <summary>What may be claimed now, oldest due first: waiting messages, and those whose sender did not come back.</summary>
    public async Task<IReadOnlyList<Delivery>> DueAsync(DateTimeOffset now, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Due(db, now).OrderBy(row => row.NextTryAt).ThenBy(row => row.Id).Take(take).Select(AsDelivery).ToListAsync(ct);
    }

    /// <summary>Owes a message that no crawl planned. False when it is owed or was sent already, or nobody wants to hear of the item.</summary>
    public async Task<bool> PlanAsync(long itemId, PlannedDelivery planned, DateTimeOffset now, CancellationToken ct) =>
        await gate.WriteAsync(
            async (db, token) =>
            {
                var added = await new DeliveryPlanner(db, now).AddAsync([new OwedMessage(itemId, planned, now)], token);
                await db.SaveChangesAsync(token);
                return added;
            },
            ct) > 0;

    /// <summary>Whether a channel is or was owed the message about an event.</summary>
    public async Task<bool> KnowsAsync(long itemId, ItemEvent happened, string channel, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var key = DeliveryPlanner.KeyOf(itemId, happened, channel);
        return await db.Deliveries.AnyAsync(row => row.DedupeKey == key, ct);
    }

    /// <summary>Channels with a message that may be claimed now.</summary>
    public async Task<IReadOnlyList<string>> DueChannelsAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Due(db, now).Select(row => row.Channel).Distinct().OrderBy(channel => channel).ToListAsync(ct);
    }

    /// <summary>What may be claimed now in one channel, oldest due first. Of an item, and what was merged into it, only the first that is still owed: messages about it keep their order.</summary>
    public async Task<IReadOnlyList<Delivery>> DueInAsync(string channel, DateTimeOffset now, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var owed = Alone(db).Where(row => row.Channel == channel && (row.State == DeliveryState.Pending || row.State == DeliveryState.Sending));
        var first =
            from row in Due(db, now)
            where row.Channel == channel
            join item in db.Items on row.ItemId equals item.Id
            where !owed.Any(earlier => earlier.ItemId == row.ItemId && earlier.Id < row.Id)
            where !db.Items.Any(other => (other.Id == (item.MergedIntoId ?? item.Id) || other.MergedIntoId == (item.MergedIntoId ?? item.Id)) && other.Id != item.Id
                && owed.Any(earlier => earlier.ItemId == other.Id && earlier.Id < row.Id))
            select row;
        return await first.OrderBy(row => row.NextTryAt).ThenBy(row => row.Id).Take(take).Select(AsDelivery).ToListAsync(ct);
    }

    /// <summary>All messages about an item and what was merged into it, newest first.</summary>
    public async Task<IReadOnlyList<Delivery>> OfItemAsync(long itemId, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var family = await db.FamilyAsync(itemId, ct);
        return await db.Deliveries.Where(row => family.Contains(row.ItemId)).OrderByDescending(row => row.Id).Take(take).Select(AsDelivery).ToListAsync(ct);
    }

    /// <summary>When a rule first owed a message; null when it never did.</summary>
    public async Task<DateTimeOffset?> FirstOfRuleAsync(string rule, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Deliveries.Where(row => row.Rule == rule).OrderBy(row => row.Id).Select(row => (DateTimeOffset?)row.CreatedAt).FirstOrDefaultAsync(ct);
    }

    /// <summary>Takes it for sending until the lease ends. False when somebody else was faster: then it is not to be sent here.</summary>
    public Task<bool> ClaimAsync(long id, DateTimeOffset now, DateTimeOffset leaseUntil, CancellationToken ct) =>
        ChangeAsync(db => ClaimAsync(Due(db, now).Where(row => row.Id == id), now, leaseUntil, ct), ct);

    /// <summary>The same, only while it still is as it was read: what is known of an earlier sending must not be out of date.</summary>
    public Task<bool> ClaimAsync(Delivery known, DateTimeOffset now, DateTimeOffset leaseUntil, CancellationToken ct) =>
        ChangeAsync(db => ClaimAsync(Due(db, now).Where(row => row.Id == known.Id && row.Attempts == known.Attempts && row.LeaseUntil == known.LeaseUntil), now, leaseUntil, ct), ct);

    /// <summary>Counts also when the lease has ended meanwhile: what was posted was posted.</summary>
    public Task<bool> MarkSentAsync(long id, DateTimeOffset now, string? channelId, string? messageId, CancellationToken ct) =>
        MarkSentAsync(id, now, new PostedMessage(channelId, messageId), ct);

    /// <summary>The same; with the thread that the message opened, in one transaction.</summary>
    public Task<bool> MarkSentAsync(long id, DateTimeOffset now, PostedMessage posted, CancellationToken ct) =>
        ChangeAsync(
            async db =>
            {
                var remark = posted.Remark is null ? null : StoredText.Clean(posted.Remark);
                var marked = await db.Deliveries.Where(row => row.Id == id && row.State != DeliveryState.Sent).ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.State, DeliveryState.Sent)
                        .SetProperty(row => row.SentAt, now)
                        .SetProperty(row => row.ChannelId, posted.ChannelId)
                        .SetProperty(row => row.MessageId, posted.MessageId)
                        .SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null)
                        .SetProperty(row => row.DoubtfulSince, (DateTimeOffset?)null)
                        .SetProperty(row => row.LastError, remark),
                    ct);
                if (marked > 0 && posted is { Drawn: not null, ChannelId: not null, MessageId: not null }) await ThreadStore.OpenAsync(db, id, posted, now, ct);
                return marked;
            },
            ct);

    /// <summary>Owed again, not before the given time. False when it is not being sent.</summary>
    public Task<bool> MarkRetryAsync(long id, DateTimeOffset nextTryAt, string error, CancellationToken ct) =>
        EndSendingAsync(id, DeliveryState.Pending, new SendingEnd(nextTryAt, error), ct);

    /// <summary>The same, with what the attempt left behind.</summary>
    public Task<bool> MarkRetryAsync(long id, SendingEnd end, CancellationToken ct) => EndSendingAsync(id, DeliveryState.Pending, end, ct);

    /// <summary>Given up; an operator may put it back. False when it is not being sent.</summary>
    public Task<bool> MarkDeadAsync(long id, DateTimeOffset now, string error, CancellationToken ct) =>
        EndSendingAsync(id, DeliveryState.Dead, new SendingEnd(now, error), ct);

    public Task<bool> MarkDeadAsync(long id, SendingEnd end, CancellationToken ct) => EndSendingAsync(id, DeliveryState.Dead, end, ct);

    /// <summary>Owes dead letters anew: one, or all when no id is given. Says how many.</summary>
    public Task<int> RequeueDeadAsync(long? id, DateTimeOffset now, CancellationToken ct) =>
        gate.WriteAsync(
            (db, token) => Alone(db).Where(row => row.State == DeliveryState.Dead && (id == null || row.Id == id)).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, DeliveryState.Pending)
                    .SetProperty(row => row.Attempts, 0)
                    .SetProperty(row => row.NextTryAt, now),
                token),
            ct);

    /// <summary>Of messages of their own, all states, also those at zero.</summary>
    public async Task<IReadOnlyDictionary<DeliveryState, int>> CountsAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var counts = await Alone(db).GroupBy(row => row.State).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, ct);
        return Enum.GetValues<DeliveryState>().ToDictionary(state => state, state => counts.GetValueOrDefault(state));
    }

    /// <summary>When the oldest message that is still owed was planned; null when none is.</summary>
    public async Task<DateTimeOffset?> OldestOwedAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Alone(db).Where(row => row.State == DeliveryState.Pending || row.State == DeliveryState.Sending)
            .OrderBy(row => row.CreatedAt).Select(row => (DateTimeOffset?)row.CreatedAt).FirstOrDefaultAsync(ct);
    }

    /// <summary>When a message was sent last; null when none ever was. Near misses are no alerts.</summary>
    public async Task<DateTimeOffset?> LastSentAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Deliveries.Where(row => row.SentAt != null && row.Kind != EventKind.NearMiss).OrderByDescending(row => row.SentAt).Select(row => row.SentAt).FirstOrDefaultAsync(ct);
    }

    /// <summary>When messages of their own were known of, planned and accepted, the newest first; those that waited for the end of a hold are left out.</summary>
    public async Task<IReadOnlyList<AlertMoments>> MomentsAsync(DateTimeOffset since, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await Alone(db).Where(row => row.SentAt >= since && row.HoldId == null && row.Kind != EventKind.Reminder).OrderByDescending(row => row.SentAt).Take(take)
            .Select(row => new { row.Alert, row.CreatedAt, row.SentAt }).ToListAsync(ct);
        return [.. rows.Select(row => new AlertMoments(row.Alert.Source, row.Alert.Event.SeenAt, row.CreatedAt, row.SentAt!.Value))];
    }

    /// <summary>When the next message falls due, so that a sender may sleep until then; null when none is owed.</summary>
    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var next = await Alone(db).Where(row => row.State == DeliveryState.Pending)
            .OrderBy(row => row.NextTryAt).Select(row => (DateTimeOffset?)row.NextTryAt).FirstOrDefaultAsync(ct);
        var freed = await Alone(db).Where(row => row.State == DeliveryState.Sending)
            .OrderBy(row => row.LeaseUntil).Select(row => row.LeaseUntil).FirstOrDefaultAsync(ct);
        return next is null || freed < next ? freed ?? next : next;
    }

    /// <summary>Messages of their own, newest first; a null state takes all.</summary>
    public Task<IReadOnlyList<Delivery>> ListAloneAsync(DeliveryState? state, long? before, int take, CancellationToken ct) => ListAloneAsync(state, [], before, take, ct);

    /// <param name="regions">Only of items of these; none: of all.</param>
    public async Task<IReadOnlyList<Delivery>> ListAloneAsync(DeliveryState? state, IReadOnlyList<string> regions, long? before, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = Alone(db).Where(row => (state == null || row.State == state) && (before == null || row.Id < before));
        if (regions.Count > 0) rows = rows.Where(row => db.Items.Any(item => item.Id == row.ItemId && regions.Contains(item.Region)));
        return await rows.OrderByDescending(row => row.Id).Take(take).Select(AsDelivery).ToListAsync(ct);
    }

    /// <summary>Lines of digests too, newest first; a null filter takes all.</summary>
    /// <param name="before">Only those before this one: the id of the last delivery of the page before.</param>
    public async Task<IReadOnlyList<Delivery>> ListAsync(DeliveryState? state, string? channel, long? before, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        IQueryable<DeliveryRow> rows = db.Deliveries;
        if (state is { } wanted) rows = rows.Where(row => row.State == wanted);
        if (channel is not null) rows = rows.Where(row => row.Channel == channel);
        if (before is { } id) rows = rows.Where(row => row.Id < id);
        return await rows.OrderByDescending(row => row.Id).Take(take).Select(AsDelivery).ToListAsync(ct);
    }

    public async Task<Delivery?> FindAsync(long id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Deliveries.Where(row => row.Id == id).Select(AsDelivery).SingleOrDefaultAsync(ct);
    }

    private static IQueryable<DeliveryRow> Alone(MonitorContext db) => db.Deliveries.Where(row => row.DigestId == null);

    private static IQueryable<DeliveryRow> Due(MonitorContext db, DateTimeOffset now) =>
        Alone(db).Where(row => (row.State == DeliveryState.Pending && row.NextTryAt <= now)
            || (row.State == DeliveryState.Sending && row.LeaseUntil <= now));

    // Until the answer is written down nobody knows whether the message stands in the channel: a process that is killed leaves that behind.
    private static Task<int> ClaimAsync(IQueryable<DeliveryRow> rows, DateTimeOffset now, DateTimeOffset leaseUntil, CancellationToken ct) => rows.ExecuteUpdateAsync(
        set => set.SetProperty(row => row.State, DeliveryState.Sending)
            .SetProperty(row => row.LeaseUntil, leaseUntil)
            .SetProperty(row => row.DoubtfulSince, row => (DateTimeOffset?)(row.DoubtfulSince ?? now))
            // A sender that did not come back said nothing about the message: a worker that is killed again and again must not use it up.
            .SetProperty(row => row.Attempts, row => row.State == DeliveryState.Sending ? row.Attempts : row.Attempts + 1),
        ct);

    private Task<bool> EndSendingAsync(long id, DeliveryState state, SendingEnd end, CancellationToken ct)
    {
        var attempt = end.IsFree ? 1 : 0;
        return ChangeAsync(
            db => db.Deliveries.Where(row => row.Id == id && row.State == DeliveryState.Sending).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, state)
                    .SetProperty(row => row.NextTryAt, end.NextTryAt)
                    .SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null)
                    .SetProperty(row => row.DoubtfulSince, row => end.InDoubt ? row.DoubtfulSince : null)
                    .SetProperty(row => row.Attempts, row => row.Attempts - attempt)
                    .SetProperty(row => row.LastError, StoredText.Clean(end.Error)),
                ct),
            ct);
    }

    private async Task<bool> ChangeAsync(Func<MonitorContext, Task<int>> change, CancellationToken ct) =>
        await gate.WriteAsync((db, _) => change(db), ct) > 0;
}
