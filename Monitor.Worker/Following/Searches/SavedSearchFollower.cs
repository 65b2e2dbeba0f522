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
    SearchMatchStore store, ChangeFeed feed, SearchCalendar calendar, SearchNewsDesk desk, SearchTroubles troubles, ConceptShelf concepts,
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

            var from = await store.CursorAsync(ct);
            var batch = await feed.ReadSinceAsync(from, Batch, ct);
            if (batch.IsEmpty) return owed + await calendar.AskAsync(searches, from, ct);
            // Searches that somebody saved or changed meanwhile are asked about the same changes.
            owed += await LookAsync(new SearchRound(from, batch.Cursor, searches), batch, ct) ?? 0;
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

    private async Task<int?> LookAsync(SearchRound round, ChangeBatch batch, CancellationToken ct)
    {
        var resting = round.Searches.Select(troubles.Find).OfType<SearchTrouble>().ToDictionary(trouble => trouble.SearchId);
        var sound = round.Searches.Where(search => !resting.ContainsKey(search.Id)).ToDictionary(search => search.Id);
        _matcher.Use([.. sound.Values.Select(Standing)]);
        var known = await store.KnownAsync([.. batch.Upserts.Select(item => item.ItemId)], ct);
        var found = new List<(SearchDocument Item, IReadOnlyList<long> Searches)>();
        foreach (var item in batch.Upserts.Select(IndexFollower.WithHeadings))
        {
            ct.ThrowIfCancellationRequested();
            var outcome = _matcher.Match(item, id => known.Contains((id, item.ItemId)));
            foreach (var fault in outcome.Faults) resting.TryAdd(fault.SearchId, troubles.Failed(sound[fault.SearchId], fault.Why));
            if (outcome.Found.Count > 0) found.Add((item, outcome.Found));
        }

        var finds = (await FindsAsync(sound, found, batch.News, ct)).Where(find => !resting.ContainsKey(find.SearchId));
        var owed = await store.KeepAsync(round, [.. finds], [.. resting.Values], troubles.TooMuch, ct);
        if (owed is null) return null;
        foreach (var trouble in resting.Values) Log.Resting(logger, trouble.Notice.Title, trouble.Why);
        return owed;
    }

    private StandingSearch Standing(SavedSearch search)
    {
        var key = (search.Id, search.Address);
        // The same object as long as the question is the same: so the matcher sees that there is nothing to read anew.
        return _standing.TryGetValue(key, out var known) ? known : _standing[key] = new StandingSearch(search.Id, SearchAddress.Read(search.Address));
    }

    private async Task<IReadOnlyList<SearchFind>> FindsAsync(
        Dictionary<long, SavedSearch> searches, List<(SearchDocument Item, IReadOnlyList<long> Searches)> found, IReadOnlyDictionary<long, DateTimeOffset?> news, CancellationToken ct)
    {
        var finds = new List<SearchFind>();
        foreach (var (item, ids) in found)
        {
            // A backlog, a new judgement of an old text: remembered, and told to nobody, as rules do.
            var story = news.ContainsKey(item.ItemId) ? await desk.ReadAsync(item.ItemId, ct) : null;
            if (story is null)
            {
                finds.AddRange(ids.Select(id => new SearchFind(id, item.ItemId, 0, News: null)));
                continue;
            }

            var passages = _matcher.Passages(item, [.. ids]);
            finds.AddRange(ids.Select(id => new SearchFind(id, item.ItemId, story.Version, desk.NewsFor(searches[id], story, passages[id], news[item.ItemId]))));
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
