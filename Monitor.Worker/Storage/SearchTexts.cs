using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage;

/// <summary>
/// What is searched of an item's documents: the leading text, then those of the others that say something else. A bare title in one
/// gazette must not hide the full text that another publishes.
/// </summary>
internal sealed class SearchTexts(MonitorContext db)
{
    /// <summary>Characters of one item: as much as the longest laws. The leading text is never cut, what others add is.</summary>
    public const int MostCharacters = 4_000_000;

    private const string Break = "\n\n";

    /// <returns>By number of the item, of each that is given.</returns>
    public async Task<IReadOnlyDictionary<long, SearchText>> ReadAsync(IReadOnlyList<ItemRow> items, CancellationToken ct)
    {
        var led = new Dictionary<long, string>();
        foreach (var chunk in items.SelectMany(item => item.Documents.Where(document => document.Leads)).Select(document => document.Id).Chunk(KnownLookup.Chunk))
        {
            foreach (var (id, text) in await TextsAsync([.. chunk], ct)) led[id] = text;
        }

        var companions = await CompanionsAsync(items, led, ct);
        return items.ToDictionary(item => item.Id, item => Joined(item, led, companions));
    }

    private async Task<Dictionary<long, (string Title, string Text)>> CompanionsAsync(IReadOnlyList<ItemRow> items, Dictionary<long, string> led, CancellationToken ct)
    {
        var others = items.SelectMany(Others).Select(document => document.Id).ToList();
        var known = new Dictionary<long, (string Title, int Length)>();
        foreach (var chunk in others.Chunk(KnownLookup.Chunk))
        {
            var ids = chunk.ToList();
            var rows = await db.Versions.Where(row => ids.Contains(row.DocumentId) && row.Number == row.Document.Version)
                .Select(row => new { row.DocumentId, row.Title, row.Text.Length }).ToListAsync(ct);
            foreach (var row in rows) known[row.DocumentId] = (row.Title, row.Length);
        }

        // Whole texts are read only as far as they are kept: an item may have many long documents.
        var texts = new Dictionary<long, string>();
        foreach (var chunk in items.SelectMany(item => Fitting(item, led, known)).Chunk(KnownLookup.Chunk))
        {
            foreach (var (id, text) in await TextsAsync([.. chunk], ct)) texts[id] = text;
        }

        return known.ToDictionary(one => one.Key, one => (one.Value.Title, texts.GetValueOrDefault(one.Key, "")));
    }

    private static IEnumerable<long> Fitting(ItemRow item, Dictionary<long, string> led, Dictionary<long, (string Title, int Length)> known)
    {
        var room = MostCharacters - item.Documents.Sum(document => led.TryGetValue(document.Id, out var text) ? text.Length : 0L);
        foreach (var document in Others(item))
        {
            if (room <= 0) yield break;
            if (!known.TryGetValue(document.Id, out var one)) continue;
            room -= one.Length;
            yield return document.Id;
        }
    }

    private Task<Dictionary<long, string>> TextsAsync(List<long> documents, CancellationToken ct) =>
        db.Versions.Where(row => documents.Contains(row.DocumentId) && row.Number == row.Document.Version)
            .Select(row => new { row.DocumentId, row.Text }).ToDictionaryAsync(row => row.DocumentId, row => row.Text, ct);

    /// <summary>Those that may add something, the weightiest first. One fingerprint is one title and text.</summary>
    private static IEnumerable<DocumentRow> Others(ItemRow item) => item.Documents
        .OrderByDescending(document => document.Leads).ThenByDescending(document => document.LedBefore)
        .ThenByDescending(document => document.Relevant).ThenByDescending(document => document.Relevance).ThenBy(document => document.Id)
        .DistinctBy(document => document.Fingerprint).Where(document => !document.Leads);

    private static SearchText Joined(ItemRow item, Dictionary<long, string> led, Dictionary<long, (string Title, string Text)> companions)
    {
        List<string> parts = [.. item.Documents.OrderBy(document => document.Id).Select(document => led.GetValueOrDefault(document.Id, "")).Where(text => text.Length > 0)];
        var (titles, said) = (new List<string>(), new HashSet<string>(parts, StringComparer.Ordinal));
        var room = MostCharacters - parts.Sum(text => (long)text.Length);
        foreach (var document in Others(item))
        {
            if (!companions.TryGetValue(document.Id, out var own)) continue;
            var isOtherTitle = !titles.Prepend(item.Title).Contains(own.Title, StringComparer.OrdinalIgnoreCase);
            if (isOtherTitle) titles.Add(own.Title);
            if (isOtherTitle) parts.Add(own.Title);
            if (room <= 0 || own.Text.Length == 0 || !said.Add(own.Text)) continue;
            parts.Add(Cut(own.Text, room));
            room -= own.Text.Length;
        }

        return new SearchText(string.Join(Break, parts), titles);
    }

    /// <summary>Between two paragraphs where there is such a place.</summary>
    private static string Cut(string text, long room)
    {
        if (text.Length <= room) return text;
        var end = text.LastIndexOf(Break, (int)room - 1, StringComparison.Ordinal);
        return text[..(end > 0 ? end : char.IsHighSurrogate(text[(int)room - 1]) ? (int)room - 1 : (int)room)];
    }
}

/// <param name="OtherTitles">Those that differ from the item's; they stand in the text too.</param>
internal sealed record SearchText(string Text, IReadOnlyList<string> OtherTitles);
