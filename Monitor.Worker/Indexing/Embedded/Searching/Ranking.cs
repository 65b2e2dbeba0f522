using Monitor.Worker.Documents;
using Monitor.Worker.Indexing.Querying;

namespace Monitor.Worker.Indexing.Embedded.Searching;

/// <summary>By what the hits of one search are ordered.</summary>
internal sealed class Ranking(QueryPlan plan, SearchSort sort)
{
    private readonly long _today = plan.Today.DayNumber;
    private readonly bool _byScore = sort is SearchSort.BestMatch && plan.RanksByWords;

    /// <summary>False spares the words' score of every document.</summary>
    public bool NeedsWords => _byScore;

    public RankedHit Rank(in RankValues values, int document, int globalDocument, float words)
    {
        var day = values.SortDay(document);
        var key = sort switch
        {
            SearchSort.BestMatch when _byScore => words * (1 + (Ranks.RelevanceWeight * values.Relevance(document) / 1_000_000)
                + (Ranks.StageWeight * values.Stage(document) / 100) + (Ranks.FreshnessWeight * AgeTable.Of(_today - day))),
            SearchSort.Oldest => -day,
            SearchSort.MostRelevant => values.Relevance(document),
            SearchSort.LastChanged => values.ChangedDay(document),
            _ => day,
        };
        // Items are numbered as they come: of those of one day the new come before the amended.
        return new RankedHit(key, sort is SearchSort.LastChanged ? values.Id(document) : day, globalDocument, words);
    }

    /// <summary>Of a hit, what its score is made of; null when it is not ranked by a score.</summary>
    public RankParts? Parts(in RankValues values, int document, float words) => _byScore
        ? Ranks.Parts(words, values.Relevance(document) / 1e6, values.Stage(document) / 100.0, values.SortDay(document), _today)
        : null;

    /// <summary><see cref="Ranks.OfAge"/>, looked up: a power for every match would cost more than its score.</summary>
    private static class AgeTable
    {
        private static readonly double[] Table = [.. Enumerable.Range(0, 40 * Ranks.HalfLife).Select(days => Ranks.OfAge(days, 0))];

        public static double Of(long days) => Math.Abs(days) < Table.Length ? Table[Math.Abs(days)] : 0;
    }
}
