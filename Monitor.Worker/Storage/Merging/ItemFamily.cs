using Microsoft.EntityFrameworkCore;

namespace Monitor.Worker.Storage.Merging;

/// <summary>Items that people have said are one: the one that was kept and those merged into it. History stays with each.</summary>
internal static class ItemFamily
{
    /// <summary>The item that stands for the given one; itself when it was not merged, also when there is none of that number.</summary>
    public static async Task<long> RootAsync(this MonitorContext db, long id, CancellationToken ct) =>
        await db.Items.Where(row => row.Id == id).Select(row => row.MergedIntoId).SingleOrDefaultAsync(ct) ?? id;

    /// <summary>The root and all that were merged into it, the root first.</summary>
    public static async Task<List<long>> FamilyAsync(this MonitorContext db, long id, CancellationToken ct)
    {
        var root = await db.RootAsync(id, ct);
        return [root, .. await db.Items.Where(row => row.MergedIntoId == root).OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(ct)];
    }
}
