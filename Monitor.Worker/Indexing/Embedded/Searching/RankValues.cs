namespace Monitor.Worker.Indexing.Embedded.Searching;

/// <summary>What ranks a document beside its words, for the documents of one segment.</summary>
internal readonly struct RankValues(SegmentColumns columns)
{
    private readonly int[] _published = columns.PublishedDay;
    private readonly int[] _day = columns.SortDay;
    private readonly int[] _changed = columns.ChangedDay;
    private readonly long[] _ids = columns.Ids;
    private readonly int[] _relevance = columns.Relevance;
    private readonly byte[] _stage = columns.Stage;
    private readonly long[]? _alike = columns.Alike;

    public long PublishedDay(int document) => _published[document];

    public long SortDay(int document) => _day[document];

    public long ChangedDay(int document) => _changed[document];

    public long Id(int document) => _ids[document];

    /// <summary>In millionths.</summary>
    public long Relevance(int document) => _relevance[document];

    /// <summary>In hundredths.</summary>
    public long Stage(int document) => _stage[document];

    public long Alike(int document) => _alike?[document] ?? 0;
}
