using Lucene.Net.Index;
using Lucene.Net.Search;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing.Embedded.Analysis;
using Monitor.Worker.Indexing.Embedded.Highlighting;
using Monitor.Worker.Indexing.Querying;

namespace Monitor.Worker.Indexing.Embedded.Searching;

/// <summary>Answers questions from what is durably in an index folder. Safe for many callers at once, also while the index is written.</summary>
internal sealed class EmbeddedSearcher(Lucene.Net.Store.Directory directory, TimeProvider time) : IDisposable
{
    public const int MostSkipped = 10_000;
    public const int MostTaken = 200;

    private readonly SearcherManager _searchers = new(directory, new Factory());

    /// <summary>Makes a new commit visible.</summary>
    public void Refresh() => _searchers.MaybeRefreshBlocking();

    public long Count() => With(searcher => (long)searcher.IndexReader.NumDocs);

    public SearchResult Search(SearchQuery query, CancellationToken ct)
    {
        var started = time.GetTimestamp();
        var result = With(searcher => Search(searcher, query, ct));
        return result with { TookMs = time.GetElapsedTime(started).TotalMilliseconds };
    }

    public void Dispose() => _searchers.Dispose();

    private T With<T>(Func<IndexSearcher, T> use)
    {
        var searcher = _searchers.Acquire();
        try
        {
            return use(searcher);
        }
        finally
        {
            _searchers.Release(searcher);
        }
    }

    private static SearchResult Search(IndexSearcher searcher, SearchQuery query, CancellationToken ct)
    {
        var notes = new SortedSet<string>(StringComparer.Ordinal);
        var parsed = SearchTextParser.Parse(query.Text);
        var filter = ResultFilter.From(query, notes);
        var (words, marks) = LuceneQueries.Build(parsed.Root, searcher.IndexReader, LanguagesFor(searcher.IndexReader, filter), notes);
        var (skip, take) = Page(query, notes);
        var top = Ranking.Collector(query.Sort, ranksByWords: marks.Count > 0, Math.Max(1, Math.Min(skip + take, Math.Max(1, searcher.IndexReader.NumDocs))));
        var facets = SearchFacets.All.Select(name => new FacetColumn(name, filter.Chosen.GetValueOrDefault(name) ?? [])).ToList();
        var collector = new FilteringCollector(top, filter, facets, ct);
        searcher.Search(words, collector);
        var hits = new HitReader(searcher, marks);
        return new SearchResult(
            collector.Total, 0, hits.Read([.. top.GetTopDocs().ScoreDocs.Skip(skip).Take(take)]),
            facets.ToDictionary(facet => facet.Name, facet => facet.Result()), NoteOf(parsed.Note, notes));
    }

    private static string? NoteOf(string? parsed, IEnumerable<string> notes) =>
        string.Join(' ', notes.Prepend(parsed).OfType<string>()) is { Length: > 0 } note ? note : null;

    private static (int Skip, int Take) Page(SearchQuery query, SortedSet<string> notes)
    {
        if (query.Skip > MostSkipped) notes.Add($"Only the first {MostSkipped} hits can be turned to; narrow the search.");
        return (Math.Clamp(query.Skip, 0, MostSkipped), Math.Clamp(query.Take, 0, MostTaken));
    }

    /// <summary>Those that the index holds; only the chosen ones where the language is filtered.</summary>
    private static List<string> LanguagesFor(IndexReader reader, ResultFilter filter)
    {
        var held = new HashSet<string>(StringComparer.Ordinal);
        var values = MultiFields.GetTerms(reader, IndexFields.Facet(SearchFacets.Language))?.GetEnumerator();
        while (values is not null && values.MoveNext())
        {
            if (Languages.Known(values.Term.Utf8ToString()) is { } code) held.Add(code);
        }

        if (filter.Chosen.TryGetValue(SearchFacets.Language, out var chosen)) held.IntersectWith(chosen.Select(Languages.Known).OfType<string>());
        return [.. held.Order(StringComparer.Ordinal)];
    }

    private sealed class Factory : SearcherFactory
    {
        public override IndexSearcher NewSearcher(IndexReader reader) => new(reader) { Similarity = new IntegerNormSimilarity() };
    }
}
