using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Storage.Merging;

namespace Monitor.Worker.Storage;

/// <summary>What people have done about an item and what was merged with it.</summary>
internal sealed class ItemCareReader(IDbContextFactory<MonitorContext> contexts, LabelStore labels, MuteStore mutes)
{
    /// <summary><see cref="ItemCare.None"/> when nobody has done anything, and when there is no such item.</summary>
    public async Task<ItemCare> OfItemAsync(long itemId, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var family = await db.FamilyAsync(itemId, ct);
        var assigned = await db.Assignments.AsNoTracking().Where(row => family.Contains(row.ItemId) && row.EndedAt == null).OrderByDescending(row => row.Id).FirstOrDefaultAsync(ct);
        var seen = await db.Seen.AsNoTracking().Where(row => family.Contains(row.ItemId)).ToListAsync(ct);
        return new ItemCare
        {
            Assigned = assigned is null ? null : new Assignment(assigned.Id, assigned.ItemId, assigned.Who, assigned.By, assigned.At),
            SeenBy = [.. seen.OrderByDescending(row => row.At).DistinctBy(row => row.Who).OrderBy(row => row.At).Select(row => new Seen(row.ItemId, row.Who, row.At))],
            Mutes = await mutes.HoldingAsync(itemId, now, ct),
            Label = (await labels.ForItemAsync(itemId, ct)).FirstOrDefault(label => label.Holds),
        };
    }
}
