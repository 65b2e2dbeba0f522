using System.Text.Json;
using System.Text.Json.Nodes;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing.Elasticsearch.Cluster;
using Monitor.Worker.Indexing.Elasticsearch.Mapping;
using Monitor.Worker.Indexing.Querying;

namespace Monitor.Worker.Indexing.Elasticsearch.Searching;

/// <summary>What is sent for one search.</summary>
internal sealed class SearchBody(SearchQuery asked, QueryPlan plan, AskedWords words, Capabilities cluster)
{
    /// <summary>After this the shards give what they have; the answer then says so.</summary>
    public const string LongestSearch = "30s";

    private const string GroupCount = "groups";

    // Up to so many the cluster counts nearly exactly; it takes no greater number.
    private const int CountedExactly = 40_000;

    private readonly FacetChoices _choices = new(plan.Filter);

    public static JsonArray StoredValues() =>
        new(ElasticFields.Id, ElasticFields.Relevance, ElasticFields.StageRank, ElasticFields.Day, ElasticFields.Changed, ElasticFields.Alike);

    public JsonObject Page(ElasticRanking ranking)
    {
        var isNarrowedAfter = IsNarrowedAfter;
        var body = new JsonObject
        {
            ["from"] = plan.Skip,
            ["size"] = plan.Take,
            ["track_total_hits"] = true,
            ["timeout"] = LongestSearch,
            ["_source"] = new JsonArray(ElasticFields.Title),
            ["docvalue_fields"] = StoredValues(),
            ["query"] = ranking.Query(words.Query.Copy(), isNarrowedAfter ? _choices.Ranges() : [.. _choices.Ranges(), .. _choices.Chosen()]),
            ["sort"] = ranking.Sort(),
        };
        if (isNarrowedAfter) body["post_filter"] = Dsl.Bool(filter: _choices.Chosen());
        if (asked.Collapse) body["collapse"] = Dsl.Of("field", ElasticFields.Alike);
        if (asked.Passages && plan.Take > 0) body["highlight"] = new Highlights(words.Marks, cluster.HasUnifiedMatchedFields, asked.MostPassages).Ask();
        AddCounts(body);
        return body;
    }

    /// <summary>How many there are of each of these groups of items that are nearly the same.</summary>
    public JsonObject Groups(IReadOnlyList<string> keys)
    {
        var body = Matches();
        body["size"] = 0;
        body["aggs"] = Dsl.Of(ElasticFields.Alike, Dsl.Of("terms", new JsonObject
        {
            ["field"] = ElasticFields.Alike,
            ["size"] = keys.Count,
            ["include"] = new JsonArray([.. keys.Select(key => (JsonNode)key)]),
        }));
        return body;
    }

    /// <summary>All that matches, unranked.</summary>
    public JsonObject Matches() => new()
    {
        ["track_total_hits"] = false,
        ["query"] = Dsl.Bool(filter: [words.Query.Copy(), .. _choices.Ranges(), .. _choices.Chosen()]),
    };

    /// <summary>How many items of the whole index each of several queries finds.</summary>
    public static JsonObject CountsOf(IEnumerable<JsonObject> queries) => new()
    {
        ["size"] = 0,
        ["track_total_hits"] = false,
        ["aggs"] = new JsonObject(queries.Select((query, i) => KeyValuePair.Create(PartName(i), (JsonNode?)Dsl.Of("filter", query)))),
    };

    public static string PartName(int i) => $"p{i}";

    /// <param name="aggregations">As answered to <see cref="Page"/>.</param>
    /// <returns>How many groups of items that are nearly the same match; null where they were not counted.</returns>
    public static long? GroupsOf(JsonElement aggregations) =>
        aggregations.ValueKind is JsonValueKind.Object && aggregations.TryGetProperty(GroupCount, out var within)
            ? within.GetProperty(ElasticFields.Alike).GetProperty("value").GetInt64()
            : null;

    // With counts, choices must not narrow what is counted.
    private bool IsNarrowedAfter => asked.Facets && _choices.Any;

    private JsonObject CountGroups() => new()
    {
        ["filter"] = IsNarrowedAfter ? Dsl.Bool(filter: _choices.Chosen()) : Dsl.MatchAll(),
        ["aggs"] = Dsl.Of(ElasticFields.Alike, Dsl.Of("cardinality", new JsonObject { ["field"] = ElasticFields.Alike, ["precision_threshold"] = CountedExactly })),
    };

    private void AddCounts(JsonObject body)
    {
        var counts = asked.Facets ? _choices.Counts() : [];
        if (asked.Collapse && plan.Take > 0) counts[GroupCount] = CountGroups();
        if (words.Named.Counts() is { } named) counts[NamedFacets.Aggregation] = named;
        if (counts.Count > 0) body["aggs"] = counts;
    }
}
