using Lucene.Net.Index;
using Lucene.Net.Search;
using Monitor.Worker.Indexing.Querying;

namespace Monitor.Worker.Indexing.Embedded.Searching;

/// <summary>Gathers the numbers of all items that pass, without ranking them.</summary>
internal sealed class IdCollector(ResultFilter filter, IReadOnlyList<FacetColumn> choices, CancellationToken ct) : ICollector
{
    private readonly List<long> _ids = [];
    private RankValues _values;
    private long[] _numbers = [];

    public bool AcceptsDocsOutOfOrder => true;

    /// <returns>Ascending.</returns>
    public IReadOnlyList<long> Result()
    {
        _ids.Sort();
        return _ids;
    }

    public void SetScorer(Scorer scorer)
    {
        // Nothing is ranked here.
    }

    public void SetNextReader(AtomicReaderContext context)
    {
        ct.ThrowIfCancellationRequested();
        var columns = SegmentColumns.Of(context.AtomicReader);
        foreach (var choice in choices) choice.Enter(columns);
        _values = new RankValues(columns);
        _numbers = columns.Ids;
    }

    public void Collect(int doc)
    {
        if (filter.HasRange && !filter.IsInRange(_values.PublishedDay(doc), _values.Relevance(doc))) return;
        foreach (var choice in choices)
        {
            if (!choice.Passes(doc)) return;
        }

        _ids.Add(_numbers[doc]);
    }
}
