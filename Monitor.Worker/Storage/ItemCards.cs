using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage.Rows;

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
        var items = await db.Items.AsNoTracking().AsSplitQuery().Include(row => row.Dates).Include(row => row.Documents).Where(row => ids.Contains(row.Id)).ToListAsync(ct);
        var decisions = await DecisionsAsync(db, items, ct);
        foreach (var row in items)
        {
            var dates = row.Dates.ToDictionary(date => date.Kind, date => date.Date, StringComparer.Ordinal);
            found[row.Id] = new ItemCard(ItemProjections.SummaryOf(row), decisions[row.Id].LastOrDefault(), dates);
        }
    }

    /// <summary>By item, the classifications of the version that decides its relevance, oldest first.</summary>
    internal static async Task<ILookup<long, Classification>> DecisionsAsync(MonitorContext db, IReadOnlyList<ItemRow> items, CancellationToken ct)
    {
        var deciding = items.Select(row => row.DecidingDocument()?.Id ?? 0).ToList();
        var decisions = await db.Classifications.AsNoTracking()
            .Where(row => deciding.Contains(row.Version!.DocumentId) && row.Version.Number == row.Version.Document.ClassifiedVersion)
            .OrderBy(row => row.Id).Select(row => new { row.Version!.Document.ItemId, row.Decision }).ToListAsync(ct);
        return decisions.ToLookup(made => made.ItemId, made => made.Decision);
    }
}
