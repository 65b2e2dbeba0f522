using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage.Committing;
using Monitor.Worker.Storage.Rows;
using Monitor.Worker.Storage.Tuning;

namespace Monitor.Worker.Storage;

/// <summary>What scored just below the threshold, for channels that are shown it. What was shown is a line of a digest like any other.</summary>
internal sealed class NearMissStore(IDbContextFactory<MonitorContext> contexts, WriteGate gate, TimeProvider time)
{
    /// <summary>Highest scores first: nobody has labelled them, and nobody has put them to rest. A matter counts as one with all that was merged into it.</summary>
    public async Task<IReadOnlyList<NearMiss>> PoolAsync(NearMissQuery query, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var labelled = Matters(db, db.Labels.Where(row => row.UndoneAt == null && row.ItemId != null).Select(row => row.ItemId!.Value));
        var told = Matters(db, db.Deliveries.Where(row => row.Channel == query.Channel).Select(row => row.ItemId));
        var found = await db.Items.AsNoTracking()
            .Where(row => row.Relevance >= query.Review && row.Relevance < query.Alert && row.ChangedAt >= query.Since && row.MergedIntoId == null)
            .Where(row => !labelled.Contains(row.Id) && !told.Contains(row.Id))
            .OrderByDescending(row => row.Relevance).ThenBy(row => row.Id)
            .Select(row => new
            {
                row.Id,
                Relevance = row.Relevance!.Value,
                row.Region,
                row.Jurisdiction,
                row.ChangedAt,
                Sources = row.Documents.OrderByDescending(document => document.Leads).ThenBy(document => document.Id).Select(document => document.Source).Take(1).ToList(),
            }).ToListAsync(ct);
        var near = found.Where(row => row.Sources.Count > 0).Select(row => new NearMiss(row.Id, row.Relevance, row.Region, row.Jurisdiction, row.Sources[0], row.ChangedAt)).ToList();
        return await AwakeAsync(db, near, query.Channel, ct);
    }

    /// <summary>Those that are a reprint neither of one before them nor of what the channel was shown since then.</summary>
    public async Task<IReadOnlyList<NearMiss>> OneOfEachAsync(IReadOnlyList<NearMiss> near, NearMissQuery query, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var shown = query.Channel is null ? [] : await db.Deliveries
            .Where(row => row.Channel == query.Channel && row.Kind == EventKind.NearMiss && row.CreatedAt >= query.Since).Select(row => row.ItemId).Distinct().ToListAsync(ct);
        var kept = await db.OneOfEachAsync([.. near.Select(one => one.ItemId)], shown, ct);
        return [.. near.Where(one => kept.Contains(one.ItemId))];
    }

    /// <summary>Gives a digest that has fallen due its lines. One that would have none is dropped: nobody is told of nothing.</summary>
    /// <returns>How many it has; none also when somebody else was faster.</returns>
    public Task<int> FillAsync(long digestId, IReadOnlyList<PlannedDelivery> lines, int more, CancellationToken ct) => gate.WriteAsync(
        async (db, token) =>
        {
            if (await db.Digests.Include(row => row.Lines).SingleOrDefaultAsync(row => row.Id == digestId, token) is not { State: DeliveryState.Pending, Attempts: 0, Lines.Count: 0 } digest) return 0;
            var rows = lines.Select(line => Row(line, digest)).ToList();
            var keys = rows.ConvertAll(row => row.DedupeKey);
            var known = await db.Deliveries.Where(row => keys.Contains(row.DedupeKey)).Select(row => row.DedupeKey).ToListAsync(token);
            rows.RemoveAll(row => known.Contains(row.DedupeKey));
            digest.More = more;
            digest.Lines.AddRange(rows);
            if (rows.Count == 0) db.Digests.Remove(digest);
            await db.SaveChangesAsync(token);
            return rows.Count;
        },
        ct);

    // What was told of an item that was merged was told of the one that stands for it now.
    private static IQueryable<long> Matters(MonitorContext db, IQueryable<long> itemIds) =>
        db.Items.Where(item => itemIds.Contains(item.Id)).Select(item => item.MergedIntoId ?? item.Id);

    private async Task<IReadOnlyList<NearMiss>> AwakeAsync(MonitorContext db, List<NearMiss> near, string? channel, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var muted = await MuteStore.MutedAsync(db, near.ConvertAll(one => one.ItemId), now, ct);
        var hushed = channel is null ? [] : (await RestStore.HoldingAsync(db, [channel], now, ct)).Where(hush => hush.Kind == HushKind.Source).Select(hush => hush.Subject).ToHashSet(StringComparer.Ordinal);
        return [.. near.Where(one => !muted.Contains(one.ItemId) && !hushed.Contains(one.Source.Value))];
    }

    private DeliveryRow Row(PlannedDelivery planned, DigestRow digest) => new()
    {
        ItemId = planned.Alert.ItemId,
        Rule = planned.Rule,
        Channel = planned.Channel,
        Kind = planned.Alert.Event.Kind,
        Alert = planned.Alert,
        DedupeKey = DeliveryPlanner.KeyOf(planned.Alert.ItemId, planned.Alert.Event, planned.Channel),
        State = DeliveryState.Pending,
        NextTryAt = digest.DueAt,
        CreatedAt = time.GetUtcNow(),
    };
}
