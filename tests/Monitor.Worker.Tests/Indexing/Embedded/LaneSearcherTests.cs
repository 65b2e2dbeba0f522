using Lucene.Net.Index;
using Lucene.Net.Search;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing.Embedded;
using Monitor.Worker.Indexing.Embedded.Searching;
using Monitor.Worker.Indexing.Querying;

namespace Monitor.Worker.Tests.Indexing.Embedded;

/// <summary>However many lanes go through the segments, the answer is the same.</summary>
public sealed class LaneSearcherTests : IDisposable
{
    private const int Segments = 4;
    private readonly string _root = Directory.CreateTempSubdirectory("monitor-lanes-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, null)]
    [InlineData(true, "FR")]
    public void Segments_side_by_side_find_what_one_after_another_finds(bool collapse, string? jurisdiction)
    {
        using var folder = Filled();
        using var reader = DirectoryReader.Open(folder.Files);
        Assert.Equal(Segments, reader.Leaves.Count);
        Assert.Equal(Math.Min(Environment.ProcessorCount, Segments), new LaneSearcher(reader, worthALane: 5).Lanes);

        foreach (var word in new[] { "order", "data", "judge", "token7", "nothing" })
            Assert.Equal(Ask(new LaneSearcher(reader, int.MaxValue), word, collapse, jurisdiction, Ct), Ask(new LaneSearcher(reader, worthALane: 5), word, collapse, jurisdiction, Ct));
    }

    [Fact]
    public void A_search_called_off_says_so_itself()
    {
        using var folder = Filled();
        using var reader = DirectoryReader.Open(folder.Files);
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.Throws<OperationCanceledException>(() => Ask(new LaneSearcher(reader, worthALane: 5), "order", false, null, stop.Token));
    }

    private static string Ask(LaneSearcher searcher, string word, bool collapse, string? jurisdiction, CancellationToken ct)
    {
        var query = new SearchQuery
        {
            Text = word,
            Collapse = collapse,
            Filters = jurisdiction is null ? new Dictionary<string, IReadOnlyList<string>>() : new Dictionary<string, IReadOnlyList<string>> { [SearchFacets.Jurisdiction] = [jurisdiction] },
        };
        var plan = QueryPlan.From(query, new DateOnly(2031, 1, 1), ConceptWords.None);
        var found = searcher.Search(new TermQuery(new Term(IndexFields.Text, word)), () => new FilteringCollector(
            new TopHits(7, collapse), new Ranking(plan, SearchSort.BestMatch), plan.Filter,
            [.. SearchFacets.All.Select(name => new FacetColumn(name, plan.Filter.Chosen.GetValueOrDefault(name) ?? [], isCounted: true))], ct));
        var facets = found.Counted.SelectMany(facet => facet.Result().Select(count => $"{facet.Name}={count.Value}:{count.Count}"));
        return $"{found.Total} {found.Hits.Groups} | {string.Join(' ', found.Hits.Result().Select(hit => $"{hit.Hit.Document}:{hit.Hit.Key:R}+{hit.Alike}"))} | {string.Join(' ', facets)}";
    }

    private IndexFolder Filled()
    {
        var folder = IndexFolder.Open(Path.Combine(_root, "index"));
        foreach (var segment in LearnableActs.Make(80).Chunk(80 / Segments))
        {
            foreach (var act in segment)
            {
                var varied = act with { Jurisdiction = act.ItemId % 3 == 0 ? "FR" : "GB", AlikeKey = act.ItemId % 5 == 0 ? act.ItemId % 4 + 1 : 0, Relevance = act.ItemId % 7 / 7.0 };
                folder.Writer.AddDocument(LuceneDocuments.From(varied, folder.Pieces));
            }

            folder.Commit(segment[^1].ItemId);
        }

        return folder;
    }
}
