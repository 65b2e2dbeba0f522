using Lucene.Net.Index;
using Lucene.Net.Search;
using Monitor.Worker.Indexing.Querying;

namespace Monitor.Worker.Indexing.Embedded.Searching;

/// <summary>
/// One pass over what the words match. A document that passes every filter is a hit and counts in every facet; one that fails a
/// single facet's choice counts in that facet alone, so that each facet shows what choosing otherwise would give.
/// </summary>
internal sealed class FilteringCollector(TopHits hits, Ranking ranking, ResultFilter filter, IReadOnlyList<FacetColumn> facets, CancellationToken ct) : ICollector
{
    private const int CheckEvery = 8_191;

    private readonly FacetColumn[] _counted = [.. facets.Where(facet => facet.IsCounted)];
    private readonly FacetColumn[] _choices = [.. facets.Where(facet => facet.HasChoice)];
    private RankValues _values;
    private Scorer? _scorer;
    private int _base;

    public long Total { get; private set; }

    public TopHits Hits => hits;

    public IReadOnlyList<FacetColumn> Counted => _counted;

    public bool AcceptsDocsOutOfOrder => false;

    public void SetScorer(Scorer scorer) => _scorer = scorer;

    public void SetNextReader(AtomicReaderContext context)
    {
        var columns = SegmentColumns.Of(context.AtomicReader);
        foreach (var facet in facets) facet.Enter(columns);
        _values = new RankValues(columns);
        _base = context.DocBase;
    }

    public void Collect(int doc)
    {
        if ((doc & CheckEvery) == 0) ct.ThrowIfCancellationRequested();
        if (filter.HasRange && !filter.IsInRange(_values.PublishedDay(doc), _values.Relevance(doc))) return;
        FacetColumn? failed = null;
        foreach (var choice in _choices)
        {
            if (choice.Passes(doc)) continue;
            if (failed is not null) return;
            failed = choice;
        }

        if (failed is null) Take(doc);
        else failed.Count(doc);
    }

    /// <summary>What another, with the same filter and facets, found in other segments.</summary>
    public void Add(FilteringCollector other)
    {
        Total += other.Total;
        hits.Add(other.Hits);
        foreach (var (facet, same) in _counted.Zip(other._counted)) facet.Add(same);
    }

    private void Take(int doc)
    {
        Total++;
        hits.Offer(ranking.Rank(_values, doc, _base + doc, ranking.NeedsWords ? _scorer!.GetScore() : 0), _values.Alike(doc));
        foreach (var facet in _counted) facet.Count(doc);
    }
}
