namespace Monitor.Worker.Indexing;

/// <summary>Which index answers searches and where it keeps its files.</summary>
internal sealed class IndexingOptions
{
    public const string Section = "Indexing";

    public const string Embedded = "embedded";

    public const string Elasticsearch = "elasticsearch";

    /// <summary>The words that can be chosen.</summary>
    public static readonly IReadOnlyList<string> Backends = [Embedded, Elasticsearch];

    /// <summary><see cref="Embedded"/>, Lucene.Net inside this process, or <see cref="Elasticsearch"/>, a cluster beside it.</summary>
    public string Backend { get; set; } = Embedded;

    /// <summary>Holds nothing but the index, which can be rebuilt from the store at any time. Relative to the current folder.</summary>
    public string Folder { get; set; } = Path.Combine("data", "index");
}
