using System.Text.Json;
using Monitor.Worker.Indexing.Elasticsearch.Transport;

namespace Monitor.Worker.Indexing.Elasticsearch.Cluster;

/// <summary>Asks who is there.</summary>
internal static class ClusterProbe
{
    private static readonly Version Oldest = new(7, 10);

    /// <exception cref="IndexUnavailableException">Nobody answers, or one that we cannot work with.</exception>
    public static async Task<Capabilities> AskAsync(ElasticTransport transport, CancellationToken ct)
    {
        using var answer = await transport.GoodAsync(ElasticRequest.Get("info", "/"), ct);
        return Read(answer.Body);
    }

    public static Capabilities Read(JsonElement root)
    {
        if (root.ValueKind is not JsonValueKind.Object || !root.TryGetProperty("version", out var version) || version.ValueKind is not JsonValueKind.Object)
            throw new IndexUnavailableException($"What answers at {ElasticOptions.Section}:Urls is no Elasticsearch.");
        var product = Word(version, "distribution") == "opensearch" ? ElasticProduct.OpenSearch : ElasticProduct.Elasticsearch;
        // A version without meaning: Elastic's own service is always of today.
        var number = Word(version, "build_flavor") == "serverless" ? "" : Word(version, "number");
        var capabilities = new Capabilities(product, number, Word(root, "cluster_name"), Word(version, "build_flavor"));
        if (product is ElasticProduct.Elasticsearch && capabilities.Version.Major > 0 && capabilities.Version < Oldest)
            throw new IndexUnavailableException($"Elasticsearch {number} is too old; {Oldest} is the oldest that this version of Monitor works with.");
        return capabilities;
    }

    private static string Word(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString()! : "";
}
