using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage.Committing;
using Monitor.Worker.Storage.Model;

namespace Monitor.Worker.Storage;

/// <summary>The crawl's side of the store: what a run starts from, and what it leaves behind.</summary>
internal sealed class RunStore(IDbContextFactory<MonitorContext> contexts, WriteGate gate)
{
    /// <summary>What the next run starts from; null before the first.</summary>
    public async Task<SourceState?> StateAsync(SourceId source, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.States.AsNoTracking().SingleOrDefaultAsync(state => state.Source == source, ct);
    }

    public async Task<IReadOnlyList<SourceState>> StatesAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var states = await db.States.AsNoTracking().ToListAsync(ct);
        return [.. states.OrderBy(state => state.Source.Value, StringComparer.Ordinal)];
    }

    /// <summary>What is known of these, in few queries however many they are. Holds the newest text of each document found: ask page by page.</summary>
    public async Task<KnownSet> KnownAsync(
        SourceId source,
        IReadOnlyCollection<string> nativeIds,
        IReadOnlyCollection<string> keys,
        IReadOnlyCollection<string> addresses,
        CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await new KnownLookup(db, source).FindAsync(nativeIds, keys, addresses, ct);
    }

    /// <summary>Those of the ids under which something of the source is kept, or was before a moment.</summary>
    public async Task<IReadOnlySet<string>> KnownIdsAsync(SourceId source, IReadOnlyCollection<string> nativeIds, DateTimeOffset? before, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var chunk in nativeIds.Chunk(KnownLookup.Chunk))
        {
            var asked = chunk.ToLookup(StoredText.Key, StringComparer.Ordinal);
            var keys = asked.Select(same => same.Key).ToList();
            var rows = db.Documents.Where(row => row.Source == source && row.Version > 0 && keys.Contains(row.NativeId));
            if (before is { } moment) rows = rows.Where(row => row.FirstSeenAt < moment);
            known.UnionWith((await rows.Select(row => row.NativeId).ToListAsync(ct)).SelectMany(key => asked[key]));
        }

        return known;
    }

    /// <summary>Leading documents of a source whose item stands at a stage that held until a date before the given day, as their items show them.</summary>
    public async Task<IReadOnlyList<ParsedDocument>> PassedAsync(SourceId source, Stage stage, string dateKind, DateOnly today, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Documents.AsNoTracking().Include(row => row.Item).ThenInclude(item => item.Dates)
            .Where(row => row.Source == source && row.Leads && row.Item.Stage == stage && row.Item.Dates.Any(date => date.Kind == dateKind && date.Date < today))
            .OrderBy(row => row.Id).Take(take).ToListAsync(ct);
        return [.. rows.Select(ItemProjections.AsListed)];
    }

    /// <summary>Documents of the source of items with a score from so high on, by number: what is looked at again from time to time.</summary>
    public async Task<IReadOnlyList<WatchedDocument>> WatchedAsync(SourceId source, double relevance, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Items.Where(item => item.Relevance >= relevance && item.MergedIntoId == null).SelectMany(item => item.Documents)
            .Where(document => document.Source == source && document.Version > 0)
            .Join(db.Versions, document => new { Id = document.Id, document.Version }, version => new { Id = version.DocumentId, Version = version.Number }, (document, version) => new { document, version })
            .OrderBy(row => row.document.Id)
            .Select(row => new WatchedDocument(row.document.Id, row.document.NativeId, row.document.Url, row.document.Address, row.version.Title, row.version.Language)).ToListAsync(ct);
    }

    /// <summary>Writes all of it or nothing. The same commit may be given again after a crash: it then adds nothing.</summary>
    public async Task<CommitReceipt> CommitAsync(RunCommit commit, CancellationToken ct)
    {
        var loud = commit with { Changes = [.. commit.Changes.Where(change => !QuietChanges.IsQuiet(change))] };
        // Compressing takes long; nobody should wait at the gate for it.
        var bodies = RawBodies.Compress(loud.Changes);
        var receipt = await gate.WriteAsync((db, token) => new CommitWriter(db, loud, bodies).WriteAsync(token), ct);
        return QuietChanges.Told(receipt, commit.Changes);
    }

    /// <summary>Stored documents of the source that have the title or the text of one of these new ones. Rarely asked: it looks through all of them.</summary>
    public async Task<IReadOnlyList<Twin>> TwinsAsync(SourceId source, IReadOnlyCollection<DocumentChange> fresh, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await new TwinLookup(db, source).FindAsync(fresh, ct);
    }

    /// <summary>Notes a run that was not begun: what the source's next run starts from stays as it is.</summary>
    public Task NoteAsync(SourceRun skipped, CancellationToken ct) =>
        gate.WriteAsync(
            async (db, token) =>
            {
                db.Runs.Add(skipped with { });
                return await db.SaveChangesAsync(token);
            },
            ct);

    /// <summary>What the last runs that read records saw, newest first: what the next one is compared with.</summary>
    public async Task<IReadOnlyList<SourceRun>> ReadRunsAsync(SourceId source, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Runs.AsNoTracking().Where(run => run.Source == source && run.Purpose == RunPurpose.Ordinary && run.Listed > 0 && run.Facts != null)
            .OrderByDescending(run => run.StartedAt).Take(take).ToListAsync(ct);
    }

    /// <summary>When a run last read what is new, whatever else went wrong in it; null when none ever did.</summary>
    public async Task<DateTimeOffset?> LastReadAsync(SourceId source, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Runs.Where(run => run.Source == source && run.Purpose == RunPurpose.Ordinary
                && (run.Listed > 0 || run.Outcome == RunOutcome.OkNew || run.Outcome == RunOutcome.OkNothingNew || run.Outcome == RunOutcome.Quiet))
            .OrderByDescending(run => run.StartedAt).Select(run => (DateTimeOffset?)run.EndedAt).FirstOrDefaultAsync(ct);
    }

    /// <summary>The run in which something was seen; null when it was seen in none.</summary>
    public async Task<SourceRun?> DuringAsync(SourceId source, DateTimeOffset moment, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Runs.AsNoTracking().Where(run => run.Source == source && run.StartedAt <= moment && run.EndedAt >= moment)
            .OrderByDescending(run => run.StartedAt).FirstOrDefaultAsync(ct);
    }

    /// <summary>How the first runs of a source ended that asked for what is new, oldest first.</summary>
    public async Task<IReadOnlyList<RunEnd>> FirstRunsAsync(SourceId source, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Runs.Where(run => run.Source == source && run.Purpose == RunPurpose.Ordinary)
            .OrderBy(run => run.StartedAt).Take(take).Select(run => new RunEnd(run.Outcome, run.EndedAt)).ToListAsync(ct);
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<SourceRun>> RunsAsync(SourceId source, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Runs.AsNoTracking().Where(run => run.Source == source)
            .OrderByDescending(run => run.StartedAt).ThenByDescending(run => EF.Property<long>(run, WorkModel.RunId))
            .Take(take).ToListAsync(ct);
    }

    /// <summary>Runs of all sources that started in the span, oldest first: for coverage.</summary>
    public async Task<IReadOnlyList<SourceRun>> RunsBetweenAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Runs.AsNoTracking().Where(run => run.StartedAt >= from && run.StartedAt < until)
            .OrderBy(run => run.StartedAt).ThenBy(run => EF.Property<long>(run, WorkModel.RunId)).ToListAsync(ct);
    }

    /// <summary>Of every source that ever ran, by id.</summary>
    public async Task<IReadOnlyList<SourceOverview>> OverviewAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var states = await db.States.AsNoTracking().ToDictionaryAsync(state => state.Source, ct);
        var last = await db.Runs.Where(run => run.Purpose == RunPurpose.Ordinary).GroupBy(run => run.Source)
            .Select(group => group.Max(run => EF.Property<long>(run, WorkModel.RunId))).ToListAsync(ct);
        var runs = await db.Runs.AsNoTracking().Where(run => last.Contains(EF.Property<long>(run, WorkModel.RunId)))
            .ToDictionaryAsync(run => run.Source, ct);
        var counts = await db.Documents.GroupBy(document => document.Source)
            .Select(group => new { Source = group.Key, Documents = group.Count(), Items = group.Select(document => document.ItemId).Distinct().Count() })
            .ToDictionaryAsync(row => row.Source, ct);
        var newest = await db.Documents.Where(document => document.Leads).GroupBy(document => document.Source)
            .Select(group => new { Source = group.Key, At = group.Max(document => document.FirstSeenAt) })
            .ToDictionaryAsync(row => row.Source, row => row.At, ct);
        return [.. states.Keys.Union(runs.Keys).OrderBy(source => source.Value, StringComparer.Ordinal).Select(source => new SourceOverview(
            source,
            states.GetValueOrDefault(source),
            runs.GetValueOrDefault(source),
            counts.GetValueOrDefault(source)?.Documents ?? 0,
            counts.GetValueOrDefault(source)?.Items ?? 0,
            newest.TryGetValue(source, out var at) ? at : null))];
    }
}
