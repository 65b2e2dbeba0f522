using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing.Embedded;
using Monitor.Worker.Indexing.Embedded.Analysis;
using Monitor.Worker.Indexing.Embedded.Highlighting;
using Monitor.Worker.Indexing.Embedded.Searching;
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
        using (var writer = new IndexWriter(_files, Settings())) writer.AddDocument(LuceneDocuments.From(item));
        _reader = DirectoryReader.Open(_files);
        _searcher = new IndexSearcher(_reader) { Similarity = new IntegerNormSimilarity() };
        _languages = Languages.Known(item.Language) is { } code ? [code] : [];
    }

    /// <summary>The passages that show why the document is found; null when it is not. Filters have been looked at before.</summary>
    public IReadOnlyList<IReadOnlyList<Fragment>>? Ask(QueryPlan plan)
    {
        // What is odd about the question is told to the one who saves it; notes of one document would say "no item has …".
        var asked = plan with { Notes = [] };
        var (query, marks) = LuceneQueries.Build(asked, _reader, _languages);
        var hits = _searcher.Search(query, 1).ScoreDocs;
        if (hits is not [var hit]) return null;
        var ranking = new Ranking(asked, SearchSort.Newest);
        return new HitReader(_searcher, marks, ranking).Read([(new RankedHit(0, 0, hit.Doc, 0), 0)])[0].Passages;
    }

    public void Dispose()
    {
        _reader.Dispose();
        _files.Dispose();
    }

    private static IndexWriterConfig Settings() => new(LuceneVersion.LUCENE_48, Analysis)
    {
        Similarity = new IntegerNormSimilarity(),
        MergePolicy = NoMergePolicy.COMPOUND_FILES,
        MergeScheduler = new SerialMergeScheduler(),
        UseCompoundFile = false,
    };
}
