using System.Text.Json;
using System.Text.Json.Nodes;
using Monitor.Worker.Indexing.Elasticsearch.Cluster;
using Monitor.Worker.Indexing.Elasticsearch.Transport;

namespace Monitor.Worker.Indexing.Elasticsearch.Searching;

/// <summary>A moment that the cluster holds for a reader.</summary>
internal sealed class PointInTime
{
    private const string KeptFor = "2m";

    private readonly ElasticTransport _transport;
    private readonly bool _isOpenSearch;
    private string _id;

    private PointInTime(ElasticTransport transport, bool isOpenSearch, string id) => (_transport, _isOpenSearch, _id) = (transport, isOpenSearch, id);

    /// <returns>Null when the index is not there.</returns>
    public static async Task<PointInTime?> OpenAsync(ElasticTransport transport, string index, Capabilities cluster, CancellationToken ct)
    {
        var isOpenSearch = cluster.Product is ElasticProduct.OpenSearch;
        var request = ElasticRequest.Post("open_point_in_time", $"/{Uri.EscapeDataString(index)}/{(isOpenSearch ? "_search/point_in_time" : "_pit")}", null, ("keep_alive", KeptFor));
        using var answer = await transport.SendAsync(request, ct);
        if (answer.Error?.Type == ElasticError.NoIndex) return null;
        return new PointInTime(transport, isOpenSearch, answer.Good(request, transport.Settings).Body.GetProperty(isOpenSearch ? "pit_id" : "id").GetString()!);
    }

    public void AddTo(JsonObject search) => search["pit"] = new JsonObject { ["id"] = _id, ["keep_alive"] = KeptFor };

    /// <summary>The cluster may name the moment anew with each answer; the newest name counts.</summary>
    public void Renew(JsonElement answer)
    {
        if (answer.TryGetProperty("pit_id", out var id)) _id = id.GetString()!;
    }

    /// <summary>Not called off with the reader; that it fails does no harm, since the moment ends by itself.</summary>
    public async Task CloseAsync()
    {
        var body = _isOpenSearch ? new JsonObject { ["pit_id"] = new JsonArray(_id) } : new JsonObject { ["id"] = _id };
        try
        {
            using var answer = await _transport.SendAsync(
                ElasticRequest.Delete("close_point_in_time", _isOpenSearch ? "/_search/point_in_time" : "/_pit", SearchRequest.Bytes(body)), CancellationToken.None);
        }
        catch (IndexUnavailableException)
        {
        }
    }
}
