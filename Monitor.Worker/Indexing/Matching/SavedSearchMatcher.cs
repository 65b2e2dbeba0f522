using Monitor.Worker.Documents;
using Monitor.Worker.Indexing.Querying;

namespace Monitor.Worker.Indexing.Matching;

/// <summary>
/// Searches the other way round: which of many standing searches find this document? The answer is that of an index which holds this
/// document alone, whatever index is in use. Not for two callers at once.
/// </summary>
internal sealed class SavedSearchMatcher(ConceptShelf concepts, TimeProvider time)
{
    private readonly LeafTerms _leaves = new();
    private readonly AskedTerms _asked = new();
    private IReadOnlyList<StandingSearch> _searches = [];
    private Table? _table;

    /// <summary>Takes these searches in place of those before; costs nothing when they are the same.</summary>
    public void Use(IReadOnlyList<StandingSearch> searches)
    {
        if (searches.SequenceEqual(_searches)) return;
        (_searches, _table) = (searches, null);
    }

    /// <param name="isKnown">Searches that need not be asked about this document again; null asks all.</param>
    public MatchOutcome Match(SearchDocument item, Func<long, bool>? isKnown = null)
    {
        if (_searches.Count == 0) return MatchOutcome.Nothing;
        var (table, words) = (Current(), new DocumentWords(item));
        var judge = new DocumentJudge(words, _asked);
        OneDocumentIndex? index = null;
        try
        {
            var found = new List<long>();
            var faults = new List<SearchFault>(table.Faults);
            foreach (var i in table.Prefilter.Candidates(words))
            {
                var (id, plan) = table.Plans[i];
                if (isKnown?.Invoke(id) is true || !FilterCheck.Passes(plan.Filter, item)) continue;
                try
                {
                    if (DocumentJudge.CanTell(plan) ? judge.Finds(plan) : (index ??= new OneDocumentIndex(item)).Finds(plan)) found.Add(id);
                }
                catch (Exception fault) when (fault is not OutOfMemoryException)
                {
                    faults.Add(new SearchFault(id, fault.Message));
                }
            }

            return new MatchOutcome(found, faults);
        }
        finally
        {
            index?.Dispose();
        }
    }

    /// <summary>Whether a question means other days tomorrow than it does today.</summary>
    public static bool CountsFromToday(StandingSearch search, DateOnly today) => !DaysOf(search, today).SequenceEqual(DaysOf(search, today.AddDays(1)));

    /// <summary>By search the passages of a document that it finds.</summary>
    public IReadOnlyDictionary<long, IReadOnlyList<IReadOnlyList<Fragment>>> Passages(SearchDocument item, IReadOnlyCollection<long> searches)
    {
        using var index = new OneDocumentIndex(item);
        return Current().Plans.Where(row => searches.Contains(row.Id)).ToDictionary(row => row.Id, row => index.Passages(row.Plan));
    }

    /// <summary>Which searches the words of a document do not rule out, for measuring.</summary>
    internal IReadOnlyList<long> Candidates(SearchDocument item)
    {
        var table = Current();
        return [.. table.Prefilter.Candidates(new DocumentWords(item)).Select(i => table.Plans[i].Id)];
    }

    private static IEnumerable<QueryNode.Days> DaysOf(StandingSearch search, DateOnly today) =>
        SearchTextParser.Parse(search.Query.Text, today).Root?.Everything().OfType<QueryNode.Days>() ?? [];

    // "The last 30 days" begins on another day tomorrow, and policy leads may edit the lexicon.
    private Table Current()
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        if (_table is { } known && known.Today == today && known.Concepts == concepts.Current) return known;
        return _table = Read(today, concepts.Current);
    }

    private Table Read(DateOnly today, ConceptWords words)
    {
        var plans = new List<(long, QueryPlan)>();
        var needed = new List<IReadOnlyList<NeededClause>>();
        var faults = new List<SearchFault>();
        foreach (var search in _searches)
        {
            try
            {
                var plan = QueryPlan.From(search.Query, today, words);
                needed.Add(new NeededTerms(plan, _leaves).Clauses());
                plans.Add((search.Id, plan));
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                faults.Add(new SearchFault(search.Id, fault.Message));
            }
        }

        return new Table(today, words, plans, new Prefilter(needed), faults);
    }

    private sealed record Table(DateOnly Today, ConceptWords Concepts, IReadOnlyList<(long Id, QueryPlan Plan)> Plans, Prefilter Prefilter, IReadOnlyList<SearchFault> Faults);
}
