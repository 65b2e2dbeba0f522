using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage;

/// <summary>Finds what is known of a list's documents, a few hundred at a time.</summary>
internal sealed class KnownLookup(MonitorContext db, SourceId source)
{
    /// <summary>Values in one question: below what either store takes, and texts of so many fit into memory.</summary>
    public const int Chunk = 500;

    private const int EarlierKept = 10;

    private readonly Dictionary<long, KnownItem> _items = [];

    public async Task<KnownSet> FindAsync(
        IReadOnlyCollection<string> nativeIds, IReadOnlyCollection<string> keys, IReadOnlyCollection<string> addresses, CancellationToken ct)
    {
        var byNativeId = new Dictionary<string, KnownDocument>(StringComparer.Ordinal);
        foreach (var chunk in nativeIds.Distinct().Chunk(Chunk))
        {
            var asked = chunk.ToLookup(StoredText.Key);
            var stored = asked.Select(group => group.Key).ToList();
            var found = await KnownAsync(db.Documents.Where(row => stored.Contains(row.NativeId)), ct);
            foreach (var (row, known) in found)
            {
                foreach (var id in asked[row.NativeId]) byNativeId[id] = known with { NativeId = id };
            }
        }

        return new KnownSet { ByNativeId = byNativeId, ByKey = await ByKeyAsync(keys, ct), ByAddress = await ByAddressAsync(addresses, byNativeId.Values, ct) };
    }

    private async Task<Dictionary<string, KnownItem>> ByKeyAsync(IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        var byKey = new Dictionary<string, KnownItem>(StringComparer.Ordinal);
        foreach (var chunk in keys.Distinct().Chunk(Chunk))
        {
            var asked = chunk.ToLookup(StoredText.Key);
            var stored = asked.Select(group => group.Key).ToList();
            var found = await db.Keys.AsNoTracking().Where(row => stored.Contains(row.Key)).ToListAsync(ct);
            await LoadItemsAsync([.. found.Select(row => row.ItemId)], ct);
            foreach (var row in found)
            {
                foreach (var key in asked[row.Key]) byKey[key] = _items[row.ItemId];
            }
        }

        return byKey;
    }

    private async Task<Dictionary<string, KnownDocument>> ByAddressAsync(
        IReadOnlyCollection<string> addresses, IEnumerable<KnownDocument> found, CancellationToken ct)
    {
        // Most are at the address where they were last: their texts are not read a second time.
        var byAddress = new Dictionary<string, KnownDocument>(StringComparer.Ordinal);
        var there = found.Where(known => known.Address is not null).ToLookup(known => known.Address, StringComparer.Ordinal);
        foreach (var address in addresses.Distinct())
        {
            if (there[StoredText.Address(address)].FirstOrDefault() is { } known) byAddress[address] = known;
        }

        foreach (var chunk in addresses.Where(address => !byAddress.ContainsKey(address)).Distinct().ToList().Chunk(Chunk))
        {
            var asked = chunk.ToLookup(StoredText.Address);
            var stored = asked.Select(group => group.Key).ToList();
            var others = await KnownAsync(db.Documents.Where(row => row.Address != null && stored.Contains(row.Address)), ct);
            foreach (var (row, known) in others.OrderByDescending(pair => pair.Row.Id))
            {
                foreach (var address in asked[row.Address!]) byAddress[address] = known;
            }
        }

        return byAddress;
    }

    private async Task<List<(DocumentRow Row, KnownDocument Known)>> KnownAsync(IQueryable<DocumentRow> documents, CancellationToken ct)
    {
        var rows = await documents.AsNoTracking().Where(row => row.Source == source).ToListAsync(ct);
        if (rows is []) return [];
        var ids = rows.Select(row => row.Id).ToList();
        var texts = await db.Versions
            .Where(version => ids.Contains(version.DocumentId) && version.Number == version.Document.Version)
            .Select(version => new { version.DocumentId, version.Text })
            .ToDictionaryAsync(version => version.DocumentId, version => version.Text, ct);
        var earlier = await EarlierAsync([.. rows.Where(row => row.Version > 1).Select(row => row.Id)], ct);
        await LoadItemsAsync([.. rows.Select(row => row.ItemId)], ct);
        return [.. rows.Select(row => (row, Known(row, texts[row.Id], [.. earlier[row.Id]])))];
    }

    private async Task<ILookup<long, string>> EarlierAsync(List<long> documents, CancellationToken ct)
    {
        if (documents is []) return Array.Empty<string>().ToLookup(_ => 0L);
        var versions = await db.Versions
            .Where(version => documents.Contains(version.DocumentId)
                && version.Number < version.Document.Version && version.Number >= version.Document.Version - EarlierKept)
            .OrderByDescending(version => version.Number)
            .Select(version => new { version.DocumentId, version.Fingerprint })
            .ToListAsync(ct);
        return versions.ToLookup(version => version.DocumentId, version => version.Fingerprint);
    }

    private async Task LoadItemsAsync(List<long> ids, CancellationToken ct)
    {
        var missing = ids.Where(id => !_items.ContainsKey(id)).Distinct().ToList();
        if (missing is []) return;
        var rows = await db.Items.AsNoTracking().AsSplitQuery().Include(row => row.Keys).Include(row => row.Dates)
            .Where(row => missing.Contains(row.Id)).ToListAsync(ct);
        var leading = await db.Documents.Where(row => missing.Contains(row.ItemId) && row.Leads).Select(row => new { row.ItemId, row.Source }).ToListAsync(ct);
        var ledBy = leading.ToLookup(row => row.ItemId, row => row.Source);
        foreach (var row in rows) _items[row.Id] = Known(row, ledBy[row.Id].Select(id => (SourceId?)id).FirstOrDefault());
    }

    private KnownDocument Known(DocumentRow row, string text, IReadOnlyList<string> earlier) => new()
    {
        DocumentId = row.Id,
        Source = row.Source,
        NativeId = row.NativeId,
        Address = row.Address,
        Url = row.Url,
        Validators = new Validators(row.ETag, row.LastModified),
        ListedFingerprint = row.ListedFingerprint,
        Item = _items[row.ItemId],
        Leads = row.Leads,
        LedBefore = row.LedBefore,
        Version = row.Version,
        Fingerprint = row.Fingerprint,
        Text = text,
        EarlierFingerprints = earlier,
    };

    private static KnownItem Known(ItemRow row, SourceId? ledBy) => new()
    {
        ItemId = row.Id,
        Title = row.Title,
        Number = row.Number,
        Stage = row.Stage,
        Dates = row.Dates.ToDictionary(date => date.Kind, date => date.Date, StringComparer.Ordinal),
        TextDates = row.Dates.Where(date => date.FromText).Select(date => date.Kind).ToHashSet(StringComparer.Ordinal),
        Relevance = row.Relevance,
        WasRelevant = row.WasRelevant,
        LedBy = ledBy,
        Keys = [.. row.Keys.OrderBy(key => key.Id).Select(key => key.Key)],
    };
}
