using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;
using Monitor.Worker.Indexing.Matching;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Following.Searches;

/// <summary>
/// Asks every saved search about each item that is new or has changed. What it finds, the messages and its place in the order of
/// changes are one transaction: nobody is told twice, and nothing is passed over.
/// </summary>
internal sealed partial class SavedSearchFollower(
    SearchMatchStore store, ChangeFeed feed, MuteStore mutes, SearchNewsDesk desk, SearchTroubles troubles, ConceptShelf concepts,
    CommitSignal signal, TimeProvider time, ILogger<SavedSearchFollower> logger) : BackgroundService
{
    private const int Batch = 50;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private readonly SavedSearchMatcher _matcher = new(concepts, time);
    private readonly Dictionary<(long Id, string Address), StandingSearch> _standing = [];

    /// <summary>Until everything that is committed now has been looked at. Not for two callers at once.</summary>
    /// <returns>How many messages are owed anew.</returns>
    public async Task<int> CatchUpAsync(CancellationToken ct)
    {
        for (var owed = 0; ;)
        {
            var searches = await store.ActiveAsync(ct);
            if (searches.Count == 0)
            {
                await store.PassByAsync(await feed.HeadAsync(ct), ct);
                return owed;
            }

            var batch = await feed.ReadSinceAsync(await store.CursorAsync(ct), Batch, ct);
            if (batch.IsEmpty) return owed;
            owed += await LookAsync(searches, batch, ct);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var ticket = signal.Next();
            try
            {
                var owed = await CatchUpAsync(stoppingToken);
                if (owed > 0) signal.Ring();
                await signal.WaitAsync(ticket, Look, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                Log.Behind(logger, Pause, fault);
                await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<int> LookAsync(IReadOnlyList<SavedSearch> searches, ChangeBatch batch, CancellationToken ct)
    {
        var resting = searches.Select(troubles.Find).OfType<SearchTrouble>().ToDictionary(trouble => trouble.SearchId);
        var sound = searches.Where(search => !resting.ContainsKey(search.Id)).ToDictionary(search => search.Id);
        _matcher.Use([.. sound.Values.Select(Standing)]);
        var matches = new List<(SearchDocument Item, SearchMatch Match)>();
        foreach (var item in batch.Upserts)
        {
            ct.ThrowIfCancellationRequested();
            var outcome = _matcher.Match(IndexFollower.WithHeadings(item));
            matches.AddRange(outcome.Matches.Select(match => (item, match)));
            foreach (var fault in outcome.Faults) resting.TryAdd(fault.SearchId, troubles.Failed(sound[fault.SearchId], fault.Why));
        }

        var finds = await FindsAsync(sound, [.. matches.Where(one => !resting.ContainsKey(one.Match.SearchId))], batch.News, ct);
        foreach (var trouble in resting.Values) Log.Resting(logger, trouble.Notice.Title, trouble.Why);
        return await store.KeepAsync(finds, [.. resting.Values], troubles.TooMuch, batch.Cursor, ct);
    }

    private StandingSearch Standing(SavedSearch search)
    {
        var key = (search.Id, search.Address);
        // The same object as long as the question is the same: so the matcher sees that there is nothing to read anew.
        return _standing.TryGetValue(key, out var known) ? known : _standing[key] = new StandingSearch(search.Id, SearchAddress.Read(search.Address));
    }

    private async Task<IReadOnlyList<SearchFind>> FindsAsync(
        Dictionary<long, SavedSearch> searches, IReadOnlyList<(SearchDocument Item, SearchMatch Match)> matches, IReadOnlyDictionary<long, DateTimeOffset?> news, CancellationToken ct)
    {
        if (matches.Count == 0) return [];
        var known = await store.KnownAsync([.. matches.Select(one => one.Item.ItemId)], ct);
        var fresh = matches.Where(one => !known.Contains((one.Match.SearchId, one.Item.ItemId))).ToList();
        var muted = await mutes.MutedAsync([.. fresh.Select(one => one.Item.ItemId)], time.GetUtcNow(), ct);
        var finds = new List<SearchFind>(fresh.Count);
        foreach (var found in fresh.GroupBy(one => one.Item.ItemId))
        {
            // A backlog, a new judgement of an old text, a muted item: remembered, and told to nobody, as rules do.
            var story = news.ContainsKey(found.Key) && !muted.Contains(found.Key) ? await desk.ReadAsync(found.Key, ct) : null;
            finds.AddRange(found.Select(one => new SearchFind(
                one.Match.SearchId, found.Key, story?.Version ?? 0,
                story is null ? null : desk.NewsFor(searches[one.Match.SearchId], story, one.Match, news[found.Key]))));
        }

        return finds;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Saved searches could not follow; nothing is lost, it is tried again in {Pause}.")]
        public static partial void Behind(ILogger logger, TimeSpan pause, Exception fault);

        [LoggerMessage(Level = LogLevel.Warning, Message = "{Title}. {Why}")]
        public static partial void Resting(ILogger logger, string title, string why);
    }
}
