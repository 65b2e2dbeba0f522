using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage.Committing;

/// <summary>
/// The rows that a commit may touch, loaded and tracked. What the crawl believed when it compared is not relied on: another
/// source may have committed since, and then its item is found here.
/// </summary>
internal sealed class CommitBatch(MonitorContext db, SourceId source)
{
    private readonly Dictionary<string, DocumentRow> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ItemRow> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<long, ItemRow> _byId = [];

    public static async Task<CommitBatch> LoadAsync(MonitorContext db, RunCommit commit, CancellationToken ct)
    {
        var batch = new CommitBatch(db, commit.Run.Source);
        var items = new HashSet<long>(commit.Changes.Select(change => change.Item?.ItemId ?? 0).Where(id => id > 0));
        foreach (var chunk in commit.Changes.Select(change => StoredText.Key(change.Document.NativeId)).Distinct().Chunk(KnownLookup.Chunk))
        {
            items.UnionWith(await batch.ItemsOfAsync([.. chunk], ct));
        }

        foreach (var chunk in commit.Changes.SelectMany(change => change.Document.Keys).Select(StoredText.Key).Distinct().Chunk(KnownLookup.Chunk))
        {
            var keys = chunk.ToList();
            items.UnionWith(await db.Keys.Where(row => keys.Contains(row.Key)).Select(row => row.ItemId).ToListAsync(ct));
        }

        foreach (var chunk in items.Chunk(KnownLookup.Chunk)) await batch.LoadItemsAsync([.. chunk], ct);
        await batch.FollowMergesAsync(ct);
        return batch;
    }

    public DocumentRow? Document(string nativeId) => _documents.GetValueOrDefault(StoredText.Key(nativeId));

    /// <summary>By the most official key that is known, then by what the crawl found; null when the item is new.</summary>
    public ItemRow? Item(DocumentChange change) =>
        change.Document.Keys.Select(key => _byKey.GetValueOrDefault(StoredText.Key(key))).FirstOrDefault(item => item is not null)
        ?? (change.Item is { } known ? _byId.GetValueOrDefault(known.ItemId) : null);

    public void Add(DocumentRow document)
    {
        _documents.Add(document.NativeId, document);
        document.Item.Documents.Add(document);
        db.Documents.Add(document);
    }

    /// <summary>A key that another item holds stays there: merging items is a person's decision.</summary>
    /// <returns>True when a key was new.</returns>
    public bool AddKeys(ItemRow item, IEnumerable<string> keys)
    {
        var added = false;
        foreach (var key in keys.Select(StoredText.Key))
        {
            if (!_byKey.TryAdd(key, item)) continue;
            item.Keys.Add(new ItemKeyRow { Key = key });
            added = true;
        }

        return added;
    }

    private Task<List<long>> ItemsOfAsync(List<string> nativeIds, CancellationToken ct) =>
        db.Documents.Where(row => row.Source == source && nativeIds.Contains(row.NativeId)).Select(row => row.ItemId).Distinct().ToListAsync(ct);

    // An item that was merged after the crawl looked is found under the one that stands for it now.
    private async Task FollowMergesAsync(CancellationToken ct)
    {
        var merged = _byId.Values.Where(row => row.MergedIntoId is not null).ToList();
        await LoadItemsAsync([.. merged.Select(row => row.MergedIntoId!.Value).Where(root => !_byId.ContainsKey(root)).Distinct()], ct);
        foreach (var row in merged) _byId[row.Id] = _byId[row.MergedIntoId!.Value];
    }

    private async Task LoadItemsAsync(List<long> ids, CancellationToken ct)
    {
        if (ids is []) return;
        var rows = await db.Items.AsSplitQuery().Include(row => row.Keys).Include(row => row.Dates).Include(row => row.Documents).ThenInclude(document => document.StatedDates)
            .Where(row => ids.Contains(row.Id)).ToListAsync(ct);
        foreach (var row in rows)
        {
            _byId[row.Id] = row;
            foreach (var key in row.Keys) _byKey[key.Key] = row;
            foreach (var document in row.Documents.Where(document => document.Source == source)) _documents[document.NativeId] = document;
        }
    }
}
