using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage.Committing;

/// <summary>Puts owed messages and lines of digests into the outbox: for one item, event and channel the first only, and nothing that a person put to rest.</summary>
/// <param name="hold">What messages marked as held wait for; null when none is.</param>
/// <param name="after">The time in which nobody looked; null when the messages are in time.</param>
internal sealed class DeliveryPlanner(MonitorContext db, DateTimeOffset now, AlertHold? hold = null, Absence? after = null)
{
    private readonly Dictionary<(string Channel, Rhythm Rhythm, DateTimeOffset DueAt), DigestRow> _digests = [];

    /// <returns>How many are new.</returns>
    public Task<int> AddAsync(IEnumerable<Written> written, CancellationToken ct) =>
        AddAsync(written.SelectMany(one => one.Change.Deliveries.Select(planned => (Row(one.Item.Id, planned), planned))), ct);

    /// <summary>Messages that no crawl planned.</summary>
    public Task<int> AddAsync(IEnumerable<OwedMessage> owed, CancellationToken ct) => AddAsync(owed.Select(one => (Row(one), one.Planned)), ct);

    /// <summary>By which the store knows a message again.</summary>
    public static string KeyOf(long itemId, ItemEvent happened, string channel) => StoredText.Key($"{itemId}:{happened.Kind}:{happened.Discriminator}:{channel}");

    private async Task<int> AddAsync(IEnumerable<(DeliveryRow Row, PlannedDelivery Planned)> messages, CancellationToken ct)
    {
        var planned = messages.DistinctBy(one => one.Row.DedupeKey).ToList();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var chunk in planned.Select(one => one.Row.DedupeKey).Chunk(KnownLookup.Chunk))
        {
            var keys = chunk.ToList();
            known.UnionWith(await db.Deliveries.Where(row => keys.Contains(row.DedupeKey)).Select(row => row.DedupeKey).ToListAsync(ct));
        }

        planned.RemoveAll(one => known.Contains(one.Row.DedupeKey));
        var resting = await new Rests(db, now).AmongAsync(planned.ConvertAll(one => one.Row), ct);
        planned.RemoveAll(one => resting.Contains(one.Row));
        Hold(planned.ConvertAll(one => one.Row));
        var gathered = await new Gathering(db, now, isLate: after is not null).AmongAsync(planned, ct);
        foreach (var (row, message) in planned)
        {
            if (message.Digest is { } clock)
            {
                await GatherAsync(row, clock, ct);
            }
            else if (gathered.TryGetValue(row, out var moment))
            {
                row.NextTryAt = moment;
                await GatherAsync(row, after is null ? message.Manners!.Gathering : message.Manners!.CatchingUp, ct);
            }

            db.Deliveries.Add(row);
        }

        return planned.Count;
    }

    private async Task GatherAsync(DeliveryRow row, DigestClock clock, CancellationToken ct)
    {
        row.Digest = clock.Rhythm == Rhythm.CatchUp && await UnderWayAsync(row, clock, ct) is { } underWay ? underWay : await DigestAsync(row, clock, ct);
        row.NextTryAt = row.Digest.DueAt;
        if (clock.Rhythm == Rhythm.CatchUp && after is not null) Widen(row.Digest, after);
    }

    // Sources that come back one after the other are told together: the first of them sets the time.
    private Task<DigestRow?> UnderWayAsync(DeliveryRow line, DigestClock clock, CancellationToken ct)
    {
        var (soonest, latest) = (line.NextTryAt - Gathering.Others, clock.NextAfter(line.NextTryAt));
        return db.Digests.Where(row => row.Channel == line.Channel && row.Rhythm == Rhythm.CatchUp && row.State == DeliveryState.Pending && row.Attempts == 0 && row.DueAt > soonest && row.DueAt <= latest)
            .OrderBy(row => row.DueAt).FirstOrDefaultAsync(ct);
    }

    private void Widen(DigestRow digest, Absence absence)
    {
        var whole = digest is { AwayFrom: { } from, AwayUntil: { } until } ? absence.Union(new Absence(from, until)) : absence;
        (digest.AwayFrom, digest.AwayUntil) = (whole.From, whole.Until);
        // A commit looks for changes itself, and has done so.
        db.Entry(digest).DetectChanges();
    }

    // Two crawls may end about when a digest falls due. One that has been claimed is being written to its readers: what comes
    // later stands in the next. What is held stands in the first digest after its hold.
    private async Task<DigestRow> DigestAsync(DeliveryRow line, DigestClock clock, CancellationToken ct)
    {
        for (var dueAt = clock.NextAfter(line.NextTryAt); ; dueAt = clock.NextAfter(dueAt))
        {
            var key = (line.Channel, clock.Rhythm, dueAt);
            if (!_digests.TryGetValue(key, out var digest))
            {
                digest = await db.Digests.SingleOrDefaultAsync(row => row.Channel == line.Channel && row.Rhythm == clock.Rhythm && row.DueAt == dueAt, ct);
                if (digest is null) db.Digests.Add(digest = DigestPlan.New(line.Channel, clock, dueAt, now));
                _digests.Add(key, digest);
            }

            if (digest is { State: DeliveryState.Pending, Attempts: 0 }) return digest;
        }
    }

    // The end of the hold is the time at which they fall due: nothing has to happen for them to be sent.
    private void Hold(List<DeliveryRow> rows)
    {
        var held = rows.Where(row => row.NextTryAt > now).ToList();
        if (hold is null || held.Count == 0) return;
        var kept = hold with { Alerts = held.Count };
        foreach (var row in held) row.Hold = kept;
    }

    private DeliveryRow Row(OwedMessage owed)
    {
        var row = Row(owed.ItemId, owed.Planned);
        (row.NextTryAt, row.HoldId) = (owed.NotBefore, owed.HoldId);
        return row;
    }

    private DeliveryRow Row(long itemId, PlannedDelivery planned)
    {
        var happened = planned.Alert.Event;
        return new DeliveryRow
        {
            ItemId = itemId,
            Rule = planned.Rule,
            Channel = planned.Channel,
            Kind = happened.Kind,
            Broadcast = planned.Broadcast,
            Alert = planned.Alert with { ItemId = itemId },
            DedupeKey = KeyOf(itemId, happened, planned.Channel),
            State = DeliveryState.Pending,
            NextTryAt = planned.Held && hold is not null ? hold.Until : now,
            CreatedAt = now,
        };
    }
}

/// <summary>A message about an item that no crawl planned.</summary>
/// <param name="NotBefore">Later than now for one that waits for the end of a hold.</param>
internal sealed record OwedMessage(long ItemId, PlannedDelivery Planned, DateTimeOffset NotBefore, long? HoldId = null);
