using Lucene.Net.Index;

namespace Monitor.Worker.Indexing.Embedded.Searching;

/// <summary>What ranks a document beside its words, for the documents of one segment.</summary>
internal readonly struct RankValues(AtomicReader segment)
{
    private readonly NumericDocValues? _published = segment.GetNumericDocValues(IndexFields.PublishedDay);
    private readonly NumericDocValues? _day = segment.GetNumericDocValues(IndexFields.SortDay);
    private readonly NumericDocValues? _relevance = segment.GetNumericDocValues(IndexFields.Relevance);
    private readonly NumericDocValues? _stage = segment.GetNumericDocValues(IndexFields.StageRank);
    private readonly NumericDocValues? _alike = segment.GetNumericDocValues(IndexFields.Alike);

    public long PublishedDay(int document) => _published?.Get(document) ?? 0;

    public long SortDay(int document) => _day?.Get(document) ?? 0;

    /// <summary>In millionths.</summary>
    public long Relevance(int document) => _relevance?.Get(document) ?? 0;

    /// <summary>In hundredths.</summary>
    public long Stage(int document) => _stage?.Get(document) ?? 0;

    public long Alike(int document) => _alike?.Get(document) ?? 0;
}
