using System.Runtime.CompilerServices;
using System.Text.Json;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing.Elasticsearch.Cluster;
using Monitor.Worker.Indexing.Elasticsearch.Mapping;
using Monitor.Worker.Indexing.Elasticsearch.Transport;
using Monitor.Worker.Indexing.Querying;

namespace Monitor.Worker.Indexing.Elasticsearch.Searching;

/// <summary>Answers questions from the index behind an alias. Safe for many callers at once, also while the index is written or replaced.</summary>
/// <param name="ready">Makes sure that there is an index, and says what the cluster can do.</param>
internal sealed class ElasticSearcher(ElasticTransport transport, Func<CancellationToken, ValueTask<Capabilities>> ready, string index, TimeProvider time, ConceptShelf concepts)
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Uncounted = new Dictionary<string, IReadOnlyList<FacetCount>>();

    private readonly HeldLanguages _languages = new(transport, index, time);

    /// <summary>Call it after each change of the index.</summary>
    public void Changed() => _languages.Forget();

    public async Task<SearchResult> SearchAsync(SearchQuery query, CancellationToken ct)
    {
        var started = time.GetTimestamp();
        var cluster = await ready(ct);
        var (plan, words) = await PlanAsync(query, ct);
        var ranking = new ElasticRanking(plan, query.Sort);
        var body = new SearchBody(query, plan, words, cluster);
        var request = SearchRequest.Search(index, body.Page(ranking));
        using var answer = await transport.SendAsync(request, ct);
        var result = answer.Error?.Type == ElasticError.NoIndex
            ? NotThere(plan)
            : await ReadAsync(answer.Good(request, transport.Settings).Body, query, plan, words, ranking, body, ct);
        return result with { TookMs = time.GetElapsedTime(started).TotalMilliseconds };
    }

    public async IAsyncEnumerable<long> EachAsync(SearchQuery query, [EnumeratorCancellation] CancellationToken ct)
    {
        var cluster = await ready(ct);
        var (plan, words) = await PlanAsync(query, ct);
        var scan = new Scan(transport, index, cluster);
        await foreach (var id in scan.IdsAsync(new SearchBody(query, plan, words, cluster), ct)) yield return id;
    }

    public async Task<IReadOnlyList<SearchHit>> MoreLikeAsync(long itemId, int take, CancellationToken ct)
    {
        await ready(ct);
        return await new MoreLike(transport, index).FindAsync(itemId, take, ct);
    }

    public async Task<string?> NearestWordAsync(string word, CancellationToken ct)
    {
        await ready(ct);
        return await new NearestWord(transport, index).FindAsync(word, ct);
    }

    private async Task<(QueryPlan Plan, AskedWords Words)> PlanAsync(SearchQuery query, CancellationToken ct)
    {
        var plan = QueryPlan.From(query, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), concepts.Current);
        return (plan, ElasticQueries.Build(plan, await _languages.ForAsync(plan.Filter, ct)));
    }

    private async Task<SearchResult> ReadAsync(
        JsonElement answer, SearchQuery query, QueryPlan plan, AskedWords words, ElasticRanking ranking, SearchBody body, CancellationToken ct)
    {
        var hits = SearchAnswer.Hits(answer).ToList();
        var others = query.Collapse ? await GroupsAsync(hits, body, ct) : [];
        if (answer.TryGetProperty("aggregations", out var aggregations)) words.Named.Note(aggregations, plan.Notes);
        var total = SearchAnswer.Total(answer);
        IReadOnlyList<QueryPlan> missing = [];
        if (total == 0 && plan.Root is not null && plan.Filter.Item is null)
        {
            missing = await MissingAsync(plan, ct);
            plan.NoteNothing(missing);
        }

        return new SearchResult(
            total, 0,
            [.. hits.Select(hit => SearchAnswer.Hit(hit, ranking) with { Alike = SearchAnswer.Group(hit) is { } group ? others.GetValueOrDefault(group) : 0 })],
            query.Facets ? new FacetChoices(plan.Filter).Read(aggregations) : Uncounted, plan.Note)
        {
            Groups = query.Collapse ? SearchAnswer.Groups(SearchBody.GroupsOf(aggregations) ?? total, plan.Skip, plan.Take, hits.Count) : total,
            Widened = plan.Widened,
            Missing = MissingWords.Typed(missing),
            Shortfall = SearchAnswer.Shortfall(answer),
        };
    }

    /// <summary>How many others each of the groups on the page has. Most pages have none; then nothing is asked.</summary>
    private async Task<Dictionary<string, int>> GroupsAsync(List<JsonElement> hits, SearchBody body, CancellationToken ct)
    {
        List<string> keys = [.. hits.Select(SearchAnswer.Group).OfType<string>().Distinct()];
        if (keys.Count == 0) return [];
        var request = SearchRequest.Search(index, body.Groups(keys));
        using var answer = await transport.SendAsync(request, ct);
        return answer.Good(request, transport.Settings).Body.GetProperty("aggregations").GetProperty(ElasticFields.Alike).GetProperty("buckets").EnumerateArray()
            .ToDictionary(bucket => bucket.GetProperty("key").GetString()!, bucket => Math.Max(0, bucket.GetProperty("doc_count").GetInt32() - 1));
    }

    /// <summary>Which parts of a question find nothing by themselves, whatever is chosen beside them.</summary>
    private async Task<IReadOnlyList<QueryPlan>> MissingAsync(QueryPlan plan, CancellationToken ct)
    {
        var languages = await _languages.ForAsync(plan.Filter, ct);
        var parts = plan.Parts().ToList();
        if (parts.Count == 0) return [];
        var request = SearchRequest.Search(index, SearchBody.CountsOf(parts.Select(part => ElasticQueries.Build(part, languages).Query)));
        using var answer = await transport.SendAsync(request, ct);
        var counts = answer.Good(request, transport.Settings).Body.GetProperty("aggregations");
        return [.. parts.Where((_, i) => counts.GetProperty(SearchBody.PartName(i)).GetProperty("doc_count").GetInt64() == 0)];
    }

    private static SearchResult NotThere(QueryPlan plan) =>
        new(0, 0, [], SearchFacets.All.ToDictionary(facet => facet, _ => (IReadOnlyList<FacetCount>)[]), plan.Note)
        {
            Widened = plan.Widened,
            Shortfall = "The index is not there; it is filled again from the store.",
        };
}
