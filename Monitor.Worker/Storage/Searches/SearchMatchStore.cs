using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage.Committing;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage;

/// <summary>The follower's side of the saved searches: who asks what, what was found, and how far it has looked.</summary>
internal sealed class SearchMatchStore(IDbContextFactory<MonitorContext> contexts, WriteGate gate, TimeProvider time)
{
    /// <summary>A search that finds more news in a day is no alert any more.</summary>
    public const int MostADay = 100;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public async Task<long> CursorAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.SearchCursorAsync(ct);
    }

    public async Task<IReadOnlyList<SavedSearch>> ActiveAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.ActiveSearches().OrderBy(row => row.Id).Select(SearchQueries.AsSearch).ToListAsync(ct);
    }

    /// <summary>Which searches know which of these items.</summary>
    public async Task<IReadOnlySet<(long Search, long Item)>> KnownAsync(IReadOnlyCollection<long> items, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.KnownFindsAsync(items, ct);
    }

    /// <summary>Nobody asks anything: what has changed is passed by.</summary>
    public Task PassByAsync(long cursor, CancellationToken ct) => gate.WriteAsync(
        async (db, token) =>
        {
            if (await db.ActiveSearches().AnyAsync(token) || await db.SearchCursorAsync(token) >= cursor) return 0;
            await db.SetSearchCursorAsync(cursor, token);
            return await db.SaveChangesAsync(token);
        },
        ct);

    /// <summary>Keeps what was found, owes its messages, lets searches rest that must, and moves the cursor: all of it or nothing.</summary>
    /// <param name="tooMuch">What the owner of a search is told that finds too much.</param>
    /// <returns>How many messages are owed anew.</returns>
    public Task<int> KeepAsync(
        IReadOnlyList<SearchFind> finds, IReadOnlyList<SearchTrouble> troubles, Func<SavedSearch, SearchTrouble> tooMuch, long cursor, CancellationToken ct) =>
        gate.WriteAsync(
            async (db, token) =>
            {
                var now = time.GetUtcNow();
                foreach (var trouble in troubles) await RestAsync(db, trouble, now, token);
                var known = await db.KnownFindsAsync(finds.Select(find => find.ItemId), token);
                var owed = 0;
                foreach (var own in finds.Where(find => !known.Contains((find.SearchId, find.ItemId))).GroupBy(find => find.SearchId).OrderBy(own => own.Key))
                    owed += await KeepAsync(db, own.Key, [.. own.DistinctBy(find => find.ItemId)], tooMuch, now, token);
                await db.SetSearchCursorAsync(cursor, token);
                await db.SaveChangesAsync(token);
                return owed;
            },
            ct);

    private static async Task<int> KeepAsync(
        MonitorContext db, long searchId, List<SearchFind> finds, Func<SavedSearch, SearchTrouble> tooMuch, DateTimeOffset now, CancellationToken ct)
    {
        // Somebody may have paused or deleted it since it was asked.
        if (await db.ActiveSearches().Where(row => row.Id == searchId).Select(SearchQueries.AsSearch).SingleOrDefaultAsync(ct) is not { } search) return 0;
        var since = now - Day;
        var today = await db.SearchMatches.CountAsync(row => row.SearchId == searchId && row.IsNews && row.At > since, ct);
        var owed = new List<OwedMessage>();
        foreach (var find in finds)
        {
            var isTold = find.News is not null && today < MostADay;
            if (find.News is not null) today++;
            db.SearchMatches.Add(new SavedSearchMatchRow { SearchId = searchId, ItemId = find.ItemId, Version = find.Version, At = now, IsNews = isTold });
            if (isTold && await MessageAsync(db, find, now, ct) is { } message) owed.Add(message);
        }

        if (today > MostADay) await RestAsync(db, tooMuch(search), now, ct);
        // Together: as with rules, too many at once are one digest.
        var added = await new DeliveryPlanner(db, now).AddAsync(owed, ct);
        await db.SaveChangesAsync(ct);
        return added;
    }

    private static async Task<OwedMessage?> MessageAsync(MonitorContext db, SearchFind find, DateTimeOffset now, CancellationToken ct)
    {
        var (planned, together, heldUntil) = find.News!;
        // One change, one message: a channel that a rule or another search tells about it already is told nothing more.
        var keys = together.Select(happened => DeliveryPlanner.KeyOf(find.ItemId, happened, planned.Channel)).ToList();
        if (await db.Deliveries.AnyAsync(row => keys.Contains(row.DedupeKey), ct)) return null;
        var (notBefore, hold) = await WaitAsync(db, planned.Alert.Source, heldUntil, now, ct);
        return new OwedMessage(find.ItemId, planned, notBefore, hold);
    }

    private static async Task<(DateTimeOffset NotBefore, long? Hold)> WaitAsync(MonitorContext db, SourceId source, DateTimeOffset? heldUntil, DateTimeOffset now, CancellationToken ct)
    {
        if (heldUntil is not { } until || until <= now) return (now, null);
        var hold = await db.Holds.AsNoTracking().Where(row => row.Source == source && row.Until == until).OrderByDescending(row => row.Id).FirstOrDefaultAsync(ct);
        if (hold is null) return (until, null);
        return hold.Holds(now) ? (until, hold.Id) : (now, null);
    }

    private static async Task RestAsync(MonitorContext db, SearchTrouble trouble, DateTimeOffset now, CancellationToken ct)
    {
        var resting = await db.ActiveSearches().Where(row => row.Id == trouble.SearchId).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, trouble.State).SetProperty(row => row.Why, StoredText.Clean(trouble.Why)).SetProperty(row => row.StateAt, now), ct);
        if (resting > 0 && !await db.Notices.AnyAsync(known => known.Key == trouble.Notice.Key, ct)) db.Notices.Add(trouble.Notice with { });
    }
}
