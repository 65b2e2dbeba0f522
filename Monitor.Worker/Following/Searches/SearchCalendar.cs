using Monitor.Worker.Indexing;
using Monitor.Worker.Indexing.Matching;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Following.Searches;

/// <summary>
/// Once a day asks the searches whose question counts from today ("deadline:&lt;30d") what the calendar alone has brought: an item that nothing
/// happens to comes into their days too. Days without a worker are made up for by the first one with it.
/// </summary>
internal sealed partial class SearchCalendar(
    SearchMatchStore store, ChangeFeed feed, ISearchIndex index, IndexFollower follower, SearchNewsDesk desk, SearchTroubles troubles, ConceptShelf concepts,
    TimeProvider time, ILogger<SearchCalendar> logger)
{
    private const int Chunk = 50;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    private readonly SavedSearchMatcher _matcher = new(concepts, time);
    private DateOnly? _asked;
    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <summary>Nothing when this day was asked already, or when more came in meanwhile: then it is asked the next time.</summary>
    /// <param name="searches">All that are active.</param>
    /// <param name="cursor">Up to which they have been asked about changes.</param>
    /// <param name="ct">Gives up before anything is kept.</param>
    /// <returns>How many messages are owed anew.</returns>
    public async Task<int> AskAsync(IReadOnlyList<SavedSearch> searches, long cursor, CancellationToken ct)
    {
        var today = Today;
        if (_asked >= today || time.GetUtcNow() < _notBefore) return 0;
        if (await store.AskedUpToAsync(ct) >= today)
        {
            _asked = today;
            return 0;
        }

        try
        {
            return await AskAsync(today, new SearchRound(cursor, cursor, searches) { Day = today }, ct);
        }
        catch (IndexUnavailableException fault)
        {
            Log.Away(logger, Pause, fault.Message);
            _notBefore = time.GetUtcNow() + Pause;
            return 0;
        }
    }

    private async Task<int> AskAsync(DateOnly today, SearchRound round, CancellationToken ct)
    {
        var dated = round.Searches.Where(search => troubles.Find(search) is null).Select(search => (Search: search, Standing: new StandingSearch(search.Id, SearchAddress.Read(search.Address))))
            .Where(one => SavedSearchMatcher.CountsFromToday(one.Standing, today)).ToList();
        if (dated.Count > 0) await follower.CatchUpAsync(ct);
        _matcher.Use([.. dated.Select(one => one.Standing)]);
        var finds = new List<SearchFind>();
        foreach (var (search, standing) in dated) finds.AddRange(await FindsAsync(search, standing, today, ct));
        // What has changed since is for the follower to judge, which knows a backlog from news.
        if (await feed.HeadAsync(ct) != round.From || (dated.Count > 0 && await index.CursorAsync(ct) != round.From) || Today != today) return 0;
        if (await store.KeepAsync(round, finds, [], troubles.TooMuch, ct) is not { } owed) return 0;
        _asked = today;
        return owed;
    }

    private async Task<IReadOnlyList<SearchFind>> FindsAsync(SavedSearch search, StandingSearch standing, DateOnly today, CancellationToken ct)
    {
        var known = await store.KnownToAsync(search.Id, ct);
        // One more than a search may find in a day tells that it finds too much.
        var fresh = await index.EachAsync(standing.Query, ct).Where(id => !known.Contains(id)).Take(SearchMatchStore.MostADay + 1).ToListAsync(ct);
        var finds = new List<SearchFind>();
        foreach (var chunk in fresh.Chunk(Chunk))
        {
            foreach (var item in (await feed.ReadAsync(chunk, ct)).Select(IndexFollower.WithHeadings))
            {
                if (!_matcher.Match(item, id => id != search.Id).Found.Contains(search.Id) || await desk.ReadAsync(item.ItemId, today, ct) is not { } story) continue;
                finds.Add(new SearchFind(search.Id, item.ItemId, story.Version, desk.NewsFor(search, story, _matcher.Passages(item, [search.Id])[search.Id], heldUntil: null)));
            }
        }

        return finds;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Saved searches were not asked what the calendar brings, since the index does not answer; it is tried again in {Pause}. {Why}")]
        public static partial void Away(ILogger logger, TimeSpan pause, string why);
    }
}
