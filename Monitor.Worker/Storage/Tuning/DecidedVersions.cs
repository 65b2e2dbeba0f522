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
        foreach (var chunk in itemIds.Distinct().Chunk(KnownLookup.Chunk))
        {
            var ids = chunk.ToList();
            var documents = await db.Documents.AsNoTracking().Where(row => ids.Contains(row.ItemId) && row.Relevance != null).ToListAsync(ct);
            var deciding = documents.GroupBy(row => row.ItemId).Select(group => ItemRow.Deciding(group)!).ToDictionary(row => row.Id);
            var documentIds = deciding.Keys.ToList();
            var versions = await db.Versions
                .Where(row => documentIds.Contains(row.DocumentId) && row.Number == row.Document.ClassifiedVersion)
                .Select(row => new
                {
                    row.DocumentId,
                    row.Fingerprint,
                    Model = row.Classifications.OrderByDescending(made => made.Id).Select(made => made.ModelId).FirstOrDefault(),
                }).ToListAsync(ct);
            foreach (var version in versions)
            {
                var document = deciding[version.DocumentId];
                found[document.ItemId] = new AskCandidate(document.ItemId, version.Fingerprint, document.Source, document.Relevance!.Value, version.Model ?? "");
            }
        }

        return [.. itemIds.Distinct().Where(found.ContainsKey).Select(id => found[id])];
    }
}
