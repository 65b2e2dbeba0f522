using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage;

/// <summary>Builds what the index keeps of items: the newest version of the leading document, with what is known from all.</summary>
internal sealed class SearchDocumentReader(MonitorContext db)
{
    /// <summary>Texts this much alike are shown as one hit.</summary>
    private const double NearlyTheSame = 0.9;

    private const int MostSteps = 6;

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
        var alike = await AlikeAsync(ids, ct);
        return items.Select(row => Build(row, texts.GetValueOrDefault(row.Id, ""), byItem[row.Id].LastOrDefault(), alike.GetValueOrDefault(row.Id)));
    }

    /// <summary>By item the lowest number among those that are nearly the same, its own included, also over several steps.</summary>
    private async Task<Dictionary<long, long>> AlikeAsync(List<long> ids, CancellationToken ct)
    {
        var (pairs, asked) = (new HashSet<(long, long)>(), new HashSet<long>());
        for (var (front, step) = (ids, 0); front.Count > 0 && step < MostSteps; step++)
        {
            asked.UnionWith(front);
            var found = await db.Suggestions.AsNoTracking()
                .Where(row => (front.Contains(row.FirstId) || front.Contains(row.SecondId)) && row.TextLikeness >= NearlyTheSame && row.State != SuggestionState.Rejected)
                .Select(row => new { row.FirstId, row.SecondId }).ToListAsync(ct);
            pairs.UnionWith(found.Select(pair => (pair.FirstId, pair.SecondId)));
            front = [.. found.SelectMany(pair => new[] { pair.FirstId, pair.SecondId }).Distinct().Where(id => !asked.Contains(id))];
        }

        return Lowest(pairs);
    }

    private static Dictionary<long, long> Lowest(HashSet<(long, long)> pairs)
    {
        var lowest = new Dictionary<long, long>();
        for (var moved = true; moved;)
        {
            moved = false;
            foreach (var (one, other) in pairs)
            {
                var least = Math.Min(lowest.GetValueOrDefault(one, one), lowest.GetValueOrDefault(other, other));
                moved |= lowest.GetValueOrDefault(one) != least || lowest.GetValueOrDefault(other) != least;
                (lowest[one], lowest[other]) = (least, least);
            }
        }

        return lowest;
    }

    private static SearchDocument Build(ItemRow row, string text, Classification? decision, long alikeKey) => new()
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
        Dates = [.. row.Dates.Select(date => date.Date).Distinct().Order()],
        AlikeKey = alikeKey,
        Relevance = row.Relevance ?? 0,
        Relevant = row.Relevant,
        TextMissing = decision is { TextOrigin: TextOrigin.Missing },
        Url = Uri.TryCreate(row.Url, UriKind.Absolute, out var url) ? url : null,
    };
}
