using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage.Merging;

/// <summary>
/// Makes two items one: documents and keys go to the older item, which stands for both from then on. The other's row, events,
/// deliveries, labels and mutes stay as they are and are read together with it.
/// </summary>
internal static class Merge
{
    public static async Task<MergeRecord> ApplyAsync(MonitorContext db, long keptId, long absorbedId, CancellationToken ct)
    {
        var kept = await LoadAsync(db, keptId, ct);
        var absorbed = await LoadAsync(db, absorbedId, ct);
        var before = Fields(kept);
        var record = new MergeRecord
        {
            Kept = keptId,
            Absorbed = absorbedId,
            Documents = [.. absorbed.Documents.Select(document => document.Id)],
            Leading = [.. absorbed.Documents.Where(document => document.Leads).Select(document => document.Id)],
            Keys = [.. absorbed.Keys.Select(key => key.Key)],
            Dates = [.. absorbed.Dates.Select(date => date.Kind).Except(kept.Dates.Select(date => date.Kind), StringComparer.Ordinal)],
            Earlier = await db.Items.Where(row => row.MergedIntoId == absorbedId).OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(ct),
            Before = before,
            After = before,
        };
        Fill(kept, absorbed, record);
        absorbed.MergedIntoId = keptId;
        await db.SaveChangesAsync(ct);
        await MoveAsync(db, record, ct);
        return record with { After = Fields(kept) };
    }

    public static MergedFields Fields(ItemRow row) => new(row.Stage, row.RawStatus, row.Number, row.PublishedOn, row.Url, row.WasRelevant);

    public static async Task<ItemRow> LoadAsync(MonitorContext db, long id, CancellationToken ct) =>
        await db.Items.AsSplitQuery().Include(row => row.Keys).Include(row => row.Dates).Include(row => row.Documents).SingleAsync(row => row.Id == id, ct);

    public static void Decide(ItemRow row, IEnumerable<DocumentRow> documents)
    {
        var deciding = ItemRow.Deciding(documents);
        row.Relevance = deciding?.Relevance;
        row.Relevant = deciding?.Relevant ?? false;
    }

    private static void Fill(ItemRow kept, ItemRow absorbed, MergeRecord record)
    {
        if (absorbed.Stage.Order() > kept.Stage.Order()) (kept.Stage, kept.RawStatus) = (absorbed.Stage, absorbed.RawStatus);
        kept.Number ??= absorbed.Number;
        kept.PublishedOn ??= absorbed.PublishedOn;
        kept.Url ??= absorbed.Url;
        kept.WasRelevant |= absorbed.WasRelevant;
        Decide(kept, [.. kept.Documents, .. absorbed.Documents]);
        foreach (var date in absorbed.Dates.Where(date => record.Dates.Contains(date.Kind)))
        {
            kept.Dates.Add(new ItemDateRow { Kind = date.Kind, Date = date.Date, FromText = date.FromText });
        }
    }

    private static async Task MoveAsync(MonitorContext db, MergeRecord record, CancellationToken ct)
    {
        await db.Documents.Where(row => row.ItemId == record.Absorbed).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.ItemId, record.Kept)
                .SetProperty(row => row.LedBefore, row => row.LedBefore || row.Leads)
                .SetProperty(row => row.Leads, false),
            ct);
        await db.Keys.Where(row => row.ItemId == record.Absorbed).ExecuteUpdateAsync(set => set.SetProperty(row => row.ItemId, record.Kept), ct);
        await db.Items.Where(row => row.MergedIntoId == record.Absorbed).ExecuteUpdateAsync(set => set.SetProperty(row => row.MergedIntoId, record.Kept), ct);
    }
}
