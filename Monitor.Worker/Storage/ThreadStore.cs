using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Storage.Merging;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage;

/// <summary>Where the messages of items stand in their channels, and which of them no longer show how their item stands. Items that were merged share one.</summary>
internal sealed class ThreadStore(IDbContextFactory<MonitorContext> contexts, WriteGate gate)
{
    private const string Follower = "threads";
    private const int Batch = 1_000;

    /// <summary>The thread of an item in a channel: its own, else that of an item which was merged with it. Null when it has none.</summary>
    public async Task<ItemThread?> FindAsync(long itemId, string channel, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var family = await db.FamilyAsync(itemId, ct);
        var rows = await db.Threads.AsNoTracking().Where(row => family.Contains(row.ItemId) && row.Channel == channel).ToListAsync(ct);
        return rows.OrderBy(row => family.IndexOf(row.ItemId)).Select(ThreadOf).FirstOrDefault();
    }

    /// <summary>The messages of an item, and of what was merged with it, are to be drawn anew, and so are the near misses that it stands among.</summary>
    public Task<int> MarkStaleAsync(long itemId, DateTimeOffset now, CancellationToken ct) => gate.WriteAsync(
        async (db, token) =>
        {
            var family = await db.FamilyAsync(itemId, token);
            return await MarkStaleAsync(db, family, now, token) + await DigestStore.MarkStaleAsync(db, family, now, token);
        },
        ct);

    /// <summary>The same for all items that changed since this was asked last; it keeps its own place in the order of changes.</summary>
    public async Task FollowChangesAsync(DateTimeOffset now, CancellationToken ct)
    {
        while (await HasNewsAsync(ct)) await gate.WriteAsync((db, token) => FollowAsync(db, now, token), ct);
    }

    /// <summary>The same for items in a channel that have a date in the span, both ends included: what a message says of the days left is no longer so.</summary>
    public Task<int> MarkDatedStaleAsync(string channel, DateOnly from, DateOnly until, DateTimeOffset now, CancellationToken ct) => gate.WriteAsync(
        async (db, token) =>
        {
            var near = db.Dates.Where(date => date.Date >= from && date.Date <= until).Select(date => date.ItemId);
            return await db.Threads
                .Where(row => row.Channel == channel && db.Items.Any(item => item.Id == row.ItemId && near.Contains(item.MergedIntoId ?? item.Id)))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.StaleSince, now).SetProperty(row => row.NextTryAt, now), token);
        },
        ct);

    /// <summary>Messages that are to be drawn anew now, what changed last first, each with the sending that posted it.</summary>
    public async Task<IReadOnlyList<StaleThread>> DueAsync(DateTimeOffset now, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Threads.AsNoTracking().Where(row => row.StaleSince != null && row.NextTryAt <= now).OrderByDescending(row => row.StaleSince).ThenBy(row => row.Id).Take(take).ToListAsync(ct);
        var stale = new List<StaleThread>(rows.Count);
        foreach (var row in rows)
        {
            stale.Add(new StaleThread(ThreadOf(row), row.StaleSince!.Value, row.Attempts, await OpeningAsync(db, row, ct)));
        }

        return stale;
    }

    /// <summary>The message shows the present state again, unless something has happened since that was read.</summary>
    public Task<int> MarkFreshAsync(StaleThread known, string drawn, CancellationToken ct) => gate.WriteAsync(
        async (db, token) =>
        {
            await db.Threads.Where(row => row.Id == known.Thread.Id).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Drawn, drawn).SetProperty(row => row.Attempts, 0).SetProperty(row => row.LastError, (string?)null), token);
            return await db.Threads.Where(row => row.Id == known.Thread.Id && row.StaleSince == known.StaleSince)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.StaleSince, (DateTimeOffset?)null), token);
        },
        ct);

    /// <param name="nextTryAt">Null: it is left as it stands until the item changes again.</param>
    public Task<int> MarkFailedAsync(long id, DateTimeOffset? nextTryAt, string error, CancellationToken ct) => gate.WriteAsync(
        (db, token) => db.Threads.Where(row => row.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.NextTryAt, row => nextTryAt ?? row.NextTryAt)
                .SetProperty(row => row.StaleSince, row => nextTryAt == null ? null : row.StaleSince)
                .SetProperty(row => row.Attempts, row => row.Attempts + 1)
                .SetProperty(row => row.LastError, StoredText.Clean(error)),
            token),
        ct);

    /// <summary>The message is no more or can no longer be changed: the next thing to tell of the item opens a new one.</summary>
    public Task<int> ForgetAsync(long id, CancellationToken ct) => gate.WriteAsync((db, token) => db.Threads.Where(row => row.Id == id).ExecuteDeleteAsync(token), ct);

    /// <summary>Dates in the span, both ends included, of items with a thread in the channel, soonest first. Items are named by the one that stands for them.</summary>
    public async Task<IReadOnlyList<NearDate>> NearDatesAsync(string channel, DateOnly from, DateOnly until, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await (
            from thread in db.Threads
            where thread.Channel == channel
            join item in db.Items on thread.ItemId equals item.Id
            join date in db.Dates on item.MergedIntoId ?? item.Id equals date.ItemId
            where date.Date >= @from && date.Date <= until
            orderby date.Date, date.Id
            select new { Thread = thread, Root = date.ItemId, date.Kind, date.Date }).ToListAsync(ct);
        var near = new List<NearDate>(rows.Count);
        foreach (var row in rows.DistinctBy(row => (row.Root, row.Kind)))
            near.Add(new NearDate(row.Root, row.Kind, row.Date, row.Thread.PostedAt, await OpeningAsync(db, row.Thread, ct)));
        return near;
    }

    /// <summary>Within the transaction that marks the sending.</summary>
    internal static async Task OpenAsync(MonitorContext db, long deliveryId, PostedMessage posted, DateTimeOffset now, CancellationToken ct)
    {
        var sent = await db.Deliveries.Where(row => row.Id == deliveryId).Select(row => new { row.ItemId, row.Channel }).SingleAsync(ct);
        var row = await db.Threads.SingleOrDefaultAsync(known => known.ItemId == sent.ItemId && known.Channel == sent.Channel, ct);
        if (row is null) db.Threads.Add(row = new ThreadRow { ItemId = sent.ItemId, Channel = sent.Channel, ChannelId = "", MessageId = "", Drawn = "" });
        (row.ChannelId, row.MessageId, row.Drawn, row.PostedAt) = (posted.ChannelId!, posted.MessageId!, posted.Drawn!, now);
        // The item may have changed while the message was on its way, when there was no thread to be told of it.
        (row.StaleSince, row.NextTryAt, row.Attempts, row.LastError) = (now, now, 0, null);
        await db.SaveChangesAsync(ct);
    }

    private static Task<Delivery?> OpeningAsync(MonitorContext db, ThreadRow row, CancellationToken ct) =>
        db.Deliveries.Where(sent => sent.ItemId == row.ItemId && sent.Channel == row.Channel && sent.MessageId == row.MessageId)
            .OrderBy(sent => sent.Id).Select(DeliveryStore.AsDelivery).FirstOrDefaultAsync(ct);

    private static async Task<int> FollowAsync(MonitorContext db, DateTimeOffset now, CancellationToken ct)
    {
        var place = await db.Cursors.SingleOrDefaultAsync(row => row.Follower == Follower, ct);
        if (place is null) db.Cursors.Add(place = new CursorRow { Follower = Follower, Sequence = 0 });
        var after = place.Sequence;
        var changes = await db.Changes.Where(row => row.Sequence > after).OrderBy(row => row.Sequence).Take(Batch).Select(row => new { row.Sequence, row.ItemId }).ToListAsync(ct);
        if (changes.Count == 0) return 0;
        // Nothing stands anywhere yet: a backlog need not be gone through.
        place.Sequence = await db.Threads.AnyAsync(ct) ? changes[^1].Sequence : await db.Changes.MaxAsync(row => row.Sequence, ct);
        await db.SaveChangesAsync(ct);
        var stale = 0;
        foreach (var chunk in changes.Select(change => change.ItemId).Distinct().Chunk(KnownLookup.Chunk))
        {
            var ids = chunk.ToList();
            var roots = await db.Items.Where(item => ids.Contains(item.Id)).Select(item => item.MergedIntoId ?? item.Id).Distinct().ToListAsync(ct);
            var merged = await db.Items.Where(item => item.MergedIntoId != null && roots.Contains(item.MergedIntoId.Value)).Select(item => item.Id).ToListAsync(ct);
            stale += await MarkStaleAsync(db, [.. roots, .. merged], now, ct);
        }

        return stale;
    }

    private static Task<int> MarkStaleAsync(MonitorContext db, List<long> items, DateTimeOffset now, CancellationToken ct) =>
        db.Threads.Where(row => items.Contains(row.ItemId)).ExecuteUpdateAsync(set => set.SetProperty(row => row.StaleSince, now).SetProperty(row => row.NextTryAt, now), ct);

    private static ItemThread ThreadOf(ThreadRow row) => new(row.Id, row.ItemId, row.Channel, row.ChannelId, row.MessageId, row.Drawn, row.PostedAt);

    private async Task<bool> HasNewsAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var after = await db.Cursors.Where(row => row.Follower == Follower).Select(row => (long?)row.Sequence).SingleOrDefaultAsync(ct) ?? 0;
        return await db.Changes.AnyAsync(row => row.Sequence > after, ct);
    }
}
