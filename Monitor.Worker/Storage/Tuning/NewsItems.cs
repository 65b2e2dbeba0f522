using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage.Tuning;

/// <summary>What people could be told of. A source's first crawl and a backfill bring items too, and alert nobody.</summary>
internal static class NewsItems
{
    /// <summary>Items that came in since then by an ordinary run: already their first change was news.</summary>
    public static IQueryable<ItemRow> NewsSince(this MonitorContext db, DateTimeOffset since)
    {
        // Numbers of items count up: the changes of older ones need not be sorted.
        var firsts = db.Changes.Where(change => change.ItemId >= db.Items.Where(row => row.FirstSeenAt >= since).Min(row => (long?)row.Id))
            .GroupBy(change => change.ItemId).Select(group => group.Min(change => change.Sequence));
        var news = db.Changes.Where(change => change.IsNews && firsts.Contains(change.Sequence)).Select(change => change.ItemId);
        return db.Items.AsNoTracking().Where(row => row.FirstSeenAt >= since && news.Contains(row.Id));
    }

    /// <summary>Numbers of items of which people could ever be told: also one of a backlog that an ordinary run found changed.</summary>
    public static IQueryable<long> ToldOf(this MonitorContext db) => db.Changes.Where(change => change.IsNews).Select(change => change.ItemId);
}
