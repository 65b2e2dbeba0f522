using System.Runtime.ExceptionServices;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Monitor.Worker.Indexing.Embedded.Searching;

/// <summary>Goes through the segments of an index side by side: the time that one question takes grows with the index, cores or not.</summary>
internal sealed class LaneSearcher : IndexSearcher
{
    private const int MostLanes = 4;

    // With fewer documents, waking another core takes what it spares.
    private const int WorthALane = 25_000;

    private readonly IList<AtomicReaderContext>[] _lanes;

    /// <param name="worthALane">Documents.</param>
    public LaneSearcher(IndexReader reader, int worthALane = WorthALane)
        : base(reader) => _lanes = LanesOf(reader, worthALane);

    public int Lanes => _lanes.Length;

    /// <param name="make">A collector for a lane: none is used by two threads.</param>
    /// <returns>What all lanes found together.</returns>
    public FilteringCollector Search(Query query, Func<FilteringCollector> make)
    {
        var weight = CreateNormalizedWeight(query);
        FilteringCollector[] collectors = [.. _lanes.Select(_ => make())];
        if (collectors.Length == 1) Search(_lanes[0], weight, collectors[0]);
        else SideBySide(lane => Search(_lanes[lane], weight, collectors[lane]));
        foreach (var other in collectors.AsSpan(1)) collectors[0].Add(other);
        return collectors[0];
    }

    private void SideBySide(Action<int> search)
    {
        try
        {
            Parallel.For(0, _lanes.Length, search);
        }
        catch (AggregateException e)
        {
            // As if there were one lane.
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }

    /// <summary>The largest segments first, each to the lane with the fewest documents.</summary>
    private static IList<AtomicReaderContext>[] LanesOf(IndexReader reader, int worthALane)
    {
        var count = Math.Clamp(reader.MaxDoc / worthALane, 1, Math.Min(Math.Min(MostLanes, Environment.ProcessorCount), Math.Max(1, reader.Leaves.Count)));
        var lanes = Enumerable.Range(0, count).Select(_ => (Documents: 0L, Leaves: new List<AtomicReaderContext>())).ToArray();
        foreach (var leaf in reader.Leaves.OrderByDescending(leaf => leaf.Reader.MaxDoc))
        {
            var least = Enumerable.Range(0, count).MinBy(lane => lanes[lane].Documents);
            lanes[least].Documents += leaf.Reader.MaxDoc;
            lanes[least].Leaves.Add(leaf);
        }

        // Of equals the one that came into the index first is first: each lane goes through its segments in their order.
        return [.. lanes.Select(lane => (IList<AtomicReaderContext>)[.. lane.Leaves.OrderBy(leaf => leaf.DocBase)])];
    }
}
