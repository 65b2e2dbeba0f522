using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage;

/// <summary>
/// The outbox of digests. Lines gather from the crawls' transactions until the digest is first claimed; from then on it takes no more.
/// It is claimed, retried and given up as one; its lines are marked as the parts that hold them are posted.
/// </summary>
internal sealed class DigestStore(IDbContextFactory<MonitorContext> contexts, WriteGate gate)
{
    /// <summary>What may be claimed now, oldest due first.</summary>
    public async Task<IReadOnlyList<long>> DueAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Due(db, now).OrderBy(row => row.NextTryAt).ThenBy(row => row.Id).Select(row => row.Id).ToListAsync(ct);
    }

    /// <summary>Those that have fallen due and are given their lines only then.</summary>
    public async Task<IReadOnlyList<StoredDigest>> UnfilledAsync(Rhythm rhythm, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = Due(db, now).Where(row => row.Rhythm == rhythm && row.State == DeliveryState.Pending && row.Attempts == 0 && row.Lines.Count == 0);
        return await WithLinesAsync(db, await rows.AsNoTracking().OrderBy(row => row.Id).ToListAsync(ct), ct);
    }

    /// <summary>Takes it for sending until the lease ends, with all its lines. Null when somebody else was faster.</summary>
    /// <param name="id">Of the digest.</param>
    /// <param name="asOf">It must be due by then.</param>
    /// <param name="leaseUntil">From then on somebody else may send it.</param>
    /// <param name="ct">Gives up before anything is written.</param>
    public async Task<StoredDigest?> ClaimAsync(long id, DateTimeOffset asOf, DateTimeOffset leaseUntil, CancellationToken ct)
    {
        var claimed = await gate.WriteAsync(
            async (db, token) =>
            {
                var count = await Due(db, asOf).Where(row => row.Id == id).ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.State, DeliveryState.Sending)
                        .SetProperty(row => row.LeaseUntil, leaseUntil)
                        .SetProperty(row => row.Attempts, row => row.State == DeliveryState.Sending ? row.Attempts : row.Attempts + 1),
                    token);
                if (count > 0) await Unsent(db, id).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, DeliveryState.Sending), token);
                return count > 0;
            },
            ct);
        return claimed ? await FindAsync(id, ct) : null;
    }

    /// <summary>One part of several stands in the channel.</summary>
    public Task MarkPartAsync(long id, PostedPart part, DateTimeOffset now, DateTimeOffset leaseUntil, CancellationToken ct) => gate.WriteAsync(
        async (db, token) =>
        {
            await PostAsync(db, part, now, token);
            return await db.Digests.Where(row => row.Id == id && row.State == DeliveryState.Sending)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseUntil, leaseUntil), token);
        },
        ct);

    /// <summary>The last part stands in the channel, and with it the whole.</summary>
    public Task MarkSentAsync(long id, PostedPart last, DateTimeOffset now, Silence coverage, CancellationToken ct) => gate.WriteAsync(
        async (db, token) =>
        {
            await PostAsync(db, last, now, token);
            return await db.Digests.Where(row => row.Id == id && row.State != DeliveryState.Sent).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, DeliveryState.Sent)
                    .SetProperty(row => row.SentAt, now)
                    .SetProperty(row => row.Coverage, coverage)
                    .SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null)
                    .SetProperty(row => row.LastError, (string?)null),
                token);
        },
        ct);

    /// <summary>Owed again with every line that no posted part holds.</summary>
    public Task MarkRetryAsync(long id, DateTimeOffset nextTryAt, string error, CancellationToken ct) => MarkRetryAsync(id, new SendingEnd(nextTryAt, error), ct);

    public Task MarkRetryAsync(long id, SendingEnd end, CancellationToken ct) => EndSendingAsync(id, DeliveryState.Pending, end, ct);

    /// <summary>Given up; an operator may put it back.</summary>
    public Task MarkDeadAsync(long id, DateTimeOffset now, string error, CancellationToken ct) => EndSendingAsync(id, DeliveryState.Dead, new SendingEnd(now, error), ct);

    /// <summary>Owes dead digests anew: one, or all when no id is given. Says how many.</summary>
    public Task<int> RequeueDeadAsync(long? id, DateTimeOffset now, CancellationToken ct) => gate.WriteAsync(
        async (db, token) =>
        {
            await db.Deliveries.Where(row => row.DigestId != null && row.State == DeliveryState.Dead && (id == null || row.DigestId == id))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, DeliveryState.Pending), token);
            return await db.Digests.Where(row => row.State == DeliveryState.Dead && (id == null || row.Id == id)).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, DeliveryState.Pending).SetProperty(row => row.Attempts, 0).SetProperty(row => row.NextTryAt, now),
                token);
        },
        ct);

    /// <summary>Sent ones whose messages no longer show what people have said of their lines.</summary>
    public async Task<IReadOnlyList<StoredDigest>> StaleAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = db.Digests.Where(row => row.RedrawAt <= now && row.State == DeliveryState.Sent);
        return await WithLinesAsync(db, await rows.AsNoTracking().OrderBy(row => row.Id).ToListAsync(ct), ct);
    }

    /// <summary>It shows them again, or is tried again later; not when more was said since it was read.</summary>
    public Task<int> MarkDrawnAsync(StoredDigest known, DateTimeOffset? nextTryAt, CancellationToken ct) => gate.WriteAsync(
        (db, token) => db.Digests.Where(row => row.Id == known.Id && row.RedrawAt == known.RedrawAt).ExecuteUpdateAsync(set => set.SetProperty(row => row.RedrawAt, nextTryAt), token),
        ct);

    /// <summary>Those that show one of the items are to be drawn anew.</summary>
    internal static Task<int> MarkStaleAsync(MonitorContext db, IReadOnlyCollection<long> items, DateTimeOffset now, CancellationToken ct) =>
        db.Digests.Where(row => row.Rhythm == Rhythm.NearMiss && row.Lines.Any(line => items.Contains(line.ItemId) && line.MessageId != null))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.RedrawAt, (DateTimeOffset?)now), ct);

    /// <summary>All states, also those at zero.</summary>
    public async Task<IReadOnlyDictionary<DeliveryState, int>> CountsAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var counts = await db.Digests.GroupBy(row => row.State).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, ct);
        return Enum.GetValues<DeliveryState>().ToDictionary(state => state, state => counts.GetValueOrDefault(state));
    }

    /// <summary>Latest due first.</summary>
    public async Task<IReadOnlyList<StoredDigest>> ListAsync(int skip, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = db.Digests.OrderByDescending(row => row.DueAt).ThenByDescending(row => row.Id).Skip(skip).Take(take);
        return await WithLinesAsync(db, await rows.AsNoTracking().ToListAsync(ct), ct);
    }

    public async Task<StoredDigest?> FindAsync(long id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return (await WithLinesAsync(db, await db.Digests.AsNoTracking().Where(row => row.Id == id).ToListAsync(ct), ct)).SingleOrDefault();
    }

    private static async Task<IReadOnlyList<StoredDigest>> WithLinesAsync(MonitorContext db, List<DigestRow> rows, CancellationToken ct)
    {
        var ids = rows.ConvertAll(row => (long?)row.Id);
        var lines = (await db.Deliveries.Where(row => ids.Contains(row.DigestId)).OrderBy(row => row.Id).Select(DeliveryStore.AsDelivery).ToListAsync(ct))
            .ToLookup(line => line.DigestId);
        return [.. rows.Select(row => new StoredDigest
        {
            Id = row.Id,
            Channel = row.Channel,
            Rhythm = row.Rhythm,
            DueAt = row.DueAt,
            TimeZone = row.TimeZone,
            Lines = [.. lines[row.Id]],
            After = row is { AwayFrom: { } from, AwayUntil: { } until } ? new Absence(from, until) : null,
            More = row.More,
            State = row.State,
            Attempts = row.Attempts,
            NextTryAt = row.NextTryAt,
            LastError = row.LastError,
            RedrawAt = row.RedrawAt,
            Coverage = row.Coverage,
            SentAt = row.SentAt,
        })];
    }

    private static IQueryable<DigestRow> Due(MonitorContext db, DateTimeOffset now) =>
        db.Digests.Where(row => (row.State == DeliveryState.Pending && row.NextTryAt <= now) || (row.State == DeliveryState.Sending && row.LeaseUntil <= now));

    private static IQueryable<DeliveryRow> Unsent(MonitorContext db, long id) =>
        db.Deliveries.Where(row => row.DigestId == id && row.State != DeliveryState.Sent);

    private static Task<int> PostAsync(MonitorContext db, PostedPart part, DateTimeOffset now, CancellationToken ct) =>
        db.Deliveries.Where(row => part.Lines.Contains(row.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, DeliveryState.Sent)
                .SetProperty(row => row.SentAt, now)
                .SetProperty(row => row.ChannelId, part.ChannelId)
                .SetProperty(row => row.MessageId, part.MessageId),
            ct);

    private Task<int> EndSendingAsync(long id, DeliveryState state, SendingEnd end, CancellationToken ct) => gate.WriteAsync(
        async (db, token) =>
        {
            var attempt = end.IsFree ? 1 : 0;
            var ended = await db.Digests.Where(row => row.Id == id && row.State == DeliveryState.Sending).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, state)
                    .SetProperty(row => row.NextTryAt, end.NextTryAt)
                    .SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null)
                    .SetProperty(row => row.Attempts, row => row.Attempts - attempt)
                    .SetProperty(row => row.LastError, StoredText.Clean(end.Error)),
                token);
            return ended == 0 ? 0 : await Unsent(db, id).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, state), token);
        },
        ct);
}
