using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage;

/// <summary>Walks through the newest version of every document, for scoring what is kept again. Nothing that it writes is an event.</summary>
internal sealed class RescoreStore(IDbContextFactory<MonitorContext> contexts, WriteGate gate, TimeProvider time)
{
    /// <summary>How far a walk has come.</summary>
    public async Task<long> CursorAsync(string walk, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Cursors.Where(row => row.Follower == walk).Select(row => row.Sequence).SingleOrDefaultAsync(ct);
    }

    /// <summary>Documents after a number, in order, without their texts.</summary>
    public async Task<IReadOnlyList<StoredMark>> ReadAsync(long afterDocument, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Newest(db).Where(row => row.DocumentId > afterDocument).OrderBy(row => row.DocumentId).Take(take)
            .Select(row => new StoredMark(
                row.DocumentId,
                row.Document.Relevance,
                row.Document.Relevant,
                row.Classifications.OrderByDescending(made => made.Id).Select(made => made.ModelId).FirstOrDefault()))
            .ToListAsync(ct);
    }

    /// <summary>These documents, in order.</summary>
    public async Task<IReadOnlyList<StoredDocument>> OfDocumentsAsync(IReadOnlyCollection<long> documentIds, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var ids = documentIds.ToList();
        return await Newest(db).Where(row => ids.Contains(row.DocumentId)).OrderBy(row => row.DocumentId).Select(Stored).ToListAsync(ct);
    }

    /// <summary>Documents of these items.</summary>
    public async Task<IReadOnlyList<StoredDocument>> OfItemsAsync(IReadOnlyCollection<long> itemIds, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var found = new List<StoredDocument>();
        foreach (var chunk in itemIds.Distinct().Chunk(KnownLookup.Chunk))
        {
            var ids = chunk.ToList();
            found.AddRange(await Newest(db).Where(row => ids.Contains(row.Document.ItemId)).OrderBy(row => row.DocumentId).Select(Stored).ToListAsync(ct));
        }

        return found;
    }

    /// <summary>The highest number that an item has; 0 while there is none.</summary>
    public async Task<long> LastItemAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Items.MaxAsync(row => (long?)row.Id, ct) ?? 0;
    }

    /// <summary>How many items score lower and have a text of some length.</summary>
    /// <param name="below">Score that none of an item's documents reaches.</param>
    /// <param name="length">Least length of the leading document's text, in the database's characters.</param>
    /// <param name="most">Where counting ends: texts are read for it.</param>
    /// <param name="ct">Stops the question.</param>
    public async Task<int> CountLowAsync(double below, int length, int most, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Newest(db)
            .Where(row => row.Document.Leads && row.Document.Item.Relevance < below && !row.Document.Item.Documents.Any(document => document.Relevance >= below) && row.Text.Length >= length)
            .Take(most).CountAsync(ct);
    }

    /// <summary>The items nearest the threshold: those that a change would move first.</summary>
    public async Task<IReadOnlyList<long>> NearestAsync(double threshold, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var scored = db.Items.Where(row => row.Relevance != null && row.MergedIntoId == null);
        var below = await scored.Where(row => row.Relevance < threshold).OrderByDescending(row => row.Relevance).Take(take).Select(row => new { row.Id, row.Relevance }).ToListAsync(ct);
        var above = await scored.Where(row => row.Relevance >= threshold).OrderBy(row => row.Relevance).Take(take).Select(row => new { row.Id, row.Relevance }).ToListAsync(ct);
        return [.. below.Concat(above).OrderBy(row => Math.Abs(row.Relevance!.Value - threshold)).ThenBy(row => row.Id).Take(take).Select(row => row.Id)];
    }

    /// <summary>Writes new decisions, notes the items that changed side, and moves the walk on: all of it or nothing.</summary>
    /// <param name="walk">Name of the walk.</param>
    /// <param name="cursor">The last document that was read.</param>
    /// <param name="decisions">Of the documents whose decision is to be replaced.</param>
    /// <param name="dialId">The dial in force, where one was set.</param>
    /// <param name="ct">Stops before the write.</param>
    /// <returns>How many items changed side.</returns>
    public Task<int> WriteAsync(
        string walk, long cursor, IReadOnlyList<(StoredDocument Document, Classification Decision)> decisions, long? dialId, CancellationToken ct) => gate.WriteAsync(
        async (db, token) =>
        {
            var crossed = decisions.Count == 0 ? 0 : await DecideAsync(db, decisions, dialId, token);
            if (await db.Cursors.SingleOrDefaultAsync(row => row.Follower == walk, token) is { } known) known.Sequence = cursor;
            else db.Cursors.Add(new CursorRow { Follower = walk, Sequence = cursor });
            await db.SaveChangesAsync(token);
            return crossed;
        },
        ct);

    /// <summary>Walks of other models and dials are void: what they passed is being judged otherwise.</summary>
    public Task<int> ForgetOtherWalksAsync(string prefix, string walk, CancellationToken ct) => gate.WriteAsync(
        (db, token) => db.Cursors.Where(row => row.Follower.StartsWith(prefix) && row.Follower != walk).ExecuteDeleteAsync(token), ct);

    private async Task<int> DecideAsync(MonitorContext db, IReadOnlyList<(StoredDocument Document, Classification Decision)> decisions, long? dialId, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var itemIds = decisions.Select(pair => pair.Document.ItemId).Distinct().ToList();
        var items = await db.Items.Include(row => row.Documents).Where(row => itemIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id, ct);
        var sides = items.Values.ToDictionary(row => row.Id, row => (row.Relevant, row.Relevance));
        List<(StoredDocument Document, Classification Decision)> kept = [];
        foreach (var (document, decision) in decisions)
        {
            // The text moved on while it was scored: the crawl has judged the newer one.
            if (!items.TryGetValue(document.ItemId, out var item) || item.Documents.Find(row => row.Id == document.DocumentId && row.Version == document.Version) is not { } row) continue;
            kept.Add((document, decision));
            (row.Relevance, row.Relevant, row.ClassifiedVersion) = (decision.Relevance, decision.Relevant, document.Version);
        }

        await KeepAsync(db, kept, now, ct);
        return items.Values.Sum(item => Settle(db, item, sides[item.Id], decisions[0].Decision.ModelId, dialId, now));
    }

    /// <summary>
    /// A version has one classification a model, and the one written last decides. So a model that comes back replaces what it said before,
    /// behind what was said since.
    /// </summary>
    private static async Task KeepAsync(MonitorContext db, List<(StoredDocument Document, Classification Decision)> decisions, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var ofModel in decisions.GroupBy(pair => pair.Decision.ModelId))
        {
            var versionIds = ofModel.Select(pair => pair.Document.VersionId).ToList();
            var known = db.Classifications.Where(row => row.ModelId == ofModel.Key && versionIds.Contains(row.VersionId));
            // Since when the model says so: what a label teaches rests on the passage of the model of its day.
            var since = await known.Select(row => new { row.VersionId, row.At }).ToDictionaryAsync(row => row.VersionId, row => row.At, ct);
            await known.ExecuteDeleteAsync(ct);
            db.Classifications.AddRange(ofModel.Select(pair => new ClassificationRow
            {
                VersionId = pair.Document.VersionId,
                ModelId = pair.Decision.ModelId,
                Relevance = pair.Decision.Relevance,
                Threshold = pair.Decision.Threshold,
                Relevant = pair.Decision.Relevant,
                Decision = pair.Decision,
                At = since.GetValueOrDefault(pair.Document.VersionId, now),
            }));
        }
    }

    private static int Settle(MonitorContext db, ItemRow item, (bool Relevant, double? Relevance) before, string modelId, long? dialId, DateTimeOffset now)
    {
        var deciding = item.DecidingDocument();
        (item.Relevance, item.Relevant) = (deciding?.Relevance, deciding?.Relevant ?? false);
        item.WasRelevant |= item.Relevant;
        if (item.Relevance == before.Relevance && item.Relevant == before.Relevant) return 0;
        db.Changes.Add(new ChangeRow { ItemId = item.Id });
        if (item.Relevant == before.Relevant) return 0;
        db.Crossings.Add(new CrossingRow
        {
            ModelId = modelId,
            DialId = dialId,
            ItemId = item.Id,
            Before = before.Relevance,
            After = item.Relevance ?? 0,
            Relevant = item.Relevant,
            At = now,
        });
        return 1;
    }

    private static IQueryable<VersionRow> Newest(MonitorContext db) =>
        db.Versions.AsNoTracking().Where(row => row.Number == row.Document.Version && row.Document.Item.MergedIntoId == null);

    private static readonly System.Linq.Expressions.Expression<Func<VersionRow, StoredDocument>> Stored = row => new StoredDocument
    {
        DocumentId = row.DocumentId,
        VersionId = row.Id,
        Version = row.Number,
        ItemId = row.Document.ItemId,
        Title = row.Title,
        Text = row.Text,
        Language = row.Language,
        Jurisdiction = row.Document.Item.Jurisdiction,
        Relevance = row.Document.Relevance,
        Relevant = row.Document.Relevant,
        Decision = row.Classifications.OrderByDescending(made => made.Id).Select(made => made.Decision).FirstOrDefault(),
    };
}
