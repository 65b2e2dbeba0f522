using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Storage;

/// <summary>An item in a list of results: with its dates and the classification that decides it.</summary>
public sealed record ItemCard(ItemSummary Summary, Classification? Classification, IReadOnlyDictionary<string, DateOnly> Dates);

/// <summary>Items as lists of results show them, many in few queries.</summary>
internal sealed class ItemCards(IDbContextFactory<MonitorContext> contexts)
{
    /// <summary>Of the items that exist.</summary>
    public async Task<IReadOnlyDictionary<long, ItemCard>> FindAsync(IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var found = new Dictionary<long, ItemCard>();
        foreach (var chunk in ids.Distinct().Chunk(KnownLookup.Chunk)) await FindChunkAsync(db, [.. chunk], found, ct);
        return found;
    }

    private static async Task FindChunkAsync(MonitorContext db, List<long> ids, Dictionary<long, ItemCard> found, CancellationToken ct)
    {
        var items = await db.Items.AsNoTracking().Include(row => row.Dates).Where(row => ids.Contains(row.Id)).ToListAsync(ct);
        var deciding = items.Select(row => row.DecidingVersionId ?? 0).ToList();
        var decisions = await db.Classifications.AsNoTracking().Where(row => deciding.Contains(row.VersionId)).OrderBy(row => row.Id)
            .Select(row => new { row.VersionId, row.Decision }).ToListAsync(ct);
        var byVersion = decisions.ToLookup(row => row.VersionId, row => row.Decision);
        foreach (var row in items)
        {
            var dates = row.Dates.ToDictionary(date => date.Kind, date => date.Date, StringComparer.Ordinal);
            found[row.Id] = new ItemCard(ItemProjections.SummaryOf(row), byVersion[row.DecidingVersionId ?? 0].LastOrDefault(), dates);
        }
    }
}
