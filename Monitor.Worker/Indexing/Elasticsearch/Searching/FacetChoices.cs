using System.Text.Json;
using System.Text.Json.Nodes;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing.Elasticsearch.Mapping;
using Monitor.Worker.Indexing.Querying;

namespace Monitor.Worker.Indexing.Elasticsearch.Searching;

/// <summary>
/// What must hold besides the words, and the counts of facets. A facet with a choice is counted over what all other choices leave, so
/// that it shows what choosing otherwise would give.
/// </summary>
internal sealed class FacetChoices(ResultFilter filter)
{
    private const int MostShown = 200;

    // More than are shown, so that counts are exact and a chosen value is among them, also where the index has several shards.
    private const int MostCounted = 1_000;

    private const string Rest = "rest";
    private const string Values = "values";

    public bool Any => filter.Chosen.Count > 0;

    /// <summary>Days, relevance, the one item that is meant: they bound the counts of every facet too.</summary>
    public IReadOnlyList<JsonObject> Ranges()
    {
        var ranges = new List<JsonObject>();
        if ((filter.FromDay ?? filter.ToDay) is not null) ranges.Add(Dsl.Range(ElasticFields.Published, filter.FromDay, filter.ToDay));
        if (filter.MinRelevance is { } least) ranges.Add(Dsl.Range(ElasticFields.Relevance, least, null));
        if (filter.Item is { } item) ranges.Add(Dsl.Term(ElasticFields.Id, item));
        return ranges;
    }

    /// <param name="except">A facet whose choice is left out.</param>
    public IReadOnlyList<JsonObject> Chosen(string? except = null) =>
        [.. SearchFacets.All.Where(facet => facet != except && filter.Chosen.ContainsKey(facet))
            .Select(facet => Dsl.Terms(ElasticFields.Meant(facet), filter.Chosen[facet].Select(value => value.ToLowerInvariant())))];

    public JsonObject Counts()
    {
        var free = new JsonObject();
        foreach (var facet in SearchFacets.All.Where(facet => !filter.Chosen.ContainsKey(facet))) free[facet] = Count(facet);
        if (!Any) return free;
        var counts = new JsonObject();
        if (free.Count > 0) counts[Rest] = Within(Chosen(), free);
        foreach (var facet in SearchFacets.All.Where(filter.Chosen.ContainsKey)) counts[facet] = Within(Chosen(except: facet), Dsl.Of(Values, Count(facet)));
        return counts;
    }

    /// <param name="aggregations">As answered to <see cref="Counts"/>.</param>
    public IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Read(JsonElement aggregations) => SearchFacets.All.ToDictionary(facet => facet, facet =>
        !filter.Chosen.TryGetValue(facet, out var chosen) ? Shown((Any ? aggregations.GetProperty(Rest) : aggregations).GetProperty(facet), [])
        : Shown(aggregations.GetProperty(facet).GetProperty(Values), chosen));

    private static JsonObject Count(string facet) => Dsl.Of("terms", new JsonObject { ["field"] = ElasticFields.Facet(facet), ["size"] = MostCounted });

    private static JsonObject Within(IReadOnlyList<JsonObject> choices, JsonObject counts) =>
        new() { ["filter"] = choices.Count == 0 ? Dsl.MatchAll() : Dsl.Bool(filter: choices), ["aggs"] = counts };

    /// <summary>Most frequent first. Chosen values are there even when nothing has them, so that the choice can be undone.</summary>
    private static IReadOnlyList<FacetCount> Shown(JsonElement counted, IReadOnlyList<string> chosen)
    {
        var rows = counted.GetProperty("buckets").EnumerateArray()
            .Select(bucket => new FacetCount(bucket.GetProperty("key").GetString()!, bucket.GetProperty("doc_count").GetInt64())).ToList();
        var missing = chosen.Where(value => !rows.Exists(row => row.Value.Equals(value, StringComparison.OrdinalIgnoreCase))).ToList();
        return [.. rows.Concat(missing.Select(value => new FacetCount(value, 0)))
            .OrderByDescending(row => row.Count).ThenBy(row => row.Value, StringComparer.Ordinal).Take(MostShown)];
    }
}
