using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage.Merging;

/// <summary>Takes two items apart again: what the merge moved goes back, and what its documents told meanwhile goes with them.</summary>
internal static class Unmerge
{
    public static async Task ApplyAsync(MonitorContext db, MergeRecord record, CancellationToken ct)
    {
        await MoveBackAsync(db, record, ct);
        var kept = await Merge.LoadAsync(db, record.Kept, ct);
        var absorbed = await Merge.LoadAsync(db, record.Absorbed, ct);
        Restore(kept, record);
        absorbed.MergedIntoId = null;
        Merge.Decide(kept, kept.Documents);
        Merge.Decide(absorbed, absorbed.Documents);
        absorbed.WasRelevant |= absorbed.Relevant;
        await db.SaveChangesAsync(ct);
    }

    private static async Task MoveBackAsync(MonitorContext db, MergeRecord record, CancellationToken ct)
    {
        var documents = record.Documents.ToList();
        var leading = record.Leading.ToList();
        var keys = record.Keys.ToList();
        var earlier = record.Earlier.ToList();
        await db.Documents.Where(row => documents.Contains(row.Id)).ExecuteUpdateAsync(set => set.SetProperty(row => row.ItemId, record.Absorbed), ct);
        await db.Documents.Where(row => leading.Contains(row.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Leads, true).SetProperty(row => row.LedBefore, false), ct);
        await db.Keys.Where(row => row.ItemId == record.Kept && keys.Contains(row.Key)).ExecuteUpdateAsync(set => set.SetProperty(row => row.ItemId, record.Absorbed), ct);
        await db.Items.Where(row => earlier.Contains(row.Id)).ExecuteUpdateAsync(set => set.SetProperty(row => row.MergedIntoId, record.Absorbed), ct);
        await db.Events
            .Where(row => row.ItemId == record.Kept && documents.Contains(row.DocumentId)
                && !db.Events.Any(other => other.ItemId == record.Absorbed && other.Kind == row.Kind && other.Discriminator == row.Discriminator))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ItemId, record.Absorbed), ct);
    }

    /// <summary>A field that has moved on since the merge is news of the kept item's own and stays.</summary>
    private static void Restore(ItemRow kept, MergeRecord record)
    {
        var (before, after) = (record.Before, record.After);
        if (kept.Stage == after.Stage) (kept.Stage, kept.RawStatus) = (before.Stage, before.RawStatus);
        if (kept.Number == after.Number) kept.Number = before.Number;
        if (kept.PublishedOn == after.PublishedOn) kept.PublishedOn = before.PublishedOn;
        if (kept.Url == after.Url) kept.Url = before.Url;
        kept.WasRelevant = before.WasRelevant || kept.Documents.Exists(document => document.Relevant);
        kept.Dates.RemoveAll(date => record.Dates.Contains(date.Kind));
    }
}
