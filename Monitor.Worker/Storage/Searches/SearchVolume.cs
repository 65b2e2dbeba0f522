using Microsoft.EntityFrameworkCore;

namespace Monitor.Worker.Storage;

/// <summary>How many of the items that a search finds are new, and the newest of them.</summary>
internal sealed class SearchVolume(IDbContextFactory<MonitorContext> contexts)
{
    /// <summary>
    /// An item is new when it was first seen since then, and not published long before: what a first crawl brought is no news. One
    /// without a date of publication counts by when it was seen.
    /// </summary>
    public async Task<(int Count, IReadOnlyList<ItemSummary> Newest)> ReadAsync(IReadOnlyCollection<long> ids, DateTimeOffset since, int newest, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var day = DateOnly.FromDateTime(since.UtcDateTime);
        var count = 0;
        var seen = new List<(DateTimeOffset At, long Id)>();
        foreach (var chunk in ids.Chunk(KnownLookup.Chunk))
        {
            var asked = chunk.ToList();
            var rows = await db.Items.Where(row => asked.Contains(row.Id)).Select(row => new { row.Id, row.FirstSeenAt, row.PublishedOn }).ToListAsync(ct);
            count += rows.Count(row => row.FirstSeenAt >= since && (row.PublishedOn is null || row.PublishedOn >= day));
            seen.AddRange(rows.Select(row => (row.FirstSeenAt, row.Id)));
            if (seen.Count > newest) seen = [.. seen.OrderDescending().Take(newest)];
        }

        var last = seen.OrderDescending().Select(one => one.Id).ToList();
        var found = await db.Items.Where(row => last.Contains(row.Id)).Select(ItemProjections.Summary).ToListAsync(ct);
        return (count, [.. found.OrderBy(item => last.IndexOf(item.Id))]);
    }
}
