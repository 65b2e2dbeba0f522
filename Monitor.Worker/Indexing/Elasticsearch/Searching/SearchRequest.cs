using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Monitor.Worker.Indexing.Elasticsearch.Transport;

namespace Monitor.Worker.Indexing.Elasticsearch.Searching;

/// <summary>The requests of searching, made in one place.</summary>
internal static class SearchRequest
{
    /// <param name="index">Name or alias.</param>
    public static ElasticRequest Search(string index, JsonObject body) => ElasticRequest.Post("search", $"/{Uri.EscapeDataString(index)}/_search", Bytes(body));

    /// <summary>In a point in time, which knows its index.</summary>
    public static ElasticRequest Search(JsonObject body) => ElasticRequest.Post("search", "/_search", Bytes(body));

    public static ElasticRequest Count(string index) => ElasticRequest.Get("count", $"/{Uri.EscapeDataString(index)}/_count");

    /// <summary>How often words stand in a text that is given, and in how many documents.</summary>
    public static ElasticRequest TermVectors(string index, JsonObject body) => ElasticRequest.Post("termvectors", $"/{Uri.EscapeDataString(index)}/_termvectors", Bytes(body));

    public static ReadOnlyMemory<byte> Bytes(JsonObject body)
    {
        var buffer = new ArrayBufferWriter<byte>(4_096);
        using (var writer = new Utf8JsonWriter(buffer)) body.WriteTo(writer);
        return buffer.WrittenMemory;
    }
}
