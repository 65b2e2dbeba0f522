using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage.Committing;
using Monitor.Worker.Storage.Merging;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage;

/// <summary>What pages and messages ask about items.</summary>
internal sealed class ItemStore(IDbContextFactory<MonitorContext> contexts, LabelStore labels, MuteStore mutes, TimeProvider time)
{
    private const int MostDeadlines = 1_000;

    /// <summary>Everything about one item; that of the item it was merged into where it was. Null when there is none of that number.</summary>
    public async Task<ItemDetail?> FindAsync(long id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var family = await db.FamilyAsync(id, ct);
        var row = await db.Items.AsNoTracking().AsSplitQuery().Include(item => item.Keys).Include(item => item.Dates)
            .Include(item => item.Documents).ThenInclude(document => document.StatedDates)
            .SingleOrDefaultAsync(item => item.Id == family[0], ct);
        if (row is null) return null;
        var events = await db.Events.AsNoTracking().Where(happened => family.Contains(happened.ItemId))
            .OrderByDescending(happened => happened.SeenAt).ThenByDescending(happened => happened.Id).ToListAsync(ct);
        var deciding = row.DecidingDocument();
        var decision = deciding is null ? null : await db.Classifications
            .Where(made => made.Version!.DocumentId == deciding.Id && made.Version.Number == deciding.ClassifiedVersion)
            .OrderByDescending(made => made.Id).Select(made => made.Decision).FirstOrDefaultAsync(ct);
        return new ItemDetail
        {
            Summary = ItemProjections.SummaryOf(row),
            Keys = [.. row.Keys.OrderBy(key => key.Id).Select(key => key.Key)],
            Dates = row.Dates.ToDictionary(date => date.Kind, date => date.Date, StringComparer.Ordinal),
            StatedDates = ItemProjections.StatedOf(row),
            Documents = await DocumentsAsync(db, row, ct),
            Events = [.. events.Select(ItemProjections.EntryOf)],
            Classification = decision,
            Labels = await labels.ForItemAsync(row.Id, ct),
            Mutes = await mutes.HoldingAsync(row.Id, time.GetUtcNow(), ct),
        };
    }

    /// <summary>The item that stands for another since they were merged; itself when it was not merged.</summary>
    public async Task<long> RootAsync(long id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.RootAsync(id, ct);
    }

    /// <summary>Of the items that exist; search hits carry numbers only.</summary>
    public async Task<IReadOnlyDictionary<long, ItemSummary>> SummariesAsync(IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var found = new Dictionary<long, ItemSummary>();
        foreach (var chunk in ids.Distinct().Chunk(KnownLookup.Chunk))
        {
            var asked = chunk.ToList();
            foreach (var summary in await db.Items.Where(row => asked.Contains(row.Id)).Select(ItemProjections.Summary).ToListAsync(ct)) found[summary.Id] = summary;
        }

        return found;
    }

    /// <summary>The item that came in last before a moment; null when none did.</summary>
    public async Task<ItemSummary?> NewestBeforeAsync(DateTimeOffset before, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Items.Where(row => row.FirstSeenAt <= before && row.MergedIntoId == null)
            .OrderByDescending(row => row.Id).Select(ItemProjections.Summary).FirstOrDefaultAsync(ct);
    }

    /// <summary>By one of its official keys.</summary>
    public async Task<ItemSummary?> FindByKeyAsync(string key, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var stored = StoredText.Key(key);
        return await db.Items.Where(row => row.Keys.Any(known => known.Key == stored)).Select(ItemProjections.Summary).SingleOrDefaultAsync(ct);
    }

    public async Task<VersionText?> VersionTextAsync(long documentId, int number, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Versions.Where(row => row.DocumentId == documentId && row.Number == number)
            .Select(row => new VersionText(row.Document.ItemId, row.DocumentId, row.Number, row.Fingerprint, row.Title, row.Text, row.Language, row.SeenAt))
            .SingleOrDefaultAsync(ct);
    }

    /// <summary>What the newest model that read the version decided; null before the first.</summary>
    public async Task<Classification?> DecisionAsync(long documentId, int number, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Classifications.Where(made => made.Version!.DocumentId == documentId && made.Version.Number == number)
            .OrderByDescending(made => made.Id).Select(made => made.Decision).FirstOrDefaultAsync(ct);
    }

    /// <summary>What the first model that read the version decided: people were told, or not, by that.</summary>
    public async Task<Classification?> FirstDecisionAsync(long documentId, int number, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Classifications.Where(made => made.Version!.DocumentId == documentId && made.Version.Number == number)
            .OrderBy(made => made.Id).Select(made => made.Decision).FirstOrDefaultAsync(ct);
    }

    /// <summary>The page as it was served; null where the version stood in the list itself.</summary>
    public async Task<RawBody?> RawBodyAsync(long documentId, int number, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var row = await db.Versions.AsNoTracking().Where(version => version.DocumentId == documentId && version.Number == number)
            .Select(version => version.Raw).SingleOrDefaultAsync(ct);
        return row is null ? null : new RawBody(RawBodies.Decompress(row.Body), row.Sha256, row.MediaType, row.Charset, row.FinalUrl, row.FetchedAt);
    }

    public async Task<IReadOnlyList<FeedEntry>> FeedAsync(FeedQuery query, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        IQueryable<EventRow> rows = db.Events.AsNoTracking().Include(row => row.Item);
        if (query.RelevantOnly) rows = rows.Where(row => row.Item!.WasRelevant);
        if (query.Regions is { Count: > 0 } regions) rows = rows.Where(row => regions.Contains(row.Item!.Region));
        if (query.Since is { } since) rows = rows.Where(row => row.SeenAt >= since);
        if (query.Before is { } before) rows = rows.Where(row => row.Id < before);
        var found = await rows.OrderByDescending(row => row.Id).Take(query.Take).ToListAsync(ct);
        return [.. found.Select(row => new FeedEntry(ItemProjections.EntryOf(row), ItemProjections.SummaryOf(row.Item!)))];
    }

    /// <summary>Dates of relevant items in the span, both ends included, soonest first; a thousand at most.</summary>
    public Task<IReadOnlyList<Deadline>> DeadlinesAsync(DateOnly from, DateOnly until, CancellationToken ct) => DeadlinesAsync(from, until, [], ct);

    /// <param name="regions">Only of items of these; none: of all.</param>
    public async Task<IReadOnlyList<Deadline>> DeadlinesAsync(DateOnly from, DateOnly until, IReadOnlyList<string> regions, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var items = db.Items.Where(item => item.Relevant && item.MergedIntoId == null);
        if (regions.Count > 0) items = items.Where(item => regions.Contains(item.Region));
        var rows = await db.Dates.Where(date => date.Date >= from && date.Date <= until)
            .Join(items, date => date.ItemId, item => item.Id, (date, item) => new { date.Kind, date.Date, date.FromText, item })
            .OrderBy(row => row.Date).ThenBy(row => row.item.Id).Take(MostDeadlines).AsNoTracking().ToListAsync(ct);
        return [.. rows.Select(row => new Deadline(ItemProjections.SummaryOf(row.item), row.Kind, row.Date, row.FromText))];
    }

    private static async Task<IReadOnlyList<DocumentSummary>> DocumentsAsync(MonitorContext db, ItemRow item, CancellationToken ct)
    {
        var ids = item.Documents.Select(document => document.Id).ToList();
        var versions = await db.Versions.Where(version => ids.Contains(version.DocumentId)).OrderByDescending(version => version.Number)
            .Select(version => new
            {
                version.DocumentId,
                Summary = new VersionSummary
                {
                    Number = version.Number,
                    Fingerprint = version.Fingerprint,
                    Title = version.Title,
                    Stage = version.Stage,
                    RawStatus = version.RawStatus,
                    SeenAt = version.SeenAt,
                    Relevance = version.Classifications.OrderByDescending(row => row.Id).Select(row => (double?)row.Relevance).FirstOrDefault(),
                },
            }).ToListAsync(ct);
        var byDocument = versions.ToLookup(version => version.DocumentId, version => version.Summary);
        return [.. item.Documents.OrderByDescending(document => document.Leads).ThenBy(document => document.Id).Select(document => new DocumentSummary
        {
            Id = document.Id,
            Source = document.Source,
            NativeId = document.NativeId,
            Url = document.Url,
            Address = document.Address,
            Leads = document.Leads,
            Versions = [.. byDocument[document.Id]],
        })];
    }
}
