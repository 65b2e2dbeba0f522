using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage;

/// <summary>What a search finds already, as the index knew it at one moment: nobody is told of that.</summary>
/// <param name="IndexCursor">Of the last change that the index had then.</param>
public sealed record SearchBaseline(IReadOnlyCollection<long> Found, long IndexCursor);

/// <summary>Saved searches as people make and change them.</summary>
internal sealed class SavedSearchStore(IDbContextFactory<MonitorContext> contexts, WriteGate gate, TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromDays(30);

    /// <summary>By owner and name, with what came of each.</summary>
    public async Task<IReadOnlyList<SearchOverview>> ListAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var searches = await db.SavedSearches.OrderBy(row => row.Owner).ThenBy(row => row.NormalName).Select(SearchQueries.AsSearch).ToListAsync(ct);
        var news = db.SearchMatches.Where(row => row.IsNews);
        var last = await news.GroupBy(row => row.SearchId).Select(group => new { group.Key, At = group.Max(row => row.At) }).ToDictionaryAsync(row => row.Key, row => row.At, ct);
        var since = time.GetUtcNow() - Window;
        var recent = await news.Where(row => row.At >= since).GroupBy(row => row.SearchId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, ct);
        return [.. searches.Select(search => new SearchOverview(search, recent.GetValueOrDefault(search.Id), last.TryGetValue(search.Id, out var at) ? at : null))];
    }

    public async Task<SavedSearch?> FindAsync(long id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.SavedSearches.Where(row => row.Id == id).Select(SearchQueries.AsSearch).SingleOrDefaultAsync(ct);
    }

    /// <summary>News of a search, newest first.</summary>
    public async Task<IReadOnlyList<FoundBySearch>> FoundAsync(long id, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.SearchMatches.Where(row => row.SearchId == id && row.IsNews).OrderByDescending(row => row.At).ThenByDescending(row => row.ItemId).Take(take)
            .Join(db.Items, row => row.ItemId, item => item.Id, (row, item) => new { row.At, Item = item }).AsNoTracking().ToListAsync(ct);
        return [.. rows.OrderByDescending(row => row.At).ThenByDescending(row => row.Item.Id).Select(row => new FoundBySearch(ItemProjections.SummaryOf(row.Item), row.At))];
    }

    /// <returns>What came of it, and the number of the new search.</returns>
    public Task<(SearchChange Change, long Id)> AddAsync(SearchToSave asked, string by, SearchBaseline baseline, CancellationToken ct) =>
        gate.WriteAsync(
            async (db, token) =>
            {
                if (!await AdoptAsync(db, baseline, token)) return (SearchChange.Moved, 0L);
                if (await IsTakenAsync(db, asked, 0, token)) return (SearchChange.NameTaken, 0L);
                var now = time.GetUtcNow();
                var row = new SavedSearchRow
                {
                    Owner = asked.Owner,
                    Name = asked.Name,
                    NormalName = Normal(asked.Name),
                    Address = asked.Address,
                    Channel = asked.Channel,
                    Rhythm = asked.Rhythm,
                    State = SavedSearchState.Active,
                    CreatedAt = now,
                    CreatedBy = by,
                    StateAt = now,
                };
                db.SavedSearches.Add(row);
                await db.SaveChangesAsync(token);
                await RememberAsync(db, row.Id, baseline, now, token);
                return (SearchChange.Done, row.Id);
            },
            ct);

    /// <summary>Gives it another name, question, channel or rhythm, and makes it active.</summary>
    public Task<SearchChange> ChangeAsync(long id, SearchToSave asked, SearchBaseline baseline, CancellationToken ct) =>
        ActivateAsync(
            id,
            baseline,
            async (db, row, token) =>
            {
                if (await IsTakenAsync(db, asked, id, token)) return false;
                (row.Name, row.NormalName, row.Address, row.Channel, row.Rhythm) = (asked.Name, Normal(asked.Name), asked.Address, asked.Channel, asked.Rhythm);
                return true;
            },
            ct);

    /// <summary>It is asked again from now on; what came while it rested is not told.</summary>
    public Task<SearchChange> ResumeAsync(long id, SearchBaseline baseline, CancellationToken ct) => ActivateAsync(id, baseline, (_, _, _) => Task.FromResult(true), ct);

    public async Task<SearchChange> PauseAsync(long id, string why, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var paused = await gate.WriteAsync(
            (db, token) => db.SavedSearches.Where(row => row.Id == id && row.State == SavedSearchState.Active).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, SavedSearchState.Paused).SetProperty(row => row.Why, StoredText.Clean(why)).SetProperty(row => row.StateAt, now), token),
            ct);
        return paused > 0 ? SearchChange.Done : SearchChange.NoSuchSearch;
    }

    public async Task<SearchChange> DeleteAsync(long id, CancellationToken ct)
    {
        var gone = await gate.WriteAsync(
            async (db, token) =>
            {
                await db.SearchMatches.Where(row => row.SearchId == id).ExecuteDeleteAsync(token);
                return await db.SavedSearches.Where(row => row.Id == id).ExecuteDeleteAsync(token);
            },
            ct);
        return gone > 0 ? SearchChange.Done : SearchChange.NoSuchSearch;
    }

    private Task<SearchChange> ActivateAsync(long id, SearchBaseline baseline, Func<MonitorContext, SavedSearchRow, CancellationToken, Task<bool>> change, CancellationToken ct) =>
        gate.WriteAsync(
            async (db, token) =>
            {
                if (!await AdoptAsync(db, baseline, token)) return SearchChange.Moved;
                if (await db.SavedSearches.SingleOrDefaultAsync(row => row.Id == id, token) is not { } row) return SearchChange.NoSuchSearch;
                if (!await change(db, row, token)) return SearchChange.NameTaken;
                var now = time.GetUtcNow();
                (row.State, row.Why, row.StateAt) = (SavedSearchState.Active, null, now);
                await db.SaveChangesAsync(token);
                await RememberAsync(db, id, baseline, now, token);
                return SearchChange.Done;
            },
            ct);

    /// <summary>
    /// The follower must go on from where the baseline ends, or what changed in between would be neither known nor news. While nobody
    /// asks anything it stands wherever it is put.
    /// </summary>
    /// <returns>False when the follower is further: then the baseline is old.</returns>
    private static async Task<bool> AdoptAsync(MonitorContext db, SearchBaseline baseline, CancellationToken ct)
    {
        if (await db.ActiveSearches().AnyAsync(ct)) return await db.SearchCursorAsync(ct) <= baseline.IndexCursor;
        await db.SetSearchCursorAsync(baseline.IndexCursor, ct);
        await db.SaveChangesAsync(ct);
        return true;
    }

    private static Task<bool> IsTakenAsync(MonitorContext db, SearchToSave asked, long by, CancellationToken ct)
    {
        var normal = Normal(StoredText.Clean(asked.Name));
        return db.SavedSearches.AnyAsync(row => row.Owner == asked.Owner && row.NormalName == normal && row.Id != by, ct);
    }

    private static async Task RememberAsync(MonitorContext db, long id, SearchBaseline baseline, DateTimeOffset now, CancellationToken ct)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        foreach (var chunk in baseline.Found.Distinct().Chunk(KnownLookup.Chunk))
        {
            var ids = chunk.ToList();
            // The index follows: it may hold what the store no longer has.
            var there = await db.Items.Where(item => ids.Contains(item.Id) && !db.SearchMatches.Any(row => row.SearchId == id && row.ItemId == item.Id)).Select(item => item.Id).ToListAsync(ct);
            db.SearchMatches.AddRange(there.Select(item => new SavedSearchMatchRow { SearchId = id, ItemId = item, At = now }));
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }
    }

    private static string Normal(string name) => name.Normalize().ToUpperInvariant();
}
