using Monitor.Worker.Alerting;
using Monitor.Worker.Documents;
using Monitor.Worker.Following.NearMisses;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Following.Rehearsing;

/// <summary>What near misses channels would have been shown in the past days. Nothing is written and nothing sent.</summary>
internal sealed class NearMissRehearsal(NearMissChoice choice, ItemStore items, AlertRules rules, TimeProvider time)
{
    private const int MostExamples = 3;

    /// <param name="days">Back from now, 1 or more.</param>
    /// <param name="ct">Ends it early.</param>
    /// <remarks>By the scores and the labels of today: what has been labelled since is left out.</remarks>
    public async Task<IReadOnlyList<RehearsedNearMisses>> RunAsync(int days, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        var since = time.GetUtcNow().AddDays(-days);
        var rehearsed = new List<RehearsedNearMisses>();
        foreach (var section in rules.NearMisses)
        {
            var near = await choice.NearAsync(section, since.AddDays(-NearMissSection.Days), channel: null, ct);
            rehearsed.Add(await OfAsync(section, Shown(section, near, since), near.Count(one => one.ChangedAt >= since), ct));
        }

        return rehearsed;
    }

    /// <summary>By digest, each in the order of its lines; empty ones are left out.</summary>
    private List<IReadOnlyList<NearMiss>> Shown(NearMissSection section, IReadOnlyList<NearMiss> near, DateTimeOffset since)
    {
        var digests = new List<IReadOnlyList<NearMiss>>();
        var shown = new HashSet<long>();
        for (var due = section.Clock.NextAfter(since); due <= time.GetUtcNow(); due = section.Clock.NextAfter(due))
        {
            List<NearMiss> lines = [.. near.Where(one => one.ChangedAt <= due && one.ChangedAt >= due.AddDays(-NearMissSection.Days) && !shown.Contains(one.ItemId)).Take(section.Most)];
            shown.UnionWith(lines.Select(line => line.ItemId));
            if (lines.Count > 0) digests.Add(lines);
        }

        return digests;
    }

    private async Task<RehearsedNearMisses> OfAsync(NearMissSection section, List<IReadOnlyList<NearMiss>> digests, int fresh, CancellationToken ct)
    {
        var examples = digests.Count == 0 ? [] : digests[^1].Take(MostExamples).Select(line => line.ItemId).ToList();
        var summaries = await items.SummariesAsync(examples, ct);
        return new RehearsedNearMisses(
            section.Name, section.Channel, section.Rhythm, digests.Count, digests.Sum(lines => lines.Count), digests.Select(lines => lines.Count).DefaultIfEmpty().Max(), fresh,
            [.. examples.Where(summaries.ContainsKey).Select(id => $"{summaries[id].Jurisdiction} {summaries[id].Title}")]);
    }
}

/// <param name="Digests">That had anything to show.</param>
/// <param name="Shown">Items in all of them.</param>
/// <param name="MostAtOnce">In the fullest of them.</param>
/// <param name="Fresh">Near misses that were new or amended in those days, shown or not.</param>
/// <param name="Examples">Of the newest digest, the highest scores.</param>
internal sealed record RehearsedNearMisses(string Section, string Channel, Rhythm Rhythm, int Digests, int Shown, int MostAtOnce, int Fresh, IReadOnlyList<string> Examples);
