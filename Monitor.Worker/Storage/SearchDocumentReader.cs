using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage;

/// <summary>Builds what the index keeps of items: the newest version of the leading document, with what is known from all.</summary>
internal sealed class SearchDocumentReader(MonitorContext db, DateOnly today)
{
    /// <summary>In the order of their numbers; an item that is gone is left out.</summary>
    public async Task<IReadOnlyList<SearchDocument>> ReadAsync(IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        var documents = new List<SearchDocument>(ids.Count);
        foreach (var chunk in ids.Order().Chunk(KnownLookup.Chunk)) documents.AddRange(await ReadChunkAsync([.. chunk], ct));
        return documents;
    }

    private async Task<IEnumerable<SearchDocument>> ReadChunkAsync(List<long> ids, CancellationToken ct)
    {
        var items = await db.Items.AsNoTracking().AsSplitQuery().Include(row => row.Keys).Include(row => row.Dates).Include(row => row.Documents)
            .Where(row => ids.Contains(row.Id) && row.MergedIntoId == null).OrderBy(row => row.Id).ToListAsync(ct);
        var texts = await db.Versions
            .Where(row => ids.Contains(row.Document.ItemId) && row.Document.Leads && row.Number == row.Document.Version)
            .Select(row => new { row.Document.ItemId, row.Text }).ToDictionaryAsync(row => row.ItemId, row => row.Text, ct);
        var byItem = await ItemCards.DecisionsAsync(db, items, ct);
        return items.Select(row => Build(row, texts.GetValueOrDefault(row.Id, ""), byItem[row.Id].LastOrDefault()));
    }

    private SearchDocument Build(ItemRow row, string text, Classification? decision) => new()
    {
        ItemId = row.Id,
        Title = row.Title,
        Text = text,
        Number = row.Number,
        Keys = [.. row.Keys.OrderBy(key => key.Id).Select(key => key.Key)],
        Jurisdiction = row.Jurisdiction,
        Region = row.Region,
        Sources = [.. row.Documents.Select(document => document.Source.Value).Distinct().Order(StringComparer.Ordinal)],
        Kind = row.Kind,
        Instruments = [.. decision?.Instruments.Select(label => label.Id) ?? []],
        PolicyAreas = decision?.PolicyAreas ?? [],
        Language = row.Language,
        Stage = row.Stage,
        PublishedOn = row.PublishedOn,
        FirstSeenAt = row.FirstSeenAt,
        ChangedAt = row.ChangedAt,
        NextDate = row.Dates.Where(date => date.Date >= today).Select(date => (DateOnly?)date.Date).Min(),
        Relevance = row.Relevance ?? 0,
        Relevant = row.Relevant,
        TextMissing = decision is { TextOrigin: TextOrigin.Missing },
        Url = Uri.TryCreate(row.Url, UriKind.Absolute, out var url) ? url : null,
    };
}
