using Monitor.Worker.Alerting;
using Monitor.Worker.Documents;
using Monitor.Worker.Sources;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Following.Rehearsing;

/// <summary>What the rules would have sent of the past days, had they been in force. Nothing is written and nothing sent.</summary>
internal sealed class Rehearsal(ItemStore items, LiveCatalog catalog, AlertRules rules, AlertPlanner planner, TimeProvider time)
{
    private const int Page = 200;
    private const int MostExamples = 3;

    /// <param name="days">Back from now, 1 or more.</param>
    /// <param name="ct">Ends it early.</param>
    /// <remarks>Items are judged as they stand now: an item whose labels have changed since is told by its labels of today.</remarks>
    public async Task<RehearsalReport> RunAsync(int days, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        var since = time.GetUtcNow().AddDays(-days);
        var lines = new Dictionary<(string Rule, string Channel), List<(DateTimeOffset At, Alert Alert, Rhythm Rhythm)>>();
        var (events, silent) = (0, new List<Alert>());
        foreach (var group in await EventsAsync(since, ct))
        {
            if (await items.FindAsync(group.Key, ct) is not { } item) continue;
            foreach (var entry in group)
            {
                events++;
                var alert = ItemAlerts.Of(item, entry.Entry, catalog.Current);
                var together = group.Where(other => other.Entry.Event.SeenAt == entry.Entry.Event.SeenAt).Select(other => other.Entry.Event.Kind).ToList();
                var planned = planner.Plan(alert, new AlertContext { IsBackfill = false, WasRelevant = true, Together = together });
                if (planned.Count == 0) silent.Add(alert);
                foreach (var one in planned)
                {
                    if (!lines.TryGetValue((one.Rule, one.Channel), out var told)) lines[(one.Rule, one.Channel)] = told = [];
                    told.Add((alert.Event.SeenAt, alert, one.Digest?.Rhythm ?? Rhythm.Immediate));
                }
            }
        }

        return new RehearsalReport(days, events, silent.Count, [.. silent.Take(MostExamples).Select(TitleOf)], [.. rules.All.Select(rule => Of(rule, lines.GetValueOrDefault((rule.Name, rule.Channel)) ?? []))]);
    }

    private async Task<IReadOnlyList<IGrouping<long, FeedEntry>>> EventsAsync(DateTimeOffset since, CancellationToken ct)
    {
        var all = new List<FeedEntry>();
        for (long? before = null; ;)
        {
            var page = await items.FeedAsync(new FeedQuery { Since = since, Before = before, Take = Page }, ct);
            all.AddRange(page);
            if (page.Count < Page) return [.. all.GroupBy(entry => entry.Item.Id)];
            before = page[^1].Entry.Id;
        }
    }

    private static RehearsedRule Of(RuleFilter rule, List<(DateTimeOffset At, Alert Alert, Rhythm Rhythm)> told)
    {
        var byDay = told.GroupBy(line => DateOnly.FromDateTime(line.At.UtcDateTime)).Select(day => day.Count()).ToList();
        return new RehearsedRule(rule.Name, rule.Channel, rule.Rhythm, told.Count, byDay.Count, byDay.Count == 0 ? 0 : byDay.Max(), [.. told.OrderByDescending(line => line.At).Take(MostExamples).Select(line => TitleOf(line.Alert))]);
    }

    private static string TitleOf(Alert alert) => $"{alert.Event.Kind.Name()}: {alert.Jurisdiction} {alert.Title}";
}

/// <param name="Events">Of relevant items, in those days.</param>
/// <param name="Silent">Of these, how many no rule would have told.</param>
/// <param name="SilentExamples">A few of them.</param>
/// <param name="Rules">Every rule in its order, also those that would have told nothing.</param>
internal sealed record RehearsalReport(int Days, int Events, int Silent, IReadOnlyList<string> SilentExamples, IReadOnlyList<RehearsedRule> Rules);

/// <param name="Told">Messages, or lines of digests.</param>
/// <param name="DaysWithAny">On how many days.</param>
/// <param name="MostADay">On the busiest day.</param>
/// <param name="Examples">The newest.</param>
internal sealed record RehearsedRule(string Rule, string Channel, Rhythm Rhythm, int Told, int DaysWithAny, int MostADay, IReadOnlyList<string> Examples);
