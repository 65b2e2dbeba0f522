using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Storage;

/// <summary>The order in which items changed, for followers such as the index. Holds one batch in memory at a time.</summary>
internal sealed class ChangeFeed(IDbContextFactory<MonitorContext> contexts)
{
    /// <summary>Number of the last change; a follower whose cursor is beyond it follows another store and must start anew.</summary>
    public async Task<long> HeadAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Changes.MaxAsync(row => (long?)row.Sequence, ct) ?? 0;
    }

    /// <summary>What changed after the cursor, as it is now; empty with the same cursor when nothing did.</summary>
    /// <param name="take">Changes at most; several of one item come out once.</param>
    public async Task<ChangeBatch> ReadSinceAsync(long cursor, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var changes = await db.Changes.AsNoTracking().Where(row => row.Sequence > cursor).OrderBy(row => row.Sequence).Take(take).ToListAsync(ct);
        if (changes is []) return new ChangeBatch(cursor, [], []);
        var ids = changes.Select(row => row.ItemId).Distinct().ToList();
        var documents = await new SearchDocumentReader(db).ReadAsync(ids, ct);
        var news = changes.Where(row => row.IsNews).GroupBy(row => row.ItemId).ToDictionary(rows => rows.Key, rows => rows.Max(row => row.HeldUntil));
        return new ChangeBatch(changes[^1].Sequence, documents, [.. ids.Except(documents.Select(document => document.ItemId))]) { News = news };
    }

    /// <summary>
    /// All items, for an index that starts empty. Only the last batch carries a cursor (that of the beginning, so that nothing
    /// which changed meanwhile is missed): a follower that dies on the way has 0 and starts again.
    /// </summary>
    public async IAsyncEnumerable<ChangeBatch> ReadAllAsync(int pageSize, [EnumeratorCancellation] CancellationToken ct)
    {
        var head = await HeadAsync(ct);
        for (var after = 0L; ;)
        {
            var page = await PageAsync(after, pageSize, ct);
            var last = page.Count < pageSize;
            yield return new ChangeBatch(last ? head : 0, page, []);
            if (last) yield break;
            after = page[^1].ItemId;
        }
    }

    /// <summary>These items as they are now; those that are gone are left out.</summary>
    public async Task<IReadOnlyList<SearchDocument>> ReadAsync(IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await new SearchDocumentReader(db).ReadAsync(ids, ct);
    }

    private async Task<IReadOnlyList<SearchDocument>> PageAsync(long after, int pageSize, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var ids = await db.Items.Where(row => row.Id > after && row.MergedIntoId == null).OrderBy(row => row.Id).Take(pageSize).Select(row => row.Id).ToListAsync(ct);
        return await new SearchDocumentReader(db).ReadAsync(ids, ct);
    }
}
