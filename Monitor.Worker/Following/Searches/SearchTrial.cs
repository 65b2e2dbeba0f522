using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;
using Monitor.Worker.Indexing.Matching;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Following.Searches;

/// <param name="Items">All that were asked about.</param>
internal sealed record TrialResult(int Items, double MillisecondsAnItem, IReadOnlyList<TrialLine> Lines);

/// <param name="Items">What the search finds among them.</param>
/// <param name="Fault">Why it could not be asked; null when it could.</param>
internal sealed record TrialLine(SavedSearch Search, IReadOnlyList<SearchDocument> Items, string? Fault);

/// <summary>Asks all active searches about what changed lately, as the follower does, and keeps nothing of it.</summary>
internal sealed class SearchTrial(SearchMatchStore store, ChangeFeed feed, ConceptShelf concepts, TimeProvider time)
{
    private const int Page = 200;

    public async Task<TrialResult> RunAsync(int days, CancellationToken ct)
    {
        var searches = await store.ActiveAsync(ct);
        var found = searches.ToDictionary(search => search.Id, _ => new List<SearchDocument>());
        var faults = new Dictionary<long, string>();
        var matcher = new SavedSearchMatcher(concepts, time);
        matcher.Use([.. searches.Select(search => new StandingSearch(search.Id, SearchAddress.Read(search.Address)))]);
        var since = time.GetUtcNow().AddDays(-days);
        var (items, spent) = (0, TimeSpan.Zero);
        await foreach (var batch in feed.ReadAllAsync(Page, ct))
        {
            foreach (var item in batch.Upserts.Where(item => item.ChangedAt >= since))
            {
                var started = time.GetTimestamp();
                var outcome = matcher.Match(IndexFollower.WithHeadings(item));
                spent += time.GetElapsedTime(started);
                items++;
                foreach (var id in outcome.Found) found[id].Add(item with { Text = "", Headings = "" });
                foreach (var fault in outcome.Faults) faults[fault.SearchId] = fault.Why;
            }
        }

        var lines = searches.Select(search => new TrialLine(search, [.. found[search.Id].OrderByDescending(item => item.ChangedAt)], faults.GetValueOrDefault(search.Id)));
        return new TrialResult(items, items == 0 ? 0 : spent.TotalMilliseconds / items, [.. lines]);
    }
}
