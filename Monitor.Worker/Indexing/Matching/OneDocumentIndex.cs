using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing.Embedded;
using Monitor.Worker.Indexing.Embedded.Analysis;
using Monitor.Worker.Indexing.Embedded.Highlighting;
using Monitor.Worker.Indexing.Embedded.Searching;
using Monitor.Worker.Indexing.Embedded.Texts;
using Monitor.Worker.Indexing.Querying;

namespace Monitor.Worker.Indexing.Matching;

/// <summary>A document alone in an index in memory, written and asked exactly as the index on disk is: so no search can mean two things.</summary>
internal sealed class OneDocumentIndex : IDisposable
{
    private static readonly FieldAnalyzer Analysis = new();

    private readonly RAMDirectory _files = new();
    private readonly DirectoryReader _reader;
    private readonly IndexSearcher _searcher;
    private readonly IReadOnlyList<string> _languages;

    public OneDocumentIndex(SearchDocument item)
    {
        using (var writer = new IndexWriter(_files, Settings())) writer.AddDocument(LuceneDocuments.From(item, TextPieces.Unkept));
        _reader = DirectoryReader.Open(_files);
        _searcher = new IndexSearcher(_reader) { Similarity = new IntegerNormSimilarity() };
        _languages = Languages.Known(item.Language) is { } code ? [code] : [];
    }

    /// <summary>Whether the words find the document. Filters have been looked at before.</summary>
    public bool Finds(QueryPlan plan) => _searcher.Search(Build(plan).Query, 1).TotalHits > 0;

    /// <summary>The passages that show why the document is found. They cost many times what finding it does.</summary>
    public IReadOnlyList<IReadOnlyList<Fragment>> Passages(QueryPlan plan) =>
        new HitReader(_searcher, TextPieces.Unkept, Build(plan).Marks, new Ranking(plan, SearchSort.Newest), SearchQuery.UsualPassages).Read([(new RankedHit(0, 0, 0, 0), 0)])[0].Passages;

    public void Dispose()
    {
        _reader.Dispose();
        _files.Dispose();
    }

    // What is odd about the question is told to the one who saves it; notes of one document would say "no item has …".
    private (Query Query, IReadOnlyList<Mark> Marks) Build(QueryPlan plan) => LuceneQueries.Build(plan with { Notes = [] }, _reader, _languages);

    private static IndexWriterConfig Settings() => new(LuceneVersion.LUCENE_48, Analysis)
    {
        Similarity = new IntegerNormSimilarity(),
        MergePolicy = NoMergePolicy.COMPOUND_FILES,
        MergeScheduler = new SerialMergeScheduler(),
        UseCompoundFile = false,
    };
}
