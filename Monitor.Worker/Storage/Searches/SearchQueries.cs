using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage;

/// <summary>What both sides of the saved searches need: the page that changes them, and the follower that asks them.</summary>
internal static class SearchQueries
{
    private const string Follower = "saved-searches";

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

    public static Task<long> SearchCursorAsync(this MonitorContext db, CancellationToken ct) =>
        db.Cursors.Where(row => row.Follower == Follower).Select(row => row.Sequence).SingleOrDefaultAsync(ct);

    /// <summary>Kept with the next saving of the context.</summary>
    public static async Task SetSearchCursorAsync(this MonitorContext db, long cursor, CancellationToken ct)
    {
        if (await db.Cursors.SingleOrDefaultAsync(row => row.Follower == Follower, ct) is { } known) known.Sequence = cursor;
        else db.Cursors.Add(new CursorRow { Follower = Follower, Sequence = cursor });
    }

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
}
