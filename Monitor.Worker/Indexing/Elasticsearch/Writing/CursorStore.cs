using System.Text.Json;
using System.Text.Json.Nodes;
using Monitor.Worker.Indexing.Elasticsearch.Mapping;
using Monitor.Worker.Indexing.Elasticsearch.Transport;

namespace Monitor.Worker.Indexing.Elasticsearch.Writing;

/// <summary>
/// The cursor of each version of the index, in a small index beside it, under the number that the cluster gave that version: an index that
/// somebody deleted or put in its place has another number, hence no cursor, and is filled from the start.
/// </summary>
internal sealed class CursorStore(ElasticTransport transport)
{
    public string Name => $"{transport.Settings.Index}-state";

    /// <summary>0 and no refused items when nothing is known of the index.</summary>
    /// <param name="mayMake">Makes the small index where it is missing: a cluster that makes it by itself would give it its own settings.</param>
    public async Task<(long Cursor, DeadLetters Dead)> ReadAsync(LiveIndex index, bool mayMake, CancellationToken ct)
    {
        var request = ElasticRequest.Get("get", Path(index));
        using var answer = await transport.SendAsync(request, ct);
        if (mayMake && answer.Error?.Type is ElasticError.NoIndex) await EnsureAsync(ct);
        if (answer.Status is 404) return (0, new DeadLetters([]));
        var state = answer.Good(request, transport.Settings).Body.GetProperty("_source");
        return (state.GetProperty("cursor").GetInt64(), new DeadLetters(Refused(state)));
    }

    /// <summary>To be called when all before it is durably in the index.</summary>
    public async Task WriteAsync(LiveIndex index, long cursor, DeadLetters dead, CancellationToken ct)
    {
        var state = new JsonObject
        {
            ["index"] = index.Name,
            ["cursor"] = cursor,
            ["refused"] = new JsonArray([.. dead.All.Select(letter => (JsonNode)new JsonObject { ["id"] = letter.ItemId, ["reason"] = letter.Reason })]),
        };
        var request = ElasticRequest.Put("index", Path(index), IndexDefinition.Bytes(state));
        using var answer = await transport.SendAsync(request, ct);
        if (answer.Error?.Type is ElasticError.NoIndex)
        {
            await EnsureAsync(ct);
            (await transport.GoodAsync(request, ct)).Dispose();
            return;
        }

        answer.Good(request, transport.Settings);
    }

    public async Task ForgetAsync(LiveIndex index, CancellationToken ct)
    {
        var request = ElasticRequest.Delete("delete", Path(index));
        using var answer = await transport.SendAsync(request, ct);
        if (answer.Status is not 404) answer.Good(request, transport.Settings);
    }

    public async Task EnsureAsync(CancellationToken ct)
    {
        var request = ElasticRequest.Put("indices.create", $"/{Name}", IndexDefinition.StateIndex());
        using var answer = await transport.SendAsync(request, ct);
        if (answer.Error?.Type is not ElasticError.IndexExists) answer.Good(request, transport.Settings);
    }

    private static IEnumerable<DeadLetter> Refused(JsonElement state) =>
        state.TryGetProperty("refused", out var list) && list.ValueKind is JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(letter => new DeadLetter(letter.GetProperty("id").GetInt64(), letter.GetProperty("reason").GetString() ?? ""))]
            : [];

    private string Path(LiveIndex index) => $"/{Name}/_doc/{Uri.EscapeDataString(index.Uuid)}";
}
