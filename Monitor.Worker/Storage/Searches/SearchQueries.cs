using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage;

/// <summary>What both sides of the saved searches need: the page that changes them, and the follower that asks them.</summary>
internal static class SearchQueries
{
    private const string Follower = "saved-searches";
    private const string Calendar = "saved-searches-calendar";

    public static readonly Expression<Func<SavedSearchRow, SavedSearch>> AsSearch = row => new SavedSearch
    {
        Id = row.Id,
        Owner = row.Owner,
        Name = row.Name,
        Address = row.Address,
        Channel = row.Channel,
        Rhythm = row.Rhythm,
        State = row.State,
        Why = row.Why,
        CreatedAt = row.CreatedAt,
        CreatedBy = row.CreatedBy,
        StateAt = row.StateAt,
    };

    public static IQueryable<SavedSearchRow> ActiveSearches(this MonitorContext db) => db.SavedSearches.Where(row => row.State == SavedSearchState.Active);

    public static Task<long> SearchCursorAsync(this MonitorContext db, CancellationToken ct) => db.PlaceAsync(Follower, ct);

    /// <summary>Kept with the next saving of the context.</summary>
    public static Task SetSearchCursorAsync(this MonitorContext db, long cursor, CancellationToken ct) => db.SetPlaceAsync(Follower, cursor, ct);

    /// <summary>Number of the day up to which it was asked what the calendar alone brought; 0 before the first.</summary>
    public static Task<long> SearchDayAsync(this MonitorContext db, CancellationToken ct) => db.PlaceAsync(Calendar, ct);

    /// <summary>Kept with the next saving of the context.</summary>
    public static Task SetSearchDayAsync(this MonitorContext db, int day, CancellationToken ct) => db.SetPlaceAsync(Calendar, day, ct);

    /// <summary>Which of these pairs are remembered.</summary>
    public static async Task<HashSet<(long Search, long Item)>> KnownFindsAsync(this MonitorContext db, IEnumerable<long> items, CancellationToken ct)
    {
        var known = new HashSet<(long, long)>();
        foreach (var chunk in items.Distinct().Chunk(KnownLookup.Chunk))
        {
            var ids = chunk.ToList();
            var rows = await db.SearchMatches.Where(row => ids.Contains(row.ItemId)).Select(row => new { row.SearchId, row.ItemId }).ToListAsync(ct);
            known.UnionWith(rows.Select(row => (row.SearchId, row.ItemId)));
        }

        return known;
    }

    private static Task<long> PlaceAsync(this MonitorContext db, string follower, CancellationToken ct) =>
        db.Cursors.Where(row => row.Follower == follower).Select(row => row.Sequence).SingleOrDefaultAsync(ct);

    private static async Task SetPlaceAsync(this MonitorContext db, string follower, long place, CancellationToken ct)
    {
        if (await db.Cursors.SingleOrDefaultAsync(row => row.Follower == follower, ct) is { } known) known.Sequence = place;
        else db.Cursors.Add(new CursorRow { Follower = follower, Sequence = place });
    }
}
