using Lucene.Net.Search;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Indexing.Embedded.Searching;

/// <summary>The order of hits. Among equals the newer comes first.</summary>
internal static class Ranking
{
    private static readonly SortField NewestFirst = new(IndexFields.SortDay, SortFieldType.INT64, reverse: true);

    private static readonly Sort ByWords = new(SortField.FIELD_SCORE, NewestFirst);
    private static readonly Sort ByNewest = new(NewestFirst);
    private static readonly Sort ByOldest = new(new SortField(IndexFields.SortDay, SortFieldType.INT64));
    private static readonly Sort ByRelevance = new(new SortField(IndexFields.Relevance, SortFieldType.INT64, reverse: true), NewestFirst);

    /// <param name="ranksByWords">False when nothing in the query tells one match from another: the newest are then the best.</param>
    public static TopFieldCollector Collector(SearchSort sort, bool ranksByWords, int count) => TopFieldCollector.Create(
        sort switch
        {
            SearchSort.BestMatch => ranksByWords ? ByWords : ByNewest,
            SearchSort.Newest => ByNewest,
            SearchSort.Oldest => ByOldest,
            SearchSort.MostRelevant => ByRelevance,
        },
        count, fillFields: false, trackDocScores: true, trackMaxScore: false, docsScoredInOrder: true);
}
