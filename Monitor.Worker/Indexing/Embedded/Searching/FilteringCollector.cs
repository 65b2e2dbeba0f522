using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Monitor.Worker.Indexing.Embedded.Searching;

/// <summary>
/// One pass over what the words match. A document that passes every filter is a hit and counts in every facet; one that fails a
/// single facet's choice counts in that facet alone, so that each facet shows what choosing otherwise would give.
/// </summary>
internal sealed class FilteringCollector(ICollector hits, ResultFilter filter, IReadOnlyList<FacetColumn> facets, CancellationToken ct) : ICollector
{
    private const int CheckEvery = 8_191;

    private readonly FacetColumn[] _facets = [.. facets];
    private readonly FacetColumn[] _choices = [.. facets.Where(facet => facet.HasChoice)];
    private NumericDocValues? _published;
    private NumericDocValues? _relevance;

    public long Total { get; private set; }

    public bool AcceptsDocsOutOfOrder => false;

    public void SetScorer(Scorer scorer) => hits.SetScorer(scorer);

    public void SetNextReader(AtomicReaderContext context)
    {
        hits.SetNextReader(context);
        foreach (var facet in _facets) facet.Enter(context.AtomicReader);
        _published = context.AtomicReader.GetNumericDocValues(IndexFields.PublishedDay);
        _relevance = context.AtomicReader.GetNumericDocValues(IndexFields.Relevance);
    }

    public void Collect(int doc)
    {
        if ((doc & CheckEvery) == 0) ct.ThrowIfCancellationRequested();
        if (filter.HasRange && !filter.IsInRange(_published?.Get(doc) ?? 0, _relevance?.Get(doc) ?? 0)) return;
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

    private void Take(int doc)
    {
        Total++;
        hits.Collect(doc);
        foreach (var facet in _facets) facet.Count(doc);
    }
}
