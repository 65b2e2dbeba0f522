using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage.Tuning;

/// <summary>Of each item the text that decides its relevance, with the model that judged it.</summary>
internal static class DecidedVersions
{
    /// <returns>In the order of the ids; items without a classified text are left out.</returns>
    public static async Task<IReadOnlyList<AskCandidate>> CandidatesAsync(this MonitorContext db, IReadOnlyList<long> itemIds, CancellationToken ct)
    {
        var found = new Dictionary<long, AskCandidate>();
        foreach (var (deciding, versions) in await DecidingAsync(db, itemIds, ct))
        {
            var read = await versions.Select(row => new
            {
                row.DocumentId,
                row.Fingerprint,
                Model = row.Classifications.OrderByDescending(made => made.Id).Select(made => made.ModelId).FirstOrDefault(),
            }).ToListAsync(ct);
            foreach (var version in read)
            {
                var document = deciding[version.DocumentId];
                found[document.ItemId] = new AskCandidate(document.ItemId, version.Fingerprint, document.Source, document.Relevance!.Value, version.Model ?? "");
            }
        }

        return [.. itemIds.Distinct().Where(found.ContainsKey).Select(id => found[id])];
    }

    /// <summary>With what the model said of them, and without the texts themselves.</summary>
    public static async Task<IReadOnlyDictionary<long, DecidedText>> DecisionsAsync(this MonitorContext db, IReadOnlyList<long> itemIds, CancellationToken ct)
    {
        var found = new Dictionary<long, DecidedText>();
        foreach (var (deciding, versions) in await DecidingAsync(db, itemIds, ct))
        {
            var read = await versions.Select(row => new
            {
                row.DocumentId,
                row.Fingerprint,
                row.Language,
                Decision = row.Classifications.OrderByDescending(made => made.Id).Select(made => made.Decision).FirstOrDefault(),
            }).ToListAsync(ct);
            foreach (var version in read.Where(version => version.Decision is not null))
            {
                var itemId = deciding[version.DocumentId].ItemId;
                found[itemId] = new DecidedText(itemId, version.Fingerprint, version.Language, version.Decision!);
            }
        }

        return found;
    }

    private static async Task<List<(Dictionary<long, DocumentRow> Deciding, IQueryable<VersionRow> Versions)>> DecidingAsync(
        MonitorContext db, IReadOnlyList<long> itemIds, CancellationToken ct)
    {
        var chunks = new List<(Dictionary<long, DocumentRow>, IQueryable<VersionRow>)>();
        foreach (var chunk in itemIds.Distinct().Chunk(KnownLookup.Chunk))
        {
            var ids = chunk.ToList();
            var documents = await db.Documents.AsNoTracking().Where(row => ids.Contains(row.ItemId) && row.Relevance != null).ToListAsync(ct);
            var deciding = documents.GroupBy(row => row.ItemId).Select(group => ItemRow.Deciding(group)!).ToDictionary(row => row.Id);
            var documentIds = deciding.Keys.ToList();
            chunks.Add((deciding, db.Versions.AsNoTracking().Where(row => documentIds.Contains(row.DocumentId) && row.Number == row.Document.ClassifiedVersion)));
        }

        return chunks;
    }
}
