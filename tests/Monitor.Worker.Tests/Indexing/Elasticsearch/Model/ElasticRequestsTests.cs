using Microsoft.Extensions.Time.Testing;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;
using Monitor.Worker.Indexing.Elasticsearch;

namespace Monitor.Worker.Tests.Indexing.Elasticsearch.Model;

/// <summary>Everything that the adapter can send is as the official model of the API wants it: path, parameters and body.</summary>
public sealed class ElasticRequestsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("8.19.8", false)]
    [InlineData("8.19.8", true)]
    [InlineData("9.1.0", false)]
    [InlineData("7.10.2", false)]
    public async Task Every_request_is_one_of_the_API(string version, bool lacksAnalyzers)
    {
        var model = ApiModel.Require();
        using var cluster = new RecordingCluster(version, lacksAnalyzers);
        using var index = ElasticIndex.Open(RecordingCluster.Settings, new FakeTimeProvider(), new ConceptShelf(), handler: cluster);

        await WriteAllAsync(index);
        await AskAllAsync(index);

        var wrong = cluster.Sent.DistinctBy(sent => sent.ToString()).SelectMany(sent => model.Complaints(sent).Select(complaint => $"{complaint} in {Shortened(sent)}")).Take(20).ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        foreach (var path in new[] { "/_search", "/_pit", "/_termvectors", "/_count", "/_bulk", "/_refresh", "/_aliases", "/_index_template" })
            Assert.Contains(cluster.Sent, sent => sent.Path.Contains(path, StringComparison.Ordinal));
        Assert.Equal(lacksAnalyzers, cluster.Sent.Exists(sent => sent.Path.EndsWith("/_analyze", StringComparison.Ordinal)));
        Assert.True(cluster.Sent.Count > 700);
    }

    private static async Task WriteAllAsync(ElasticIndex index)
    {
        var items = SearchGoldenContract.Documents().Take(30).ToList();
        await index.WriteAsync([.. items.Take(20)], [99], 5, Ct);
        await index.RebuildAsync(Batches(items), Ct);
        await index.ClearAsync(Ct);
        await index.HealthAsync(Ct);
        await index.CountAsync(Ct);
        await index.CursorAsync(Ct);
    }

    private static async Task AskAllAsync(ElasticIndex index)
    {
        foreach (var query in SearchGoldenContract.Queries().Concat(Others()))
        {
            await index.SearchAsync(query, Ct);
            await index.SearchAsync(query with { OtherLanguages = true, Collapse = false, Facets = false, Passages = false }, Ct);
        }

        await foreach (var _ in index.EachAsync(new SearchQuery { Text = "police" }, Ct))
        {
            // Every page is asked for.
        }

        await index.MoreLikeAsync(1, 10, Ct);
        await index.NearestWordAsync("retenton", Ct);
    }

    private static IEnumerable<SearchQuery> Others()
    {
        var filters = SearchFacets.All.ToDictionary(facet => facet, facet => (IReadOnlyList<string>)["yes", "EMEA", "x"]);
        foreach (var sort in Enum.GetValues<SearchSort>())
            yield return new SearchQuery { Text = "police zebra", Sort = sort, Filters = filters, PublishedFrom = new DateOnly(2030, 1, 1), PublishedTo = new DateOnly(2031, 1, 1), MinRelevance = 0.5 };
        yield return new SearchQuery { Text = "\"user data\"~3 NEAR/5 (warr* OR order) stage:nowhere -kind:bill deadline:<30d", Skip = 20, Take = 200 };
        yield return new SearchQuery { Text = "kind:bill type:\"bill tracker\" zebra" };
        yield return new SearchQuery { Text = "police OR data", Item = 7, MostPassages = 8 };
        yield return new SearchQuery { Text = "\0\uD800 zebra", Filters = new Dictionary<string, IReadOnlyList<string>> { [SearchFacets.Jurisdiction] = ["GB"] } };
    }

    private static async IAsyncEnumerable<IndexBatch> Batches(IReadOnlyCollection<SearchDocument> items)
    {
        await Task.Yield();
        yield return new IndexBatch(items, 0);
        yield return new IndexBatch(items, 9);
    }

    private static string Shortened(SentRequest sent) => sent.ToString() is { Length: > 600 } text ? text[..600] : sent.ToString();
}
