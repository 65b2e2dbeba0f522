using System.Text.Json.Nodes;

namespace Monitor.Worker.Indexing.Elasticsearch.Mapping;

/// <summary>A step in the analysis of a text.</summary>
/// <param name="Name">How chains name it; of a step that the cluster has ready, its own name.</param>
/// <param name="Definition">Null for a step that the cluster has ready.</param>
/// <param name="IsCharFilter">It works on letters, before words are cut; else on words.</param>
/// <param name="Loss">What is lost where the cluster lacks it; null where without it the chain is of no use.</param>
internal sealed record AnalysisPart(string Name, JsonObject? Definition, bool IsCharFilter, string? Loss)
{
    public static AnalysisPart Ready(string name, string? loss = "") => new(name, null, false, loss);

    public static AnalysisPart Own(string name, JsonObject definition, string? loss) => new(name, definition, false, loss);

    public static AnalysisPart OnLetters(string name, JsonObject definition, string? loss) => new(name, definition, true, loss);

    /// <summary>As a request for analysis names it, without an index that knows our names.</summary>
    public JsonNode Inline() => Definition is null ? JsonValue.Create(Name) : Definition.DeepClone();
}
