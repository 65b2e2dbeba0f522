using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage;

/// <summary>Builds what the index keeps of items: the newest versions of its documents, the leading one first, with what is known from all.</summary>
internal sealed class SearchDocumentReader(MonitorContext db)
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
        var texts = await new SearchTexts(db).ReadAsync(items, ct);
        var byItem = await ItemCards.DecisionsAsync(db, items, ct);
        var alike = await db.AlikeAsync(ids, ct);
        return items.Select(row => Build(row, texts[row.Id], byItem[row.Id].LastOrDefault(), alike.GetValueOrDefault(row.Id)));
    }

    private static SearchDocument Build(ItemRow row, SearchText text, Classification? decision, long alikeKey) => new()
    {
        ItemId = row.Id,
        Title = row.Title,
        Text = text.Text,
        OtherTitles = text.OtherTitles,
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
        Dates = [.. row.Dates.Select(date => date.Date).Distinct().Order()],
        AlikeKey = alikeKey,
        Relevance = row.Relevance ?? 0,
        Relevant = row.Relevant,
        TextMissing = decision is { TextOrigin: TextOrigin.Missing },
        Url = Uri.TryCreate(row.Url, UriKind.Absolute, out var url) ? url : null,
    };
}
