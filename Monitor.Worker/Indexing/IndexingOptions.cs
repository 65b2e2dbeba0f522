namespace Monitor.Worker.Indexing;

/// <summary>Which index answers searches and where it keeps its files.</summary>
internal sealed class IndexingOptions
{
    public const string Section = "Indexing";

    public const string Embedded = "embedded";

    /// <summary>The only word known is <see cref="Embedded"/>: Lucene.Net inside this process.</summary>
    public string Backend { get; set; } = Embedded;

    /// <summary>Holds nothing but the index, which can be rebuilt from the store at any time. Relative to the current folder.</summary>
    public string Folder { get; set; } = Path.Combine("data", "index");
}
