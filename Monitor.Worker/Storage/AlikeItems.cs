using Microsoft.EntityFrameworkCore;

namespace Monitor.Worker.Storage;

/// <summary>Items whose texts are nearly the same, over several steps, as far as no person has said that they are two matters.</summary>
internal static class AlikeItems
{
    /// <summary>Texts this much alike are shown as one hit.</summary>
    private const double NearlyTheSame = 0.9;

    private const int MostSteps = 6;

    /// <summary>By item the lowest number among those that are nearly the same, its own included; items that are like no other are absent.</summary>
    public static async Task<IReadOnlyDictionary<long, long>> AlikeAsync(this MonitorContext db, IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        var (pairs, asked) = (new HashSet<(long, long)>(), new HashSet<long>());
        for (var (front, step) = (ids.ToList(), 0); front.Count > 0 && step < MostSteps; step++)
        {
            asked.UnionWith(front);
            var found = await db.Suggestions.AsNoTracking()
                .Where(row => (front.Contains(row.FirstId) || front.Contains(row.SecondId)) && row.TextLikeness >= NearlyTheSame
                    && row.State != SuggestionState.Rejected && row.State != SuggestionState.Undone)
                .Select(row => new { row.FirstId, row.SecondId }).ToListAsync(ct);
            pairs.UnionWith(found.Select(pair => (pair.FirstId, pair.SecondId)));
            front = [.. found.SelectMany(pair => new[] { pair.FirstId, pair.SecondId }).Distinct().Where(id => !asked.Contains(id))];
        }

        return Lowest(pairs);
    }

    private static Dictionary<long, long> Lowest(HashSet<(long, long)> pairs)
    {
        var lowest = new Dictionary<long, long>();
        for (var moved = true; moved;)
        {
            moved = false;
            foreach (var (one, other) in pairs)
            {
                var least = Math.Min(lowest.GetValueOrDefault(one, one), lowest.GetValueOrDefault(other, other));
                moved |= lowest.GetValueOrDefault(one) != least || lowest.GetValueOrDefault(other) != least;
                (lowest[one], lowest[other]) = (least, least);
            }
        }

        return lowest;
    }
}
