using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage.Committing;
using Monitor.Worker.Storage.Merging;
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

    /// <summary>What searches have found of an item and what was merged into it, in the order in which they did.</summary>
    public async Task<IReadOnlyList<ItemFind>> OfItemAsync(long itemId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var family = await db.FamilyAsync(itemId, ct);
        var rows = await db.SearchMatches.AsNoTracking().Where(row => family.Contains(row.ItemId)).ToListAsync(ct);
        var ids = rows.Select(row => row.SearchId).Distinct().ToList();
        var searches = await db.SavedSearches.Where(row => ids.Contains(row.Id)).Select(SearchQueries.AsSearch).ToDictionaryAsync(search => search.Id, ct);
        return [.. rows.OrderBy(row => row.At).ThenBy(row => row.SearchId).Select(row => new ItemFind(searches[row.SearchId], row.Version, row.At, row.IsNews))];
    }

    /// <summary>Those that nobody is told by: paused, or broken.</summary>
    public async Task<IReadOnlyList<SavedSearch>> RestingAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.SavedSearches.Where(row => row.State != SavedSearchState.Active).OrderBy(row => row.Id).Select(SearchQueries.AsSearch).ToListAsync(ct);
    }

    /// <summary>All that one search knows.</summary>
    public async Task<IReadOnlySet<long>> KnownToAsync(long searchId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return (await db.SearchMatches.Where(row => row.SearchId == searchId).Select(row => row.ItemId).ToListAsync(ct)).ToHashSet();
    }

    /// <summary>The last day of which it was asked what the calendar alone brought; null before the first.</summary>
    public async Task<DateOnly?> AskedUpToAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.SearchDayAsync(ct) is > 0 and var day ? DateOnly.FromDayNumber((int)day) : null;
    }

    /// <summary>Keeps what was found, owes its messages, lets searches rest that must, and moves the cursor: all of it or nothing.</summary>
    /// <param name="round">What was asked. Somebody may have saved, changed, paused or resumed a search meanwhile.</param>
    /// <param name="tooMuch">What the owner of a search is told that finds too much.</param>
    /// <returns>How many messages are owed anew; null when nothing was kept because other searches are to be asked, or from elsewhere on: then it is to be asked again.</returns>
    public Task<int?> KeepAsync(
        SearchRound round, IReadOnlyList<SearchFind> finds, IReadOnlyList<SearchTrouble> troubles, Func<SavedSearch, SearchTrouble> tooMuch, CancellationToken ct) =>
        gate.WriteAsync<int?>(
            async (db, token) =>
            {
                if (!await StandsAsync(db, round, token)) return null;
                var now = time.GetUtcNow();
                foreach (var trouble in troubles) await RestAsync(db, trouble, now, token);
                var known = await db.KnownFindsAsync(finds.Select(find => find.ItemId), token);
                var owed = 0;
                foreach (var own in finds.Where(find => !known.Contains((find.SearchId, find.ItemId))).GroupBy(find => find.SearchId).OrderBy(own => own.Key))
                    owed += await KeepAsync(db, own.Key, [.. own.DistinctBy(find => find.ItemId)], tooMuch, now, token);
                await db.SetSearchCursorAsync(round.Until, token);
                if (round.Day is { } day) await db.SetSearchDayAsync(day.DayNumber, token);
                await db.SaveChangesAsync(token);
                return owed;
            },
            ct);

    // A search that began meanwhile counts on being asked about what its baseline did not hold: passed over once, it is passed over for ever.
    private static async Task<bool> StandsAsync(MonitorContext db, SearchRound round, CancellationToken ct) =>
        await db.SearchCursorAsync(ct) == round.From
        && (await db.ActiveSearches().OrderBy(row => row.Id).Select(SearchQueries.AsSearch).ToListAsync(ct)).SequenceEqual(round.Searches.OrderBy(search => search.Id));

    private static async Task<int> KeepAsync(
        MonitorContext db, long searchId, List<SearchFind> finds, Func<SavedSearch, SearchTrouble> tooMuch, DateTimeOffset now, CancellationToken ct)
    {
        // A trouble of the same round may have let it rest.
        if (await db.ActiveSearches().Where(row => row.Id == searchId).Select(SearchQueries.AsSearch).SingleOrDefaultAsync(ct) is not { } search) return 0;
        var since = now - Day;
        var today = await db.SearchMatches.CountAsync(row => row.SearchId == searchId && row.IsNews && row.At > since, ct);
        var muted = await new Rests(db, now).MutedAsync([.. finds.Where(find => find.News is not null).Select(find => (find.ItemId, find.News!.Delivery, find.News.Together))], ct);
        var owed = new List<OwedMessage>();
        foreach (var find in finds)
        {
            // A muted item is remembered, and told to nobody, as rules do.
            var isNews = find.News is not null && !muted.Contains(find.ItemId);
            var isTold = isNews && today < MostADay;
            if (isNews) today++;
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
        var (notBefore, hold) = await WaitAsync(db, planned.Alert.Source, heldUntil, now, ct);
        var wantedAt = planned.Digest?.NextAfter(notBefore) ?? notBefore;
        // One change, one message: a channel that a rule or another search tells about it as soon is told nothing more.
        return await new ToldBefore(db).IsAsSoonAsync(find.ItemId, together, planned, wantedAt, ct) ? null : new OwedMessage(find.ItemId, planned, notBefore, hold);
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
