using System.Text.Json;

namespace Monitor.Worker.Indexing.Elasticsearch.Transport;

/// <summary>The error in an answer, or of one line of a bulk.</summary>
/// <param name="Type">"index_not_found_exception"; "" where the cluster gave words alone.</param>
/// <param name="Reason">In the cluster's words, with the innermost cause where that says more.</param>
/// <param name="IsLasting">The cluster says that trying again will not help.</param>
internal sealed record ElasticError(string Type, string Reason, bool IsLasting = false)
{
    private const int LongestReason = 600;

    public const string NoIndex = "index_not_found_exception";
    public const string IndexExists = "resource_already_exists_exception";
    public const string Security = "security_exception";
    public const string Block = "cluster_block_exception";
    public const string CircuitBreaker = "circuit_breaking_exception";
    public const string Search = "search_phase_execution_exception";

    public override string ToString() => Type.Length == 0 ? Reason : $"{Type}: {Reason}";

    /// <param name="answer">The whole answer, with its member "error".</param>
    public static ElasticError? Read(JsonElement answer) =>
        answer.ValueKind is JsonValueKind.Object && answer.TryGetProperty("error", out var error) ? Of(error) : null;

    /// <summary>Old versions write some errors as a string.</summary>
    public static ElasticError Of(JsonElement error)
    {
        if (error.ValueKind is JsonValueKind.String) return new ElasticError("", Cut(error.GetString()!));
        if (error.ValueKind is not JsonValueKind.Object) return new ElasticError("", "an error without words");
        var cause = Innermost(error);
        var (outer, inner) = (Word(error, "reason"), Word(cause, "reason"));
        // That a search failed is no news; why it did is.
        var type = Word(error, "type") is Search && Word(cause, "type") is { Length: > 0 } deeper ? deeper : Word(error, "type");
        var reason = inner.Length == 0 || outer.Contains(inner, StringComparison.Ordinal) ? outer : outer.Length == 0 ? inner : $"{outer} ({inner})";
        return new ElasticError(type, Cut(reason), Word(error, "durability") == "PERMANENT" || Word(cause, "durability") == "PERMANENT");
    }

    private static JsonElement Innermost(JsonElement error)
    {
        if (error.TryGetProperty("failed_shards", out var shards) && shards.ValueKind is JsonValueKind.Array && shards.GetArrayLength() > 0
            && shards[0].TryGetProperty("reason", out var failed) && failed.ValueKind is JsonValueKind.Object) error = failed;
        while (error.TryGetProperty("caused_by", out var cause) && cause.ValueKind is JsonValueKind.Object) error = cause;
        return error;
    }

    private static string Word(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString()! : "";

    private static string Cut(string words) => words.Length <= LongestReason ? words : $"{words[..LongestReason]}…";
}
