namespace Monitor.Worker.Indexing.Elasticsearch.Transport;

/// <summary>A request as the cluster's own API describes it, so that every one can be checked against the official model of that API.</summary>
/// <param name="Endpoint">The name in the API model, e.g. "indices.put_index_template".</param>
/// <param name="Path">From the root, encoded: "/monitor-items/_search".</param>
/// <param name="Body">JSON, or lines of JSON where <paramref name="IsNdjson"/>. It must live until the answer is there.</param>
internal sealed record ElasticRequest(
    string Endpoint, HttpMethod Method, string Path, IReadOnlyList<KeyValuePair<string, string>> Query, ReadOnlyMemory<byte>? Body, bool IsNdjson = false)
{
    /// <summary>Instead of the configured time, for requests that rightly take longer.</summary>
    public TimeSpan? Timeout { get; init; }

    public static ElasticRequest Get(string endpoint, string path, params (string Key, string Value)[] query) => Of(endpoint, HttpMethod.Get, path, null, query);

    public static ElasticRequest Post(string endpoint, string path, ReadOnlyMemory<byte>? body, params (string Key, string Value)[] query) => Of(endpoint, HttpMethod.Post, path, body, query);

    public static ElasticRequest Put(string endpoint, string path, ReadOnlyMemory<byte>? body, params (string Key, string Value)[] query) => Of(endpoint, HttpMethod.Put, path, body, query);

    public static ElasticRequest Delete(string endpoint, string path, ReadOnlyMemory<byte>? body = null, params (string Key, string Value)[] query) => Of(endpoint, HttpMethod.Delete, path, body, query);

    private static ElasticRequest Of(string endpoint, HttpMethod method, string path, ReadOnlyMemory<byte>? body, (string Key, string Value)[] query) =>
        new(endpoint, method, path, [.. query.Select(pair => KeyValuePair.Create(pair.Key, pair.Value))], body);
}
