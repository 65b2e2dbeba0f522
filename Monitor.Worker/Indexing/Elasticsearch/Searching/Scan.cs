using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Monitor.Worker.Indexing.Elasticsearch.Cluster;
using Monitor.Worker.Indexing.Elasticsearch.Mapping;
using Monitor.Worker.Indexing.Elasticsearch.Transport;

namespace Monitor.Worker.Indexing.Elasticsearch.Searching;

/// <summary>
/// Goes through all that matches in the order of the items' numbers, as it was at one moment. A cluster that cannot hold a moment is
/// asked page after page: what is written meanwhile may be missed or met.
/// </summary>
internal sealed class Scan(ElasticTransport transport, string index, Capabilities cluster)
{
    public const int PageSize = 5_000;

    public async IAsyncEnumerable<long> IdsAsync(SearchBody matches, [EnumeratorCancellation] CancellationToken ct)
    {
        var moment = cluster.HasPit ? await PointInTime.OpenAsync(transport, index, cluster, ct) : null;
        try
        {
            if (cluster.HasPit && moment is null) yield break;
            JsonNode? after = null;
            do
            {
                var (ids, last) = await PageAsync(matches, moment, after, ct);
                foreach (var id in ids) yield return id;
                after = ids.Count == PageSize ? last : null;
            }
            while (after is not null);
        }
        finally
        {
            // Also when the reader stops early: moments left open cost the cluster memory.
            if (moment is not null) await moment.CloseAsync();
        }
    }

    private async Task<(IReadOnlyList<long> Ids, JsonNode? Last)> PageAsync(SearchBody matches, PointInTime? moment, JsonNode? after, CancellationToken ct)
    {
        var body = matches.Matches();
        body["size"] = PageSize;
        body["_source"] = false;
        body["sort"] = new JsonArray(Dsl.Of(ElasticFields.Id, new JsonObject { ["order"] = "asc" }));
        if (after is not null) body["search_after"] = after;
        moment?.AddTo(body);
        var request = moment is null ? SearchRequest.Search(index, body) : SearchRequest.Search(body);
        using var answer = await transport.SendAsync(request, ct);
        if (moment is null && answer.Error?.Type == ElasticError.NoIndex) return ([], null);
        var found = answer.Good(request, transport.Settings).Body;
        moment?.Renew(found);
        if (SearchAnswer.Shortfall(found) is { } shortfall) throw new IndexUnavailableException($"Not everything could be gone through: {shortfall}");
        var sorts = SearchAnswer.Hits(found).Select(hit => hit.GetProperty("sort")).ToList();
        return ([.. sorts.Select(sort => sort[0].GetInt64())], sorts.Count == 0 ? null : JsonArray.Create(sorts[^1].Clone()));
    }
}
