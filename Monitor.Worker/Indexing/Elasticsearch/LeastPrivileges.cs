using System.Text.Json.Nodes;

namespace Monitor.Worker.Indexing.Elasticsearch;

/// <summary>What the worker's API key must be allowed, and no more.</summary>
internal static class LeastPrivileges
{
    /// <summary>Its health, its product, and the template of our indices.</summary>
    public static readonly IReadOnlyList<string> OfCluster = ["monitor", "manage_index_templates"];

    /// <summary>Making, aliasing and deleting our indices, and the items in them.</summary>
    public static readonly IReadOnlyList<string> OfIndices = ["manage", "read", "index", "delete"];

    /// <summary>As "role_descriptors" of an API key, or a role, want it.</summary>
    public static JsonObject Role(string index) => Role(index, OfCluster, OfIndices);

    public static JsonObject Role(string index, IEnumerable<string> cluster, IEnumerable<string> indices) => new()
    {
        ["cluster"] = Words(cluster),
        ["indices"] = new JsonArray(new JsonObject { ["names"] = new JsonArray(index, $"{index}-*"), ["privileges"] = Words(indices) }),
    };

    /// <summary>The body of POST /_security/api_key.</summary>
    public static JsonObject ApiKey(string index) => new()
    {
        ["name"] = "monitor-worker",
        ["role_descriptors"] = new JsonObject { ["monitor-worker"] = Role(index) },
    };

    private static JsonArray Words(IEnumerable<string> words) => [.. words.Select(word => (JsonNode)word)];
}
