using Lucene.Net.Index;
using Lucene.Net.Search;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing.Embedded.Analysis;
using Monitor.Worker.Indexing.Embedded.Highlighting;
using Monitor.Worker.Indexing.Embedded.Texts;
using Monitor.Worker.Indexing.Querying;

namespace Monitor.Worker.Indexing.Embedded.Searching;

/// <summary>Answers questions from what is durably in an index folder. Safe for many callers at once, also while the index is written.</summary>
internal sealed class EmbeddedSearcher(Lucene.Net.Store.Directory directory, TextPieces pieces, TimeProvider time, ConceptShelf concepts) : IDisposable
{
    private readonly SearcherManager _searchers = new(directory, new Factory());

    /// <summary>Makes a new commit visible.</summary>
    public void Refresh() => _searchers.MaybeRefreshBlocking();

    public long Count() => With(searcher => (long)searcher.IndexReader.NumDocs);

    public T With<T>(Func<LaneSearcher, T> use)
    {
        var searcher = (LaneSearcher)_searchers.Acquire();
        try
        {
            return use(searcher);
        }
        finally
        {
            _searchers.Release(searcher);
        }
    }

    public SearchResult Search(SearchQuery query, CancellationToken ct)
    {
        var started = time.GetTimestamp();
        var result = With(searcher => Search(searcher, query, ct));
        return result with { TookMs = time.GetElapsedTime(started).TotalMilliseconds };
    }

    /// <returns>The numbers of all items that match, ascending.</returns>
    public IReadOnlyList<long> Each(SearchQuery query, CancellationToken ct) => With(searcher =>
    {
        var plan = QueryPlan.From(query, Today, concepts.Current);
        var (words, _) = Asked(plan, searcher.IndexReader);
        var collector = new IdCollector(plan.Filter, ColumnsFor(plan.Filter, counted: false), ct);
        searcher.Search(words, collector);
        return collector.Result();
    });

    public IReadOnlyList<SearchHit> MoreLike(long itemId, int take) => With(searcher => new MoreLike(searcher, pieces).Find(itemId, take));

    public string? NearestWord(string word) => With(searcher => Searching.NearestWord.Find(searcher.IndexReader, word));

    public void Dispose() => _searchers.Dispose();

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private SearchResult Search(LaneSearcher searcher, SearchQuery query, CancellationToken ct)
    {
        var plan = QueryPlan.From(query, Today, concepts.Current);
        var (words, marks) = Asked(plan, searcher.IndexReader);
        var ranking = new Ranking(plan, query.Sort);
        var most = Math.Max(1, Math.Min(plan.Skip + plan.Take, Math.Max(1, searcher.IndexReader.NumDocs)));
        var found = searcher.Search(words, () => new FilteringCollector(new TopHits(most, query.Collapse), ranking, plan.Filter, ColumnsFor(plan.Filter, query.Facets), ct));
        IReadOnlyList<QueryPlan> missing = found.Total == 0 && plan.Filter.Item is null ? [.. plan.Parts().Where(part => !Finds(searcher, part))] : [];
        if (found.Total == 0 && plan.Filter.Item is null) plan.NoteNothing(missing);
        var hits = new HitReader(searcher, pieces, query.Passages ? marks : null, ranking, query.MostPassages);
        return new SearchResult(
            found.Total, 0, hits.Read([.. found.Hits.Result().Skip(plan.Skip).Take(plan.Take)]),
            found.Counted.ToDictionary(facet => facet.Name, facet => facet.Result()), plan.Note)
        { Groups = found.Hits.Groups, Widened = plan.Widened, Missing = MissingWords.Typed(missing) };
    }

    private static (Query Query, IReadOnlyList<Mark> Marks) Asked(QueryPlan plan, IndexReader reader)
    {
        var (words, marks) = LuceneQueries.Build(plan, reader, LanguagesFor(reader, plan.Filter));
        return plan.Filter.Item is { } item
            ? (new BooleanQuery(true) { { words, Occur.MUST }, { new TermQuery(LuceneDocuments.IdOf(item)) { Boost = 0 }, Occur.MUST } }, marks)
            : (words, marks);
    }

    /// <summary>Whether its words alone find anything, whatever is chosen beside them.</summary>
    private static bool Finds(IndexSearcher searcher, QueryPlan part)
    {
        var (words, _) = LuceneQueries.Build(part, searcher.IndexReader, LanguagesFor(searcher.IndexReader, part.Filter));
        return searcher.Search(words, 1).TotalHits > 0;
    }

    private static List<FacetColumn> ColumnsFor(ResultFilter filter, bool counted) =>
        [.. SearchFacets.All.Select(name => new FacetColumn(name, filter.Chosen.GetValueOrDefault(name) ?? [], counted)).Where(column => counted || column.HasChoice)];

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
        public override IndexSearcher NewSearcher(IndexReader reader) => new LaneSearcher(reader) { Similarity = new IntegerNormSimilarity() };
    }
}
