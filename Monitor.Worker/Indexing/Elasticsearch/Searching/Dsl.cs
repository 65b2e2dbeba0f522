using System.Text.Json.Nodes;

namespace Monitor.Worker.Indexing.Elasticsearch.Searching;

/// <summary>The few kinds of queries that are sent. What a person typed is only ever a value in them, never syntax.</summary>
internal static class Dsl
{
    public static JsonObject MatchAll() => Of("match_all", new JsonObject());

    public static JsonObject MatchNone() => Of("match_none", new JsonObject());

    public static JsonObject Of(string kind, JsonNode body) => new() { [kind] = body };

    /// <summary>The words of a text side by side, analysed as the field is; one word is looked for as it is.</summary>
    public static JsonObject Phrase(string field, string text, float boost = 1, int slop = 0)
    {
        var body = new JsonObject { ["query"] = text };
        if (slop > 0) body["slop"] = slop;
        if (boost != 1) body["boost"] = boost;
        return Of("match_phrase", Of(field, body));
    }

    public static JsonObject Prefix(string field, string start, float boost = 1)
    {
        var body = new JsonObject { ["value"] = start };
        if (boost != 1) body["boost"] = boost;
        return Of("prefix", Of(field, body));
    }

    public static JsonObject Term(string field, JsonNode value) => Of("term", Of(field, value));

    public static JsonObject Terms(string field, IEnumerable<string> values) =>
        Of("terms", Of(field, new JsonArray([.. values.Select(value => (JsonNode)value)])));

    /// <param name="from">Included; null is open. So is the other end.</param>
    public static JsonObject Range(string field, long? from, long? to)
    {
        var ends = new JsonObject();
        if (from is { } first) ends["gte"] = first;
        if (to is { } last) ends["lte"] = last;
        return Of("range", Of(field, ends));
    }

    /// <summary>Narrows, and adds the same to the score of all that pass: with 0 it does not rank.</summary>
    public static JsonObject Constant(JsonObject filter, float boost) =>
        Of("constant_score", new JsonObject { ["filter"] = filter, ["boost"] = boost });

    /// <summary>The best of several counts, the others a little.</summary>
    public static JsonObject Best(IReadOnlyCollection<JsonObject> queries) => queries.Count == 1
        ? queries.First()
        : Of("dis_max", new JsonObject { ["tie_breaker"] = FieldWeights.OtherFields, ["queries"] = Array(queries) });

    public static JsonObject Bool(
        IReadOnlyCollection<JsonObject>? must = null, IReadOnlyCollection<JsonObject>? should = null,
        IReadOnlyCollection<JsonObject>? filter = null, IReadOnlyCollection<JsonObject>? mustNot = null)
    {
        var parts = new JsonObject();
        Add(parts, "must", must);
        Add(parts, "should", should);
        Add(parts, "filter", filter);
        Add(parts, "must_not", mustNot);
        return Of("bool", parts);
    }

    public static JsonObject Copy(this JsonObject query) => (JsonObject)query.DeepClone();

    public static JsonArray Array(IEnumerable<JsonObject> queries) => new([.. queries]);

    private static void Add(JsonObject parts, string clause, IReadOnlyCollection<JsonObject>? queries)
    {
        if (queries is { Count: > 0 }) parts[clause] = Array(queries);
    }
}
