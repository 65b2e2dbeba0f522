using System.Text.Json.Nodes;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing.Elasticsearch.Mapping;
using Monitor.Worker.Indexing.Elasticsearch.Transport;
using Monitor.Worker.Indexing.Embedded.Analysis;
using Monitor.Worker.Indexing.Querying;

namespace Monitor.Worker.Indexing.Elasticsearch.Searching;

/// <summary>
/// The languages of the texts in the index whose grammar is known. Asked again after each write of this process, and after a minute,
/// since other processes write too.
/// </summary>
internal sealed class HeldLanguages(ElasticTransport transport, string index, TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private volatile Known? _known;

    /// <summary>What is known may no longer be right.</summary>
    public void Forget() => _known = null;

    /// <summary>Those that the index holds; only the chosen ones where the language is filtered.</summary>
    public async Task<IReadOnlyList<string>> ForAsync(ResultFilter filter, CancellationToken ct)
    {
        var known = _known;
        if (known is null || time.GetElapsedTime(known.At) >= Longest) _known = known = await AskAsync(ct);
        if (!filter.Chosen.TryGetValue(SearchFacets.Language, out var chosen)) return known.Codes;
        var wanted = chosen.Select(Languages.Known).ToHashSet(StringComparer.Ordinal);
        return [.. known.Codes.Where(wanted.Contains)];
    }

    private async Task<Known> AskAsync(CancellationToken ct)
    {
        var at = time.GetTimestamp();
        var request = SearchRequest.Search(index, new JsonObject
        {
            ["size"] = 0,
            ["track_total_hits"] = false,
            ["aggs"] = Dsl.Of("languages", Dsl.Of("terms", new JsonObject { ["field"] = ElasticFields.Facet(SearchFacets.Language), ["size"] = 1_000 })),
        });
        using var answer = await transport.SendAsync(request, ct);
        if (answer.Error?.Type == ElasticError.NoIndex) return new Known([], at);
        var buckets = answer.Good(request, transport.Settings).Body.GetProperty("aggregations").GetProperty("languages").GetProperty("buckets");
        return new Known([.. buckets.EnumerateArray().Select(bucket => Languages.Known(bucket.GetProperty("key").GetString())).OfType<string>().Distinct().Order(StringComparer.Ordinal)], at);
    }

    private sealed record Known(IReadOnlyList<string> Codes, long At);
}
