using System.Globalization;
using System.Text.Json;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing.Elasticsearch.Mapping;

namespace Monitor.Worker.Indexing.Elasticsearch.Searching;

/// <summary>Reads what the cluster answered to a search.</summary>
internal static class SearchAnswer
{
    public static IEnumerable<JsonElement> Hits(JsonElement answer) => answer.GetProperty("hits").GetProperty("hits").EnumerateArray();

    public static long Total(JsonElement answer) => answer.GetProperty("hits").GetProperty("total").GetProperty("value").GetInt64();

    /// <param name="counted">How many groups of items that are nearly the same the cluster counts, which of very many is an estimate.</param>
    /// <returns>How many hits there are to turn to: the last page says it exactly, and a page past the end that there are no more.</returns>
    public static long Groups(long counted, int skip, int take, int shown) =>
        take == 0 ? counted
        : shown == 0 ? Math.Min(counted, skip)
        : shown < take ? skip + shown
        : Math.Max(counted, skip + shown);

    /// <summary>Why there may be more than what was answered; null when all shards answered in time.</summary>
    public static string? Shortfall(JsonElement answer)
    {
        var shards = answer.GetProperty("_shards");
        var (all, silent) = (shards.GetProperty("total").GetInt32(), Silent(shards));
        if (silent > 0) return string.Create(CultureInfo.InvariantCulture, $"{silent} of {all} parts of the index did not answer{Reason(shards)}; there may be more hits than these.");
        return answer.TryGetProperty("timed_out", out var timedOut) && timedOut.GetBoolean()
            ? "The search was stopped after 30 seconds; there may be more hits than these."
            : null;
    }

    /// <summary>Of the shards asked, those that did not answer.</summary>
    public static int Silent(JsonElement shards) => shards.GetProperty("total").GetInt32() - shards.GetProperty("successful").GetInt32();

    public static SearchHit Hit(JsonElement hit, ElasticRanking ranking)
    {
        var score = hit.TryGetProperty("_score", out var value) && value.ValueKind is JsonValueKind.Number ? value.GetDouble() : 0;
        var (key, parts) = ranking.Rank(score, Stored(hit));
        return new SearchHit(Id(hit), key, Title(hit), Highlights.Read(hit)) { Rank = parts };
    }

    public static long Id(JsonElement hit) => Value(hit, ElasticFields.Id)?.GetInt64() ?? 0;

    /// <summary>The group of items that are nearly the same; null when the item stands for itself.</summary>
    public static string? Group(JsonElement hit) => Value(hit, ElasticFields.Alike)?.GetString() is { } group && !group.StartsWith('i') ? group : null;

    public static string Title(JsonElement hit) =>
        hit.TryGetProperty("_source", out var source) && source.TryGetProperty(ElasticFields.Title, out var title) ? title.GetString() ?? "" : "";

    private static RankedValues Stored(JsonElement hit) => new(
        Value(hit, ElasticFields.Relevance)?.GetInt64() ?? 0, Value(hit, ElasticFields.StageRank)?.GetDouble() ?? 0, Value(hit, ElasticFields.Day)?.GetInt64() ?? 0,
        Value(hit, ElasticFields.Changed)?.GetInt64() ?? 0);

    private static JsonElement? Value(JsonElement hit, string field) =>
        hit.TryGetProperty("fields", out var fields) && fields.TryGetProperty(field, out var values) && values.GetArrayLength() > 0 ? values[0] : null;

    private static string Reason(JsonElement shards) =>
        shards.TryGetProperty("failures", out var failures) && failures.GetArrayLength() > 0 && failures[0].TryGetProperty("reason", out var reason)
            ? $" ({Transport.ElasticError.Of(reason)})"
            : "";
}
