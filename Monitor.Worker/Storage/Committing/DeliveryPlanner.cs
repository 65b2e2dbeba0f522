using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage.Committing;

/// <summary>Puts owed messages into the outbox: for one item, event and channel the first only.</summary>
/// <param name="hold">What messages marked as held wait for; null when none is.</param>
internal sealed class DeliveryPlanner(MonitorContext db, DateTimeOffset now, AlertHold? hold = null)
{
    /// <returns>How many are new.</returns>
    public async Task<int> AddAsync(IEnumerable<Written> written, CancellationToken ct)
    {
        var rows = written.SelectMany(one => one.Change.Deliveries.Select(planned => Row(one.Item, planned))).DistinctBy(row => row.DedupeKey).ToList();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var chunk in rows.Select(row => row.DedupeKey).Chunk(KnownLookup.Chunk))
        {
            var keys = chunk.ToList();
            known.UnionWith(await db.Deliveries.Where(row => keys.Contains(row.DedupeKey)).Select(row => row.DedupeKey).ToListAsync(ct));
        }

        rows.RemoveAll(row => known.Contains(row.DedupeKey));
        Hold(rows);
        db.Deliveries.AddRange(rows);
        return rows.Count;
    }

    // The end of the hold is the time at which they fall due: nothing has to happen for them to be sent.
    private void Hold(List<DeliveryRow> rows)
    {
        var held = rows.Where(row => row.NextTryAt > now).ToList();
        if (hold is null || held.Count == 0) return;
        var kept = hold with { Alerts = held.Count };
        foreach (var row in held) row.Hold = kept;
    }

    private DeliveryRow Row(ItemRow item, PlannedDelivery planned)
    {
        var happened = planned.Alert.Event;
        return new DeliveryRow
        {
            ItemId = item.Id,
            Rule = planned.Rule,
            Channel = planned.Channel,
            Kind = happened.Kind,
            Alert = planned.Alert with { ItemId = item.Id },
            DedupeKey = StoredText.Key($"{item.Id}:{happened.Kind}:{happened.Discriminator}:{planned.Channel}"),
            State = DeliveryState.Pending,
            NextTryAt = planned.Held && hold is not null ? hold.Until : now,
            CreatedAt = now,
        };
    }
}
