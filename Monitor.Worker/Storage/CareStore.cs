using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Storage.Merging;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage;

/// <summary>Who looks after an item and who has seen it. Items that were merged are one: what was done about any of them holds for all.</summary>
internal sealed class CareStore(IDbContextFactory<MonitorContext> contexts, WriteGate gate, LabelStore labels, MuteStore mutes)
{
    /// <summary>Hands an item over, also on from somebody else.</summary>
    public Task<CareChange> AssignAsync(long itemId, string who, string by, DateTimeOffset at, CancellationToken ct) =>
        gate.WriteAsync(
            async (db, token) =>
            {
                var family = await db.FamilyAsync(itemId, token);
                if (!await db.Items.AnyAsync(row => row.Id == family[0], token)) return CareChange.NoSuchItem;
                if (await Open(db, family).OrderByDescending(row => row.Id).Select(row => row.Who).FirstOrDefaultAsync(token) == who) return CareChange.Unchanged;
                await EndAsync(db, family, by, at, token);
                db.Assignments.Add(new AssignmentRow { ItemId = family[0], Who = who, By = by, At = at });
                await db.SaveChangesAsync(token);
                return CareChange.Done;
            },
            ct);

    /// <summary>From now on nobody looks after it.</summary>
    public Task<CareChange> ReleaseAsync(long itemId, string by, DateTimeOffset at, CancellationToken ct) =>
        gate.WriteAsync(
            async (db, token) =>
            {
                var family = await db.FamilyAsync(itemId, token);
                if (!await db.Items.AnyAsync(row => row.Id == family[0], token)) return CareChange.NoSuchItem;
                return await EndAsync(db, family, by, at, token) > 0 ? CareChange.Done : CareChange.Unchanged;
            },
            ct);

    /// <summary>Notes that somebody has seen the item as it is now. Unchanged when they had, and nothing has happened to it since.</summary>
    public Task<CareChange> MarkSeenAsync(long itemId, string who, DateTimeOffset at, CancellationToken ct) =>
        gate.WriteAsync(
            async (db, token) =>
            {
                var root = await db.RootAsync(itemId, token);
                if (await db.Items.SingleOrDefaultAsync(row => row.Id == root, token) is not { } item) return CareChange.NoSuchItem;
                var known = await db.Seen.SingleOrDefaultAsync(row => row.ItemId == root && row.Who == who, token);
                if (known is not null && known.At >= item.ChangedAt) return CareChange.Unchanged;
                if (known is null) db.Seen.Add(new SeenRow { ItemId = root, Who = who, At = at });
                else known.At = at;
                await db.SaveChangesAsync(token);
                return CareChange.Done;
            },
            ct);

    /// <summary><see cref="ItemCare.None"/> when there is no such item.</summary>
    public async Task<ItemCare> FindAsync(long itemId, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var family = await db.FamilyAsync(itemId, ct);
        var open = await Open(db, family).AsNoTracking().OrderByDescending(row => row.Id).FirstOrDefaultAsync(ct);
        var seen = await db.Seen.AsNoTracking().Where(row => family.Contains(row.ItemId)).ToListAsync(ct);
        return new ItemCare
        {
            Assigned = open is null ? null : AssignmentOf(open),
            SeenBy = [.. seen.OrderByDescending(row => row.At).DistinctBy(row => row.Who).OrderBy(row => row.At).Select(row => new Seen(row.ItemId, row.Who, row.At))],
            Mutes = await mutes.HoldingAsync(itemId, now, ct),
            Label = (await labels.ForItemAsync(itemId, ct)).FirstOrDefault(label => label.Holds),
        };
    }

    /// <summary>What somebody looks after, handed over last first.</summary>
    public async Task<IReadOnlyList<ItemSummary>> OfPersonAsync(string who, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var own = db.Assignments.Where(row => row.Who == who && row.EndedAt == null)
            .Join(db.Items, row => row.ItemId, item => item.Id, (_, item) => item.MergedIntoId ?? item.Id);
        var open = await db.Assignments.AsNoTracking().Where(row => row.EndedAt == null)
            .Join(db.Items, row => row.ItemId, item => item.Id, (row, item) => new { row.Id, row.Who, Root = item.MergedIntoId ?? item.Id })
            .Where(row => own.Contains(row.Root)).OrderByDescending(row => row.Id).ToListAsync(ct);
        // Of two that were merged the one that was handed over last counts.
        var roots = open.DistinctBy(row => row.Root).Where(row => row.Who == who).Select(row => row.Root).Take(take).ToList();
        var items = await db.Items.Where(row => roots.Contains(row.Id)).Select(ItemProjections.Summary).ToListAsync(ct);
        return [.. items.OrderBy(item => roots.IndexOf(item.Id))];
    }

    private static IQueryable<AssignmentRow> Open(MonitorContext db, List<long> family) => db.Assignments.Where(row => family.Contains(row.ItemId) && row.EndedAt == null);

    private static Task<int> EndAsync(MonitorContext db, List<long> family, string by, DateTimeOffset at, CancellationToken ct) =>
        Open(db, family).ExecuteUpdateAsync(set => set.SetProperty(row => row.EndedBy, StoredText.Clean(by)).SetProperty(row => row.EndedAt, at), ct);

    private static Assignment AssignmentOf(AssignmentRow row) => new(row.Id, row.ItemId, row.Who, row.By, row.At);
}
