using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Monitor.Worker.Indexing.Elasticsearch;

namespace Monitor.Worker.Tests.Indexing.Elasticsearch.Model;

/// <summary>Keeps every request that the adapter sends, and answers just enough for it to go on.</summary>
/// <param name="version">Of the cluster that it pretends to be.</param>
/// <param name="lacksAnalyzers">It refuses the first template, so that each analyzer is tried.</param>
internal sealed class RecordingCluster(string version, bool lacksAnalyzers) : HttpMessageHandler
{
    private const string Alias = "monitor-items";

    private readonly Dictionary<string, string> _indices = [];
    private bool _refuses = lacksAnalyzers;
    private string? _searched;

    public List<SentRequest> Sent { get; } = [];

    public static ElasticSettings Settings { get; } = new() { Nodes = [new Uri("http://cluster.test:9200")], Index = Alias };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var isNdjson = request.Content?.Headers.ContentType?.MediaType?.Contains("ndjson", StringComparison.Ordinal) is true;
        var sent = SentRequest.Of(request.Method.Method, request.RequestUri!.PathAndQuery, body, isNdjson);
        lock (Sent) Sent.Add(sent);
        var (status, answer) = Answer(sent, body);
        return new HttpResponseMessage(status) { Content = new StringContent(answer.ToJsonString(), Encoding.UTF8, "application/json") };
    }

    private (HttpStatusCode Status, JsonNode Answer) Answer(SentRequest sent, string body)
    {
        var segments = sent.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return (sent.Method, segments) switch
        {
            ("GET", []) => Good(new JsonObject { ["cluster_name"] = "c", ["version"] = new JsonObject { ["number"] = version } }),
            ("GET", [_, "_settings", ..]) => Uuids(segments[0]),
            ("GET", [_, "_mapping"]) => Good(new JsonObject { [segments[0]] = new JsonObject { ["mappings"] = new JsonObject { ["_meta"] = new JsonObject { ["monitor_schema"] = 2 } } } }),
            ("PUT", ["_index_template", _]) => Template(),
            ("PUT", [var name]) => Create(name, body),
            ("POST", ["_aliases"]) => Swap(),
            ("GET", [_, "_doc", _]) => (HttpStatusCode.NotFound, new JsonObject { ["found"] = false }),
            ("POST", [.., "_search"]) => Good(Found((JsonObject)JsonNode.Parse(body)!)),
            ("POST", [_, "_pit"]) => Good(new JsonObject { ["id"] = "moment" }),
            ("POST", [_, "_termvectors"]) => Good(Vectors()),
            (_, [.., "_bulk"]) => Good(Bulk(body)),
            ("GET", [.., "_count"]) => Good(new JsonObject { ["count"] = 3 }),
            _ => Good(new JsonObject { ["acknowledged"] = true }),
        };
    }

    private static (HttpStatusCode, JsonNode) Good(JsonNode answer) => (HttpStatusCode.OK, answer);

    private (HttpStatusCode, JsonNode) Uuids(string name)
    {
        var found = _indices.Where(index => name == index.Key || (name == Alias && index.Key == _searched) || (name.EndsWith('*') && !index.Key.EndsWith("state", StringComparison.Ordinal)));
        var rows = new JsonObject(found.Select(index => KeyValuePair.Create(index.Key, (JsonNode?)new JsonObject { ["settings"] = new JsonObject { ["index.uuid"] = index.Value } })));
        return rows.Count > 0 ? Good(rows) : (HttpStatusCode.NotFound, new JsonObject { ["error"] = new JsonObject { ["type"] = "index_not_found_exception", ["reason"] = "no such index" }, ["status"] = 404 });
    }

    private (HttpStatusCode, JsonNode) Template()
    {
        if (!_refuses) return Good(new JsonObject { ["acknowledged"] = true });
        _refuses = false;
        return (HttpStatusCode.BadRequest, new JsonObject { ["error"] = new JsonObject { ["type"] = "illegal_argument_exception", ["reason"] = "Unknown filter type" }, ["status"] = 400 });
    }

    private (HttpStatusCode, JsonNode) Create(string name, string body)
    {
        _indices[name] = $"uuid-{_indices.Count}";
        if (body.Contains("aliases", StringComparison.Ordinal)) _searched = name;
        return Good(new JsonObject { ["acknowledged"] = true });
    }

    private (HttpStatusCode, JsonNode) Swap()
    {
        _searched = _indices.Keys.Where(name => !name.EndsWith("state", StringComparison.Ordinal)).Max(StringComparer.Ordinal);
        return Good(new JsonObject { ["acknowledged"] = true });
    }

    private static JsonObject Found(JsonObject asked)
    {
        // A query for this word finds nothing; a scan has a full page first, so that it turns the page.
        var isNothing = asked.ToJsonString().Contains("zebra", StringComparison.Ordinal);
        var size = asked["size"]?.GetValue<int>() ?? 10;
        var hits = isNothing || size == 0 || asked["search_after"] is not null ? 0 : size >= 5_000 ? size : 1;
        var answer = new JsonObject
        {
            ["timed_out"] = false,
            ["_shards"] = new JsonObject { ["total"] = 1, ["successful"] = 1, ["failed"] = 0 },
            ["hits"] = new JsonObject { ["total"] = new JsonObject { ["value"] = hits }, ["hits"] = new JsonArray([.. Enumerable.Range(0, hits).Select(Hit)]) },
        };
        if (asked["pit"] is not null) answer["pit_id"] = "moment";
        if (asked["aggs"] is JsonObject aggregations) answer["aggregations"] = Counted(aggregations);
        return answer;
    }

    private static JsonNode Hit(int i) => new JsonObject
    {
        ["_score"] = 2.5,
        ["sort"] = new JsonArray(i, i),
        ["_source"] = new JsonObject { ["title"] = "Police Act", ["text"] = "Ask the police for data." },
        ["fields"] = new JsonObject
        {
            ["id"] = new JsonArray(1),
            ["relevance"] = new JsonArray(500_000),
            ["stage_rank"] = new JsonArray(1.0),
            ["day"] = new JsonArray(741_000),
            ["alike"] = new JsonArray("77"),
            ["facet_jurisdiction"] = new JsonArray("GB"),
            ["facet_instrument"] = new JsonArray("data-retention"),
        },
    };

    private static JsonObject Counted(JsonObject aggregations)
    {
        var counted = new JsonObject();
        foreach (var (name, aggregation) in aggregations)
        {
            var one = new JsonObject { ["doc_count"] = 0, ["buckets"] = new JsonArray(name == "languages" ? [.. new[] { "en", "de", "ja", "fr", "ro" }.Select(Bucket)] : []) };
            if (aggregation!["cardinality"] is not null) one["value"] = 0;
            if ((aggregation["aggs"] ?? aggregation["aggregations"]) is JsonObject inner)
            {
                foreach (var (key, value) in Counted(inner)) one[key] = value!.DeepClone();
            }

            counted[name] = one;
        }

        return counted;
    }

    private static JsonNode Bucket(string key) => new JsonObject { ["key"] = key, ["doc_count"] = 1 };

    private static JsonObject Vectors() => JsonNode.Parse("""
        {"term_vectors":{"text":{"field_statistics":{"doc_count":9},"terms":{"police":{"term_freq":3,"doc_freq":4},"data":{"term_freq":2,"doc_freq":3}}}}}
        """)!.AsObject();

    private static JsonObject Bulk(string body)
    {
        var items = new JsonArray();
        foreach (var line in body.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var json = JsonDocument.Parse(line);
            var action = json.RootElement.EnumerateObject().First();
            if (action.Name is "index" or "delete" && action.Value.ValueKind is JsonValueKind.Object) items.Add((JsonNode)new JsonObject { [action.Name] = new JsonObject { ["status"] = 200 } });
        }

        return new JsonObject { ["errors"] = false, ["items"] = items };
    }
}
