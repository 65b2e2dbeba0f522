using Microsoft.EntityFrameworkCore;

namespace Monitor.Worker.Storage.Tuning;

/// <summary>Which texts are reprints of another, by the bands that their sketches share.</summary>
internal static class Reprints
{
    /// <summary>Of so many bands two texts share when one is a reprint of the other.</summary>
    private const int BandsOfAReprint = 3;

    /// <summary>Those of the items that are a reprint neither of one before them nor of one that was taken already.</summary>
    public static async Task<IReadOnlySet<long>> OneOfEachAsync(this MonitorContext db, IReadOnlyCollection<long> itemIds, IReadOnlyCollection<long> already, CancellationToken ct)
    {
        var bands = await BandsAsync(db, [.. itemIds.Union(already)], ct);
        var taken = already.Where(bands.ContainsKey).Select(id => bands[id]).ToList();
        var kept = new HashSet<long>();
        foreach (var id in itemIds)
        {
            if (bands.TryGetValue(id, out var own))
            {
                if (taken.Exists(other => other.Count(own.Contains) >= BandsOfAReprint)) continue;
                taken.Add(own);
            }

            kept.Add(id);
        }

        return kept;
    }

    /// <summary>Those of the known items that share a band with one of the items: only they can be what it is a reprint of.</summary>
    public static async Task<IReadOnlyList<long>> SharingBandsAsync(this MonitorContext db, IReadOnlyCollection<long> itemIds, IQueryable<long> known, CancellationToken ct)
    {
        var bands = (await BandsAsync(db, [.. itemIds], ct)).Values.SelectMany(own => own).Distinct();
        var found = new HashSet<long>();
        foreach (var chunk in bands.Chunk(KnownLookup.Chunk))
        {
            var shared = chunk.ToList();
            found.UnionWith(await db.LikenessBands.Where(row => shared.Contains(row.Band) && known.Contains(row.ItemId)).Select(row => row.ItemId).Distinct().ToListAsync(ct));
        }

        return [.. found.Order()];
    }

    private static async Task<Dictionary<long, HashSet<long>>> BandsAsync(MonitorContext db, List<long> ids, CancellationToken ct)
    {
        var found = new Dictionary<long, HashSet<long>>();
        foreach (var chunk in ids.Chunk(KnownLookup.Chunk))
        {
            var asked = chunk.ToList();
            foreach (var row in await db.LikenessBands.AsNoTracking().Where(row => asked.Contains(row.ItemId)).ToListAsync(ct))
            {
                if (!found.TryGetValue(row.ItemId, out var own)) found[row.ItemId] = own = [];
                own.Add(row.Band);
            }
        }

        return found;
    }
}
