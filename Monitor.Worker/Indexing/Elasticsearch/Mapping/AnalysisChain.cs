using System.Text.Json.Nodes;

namespace Monitor.Worker.Indexing.Elasticsearch.Mapping;

/// <summary>An analyzer: words are cut by the rules of Unicode, before and after which its parts do their work in order.</summary>
internal sealed record AnalysisChain(string Name, IReadOnlyList<AnalysisPart> Parts)
{
    public const string Tokenizer = "standard";

    public JsonObject Definition()
    {
        var definition = new JsonObject { ["type"] = "custom", ["tokenizer"] = Tokenizer };
        if (Parts.Any(part => part.IsCharFilter)) definition["char_filter"] = Names(true);
        definition["filter"] = Names(false);
        return definition;
    }

    /// <summary>A request that analyses a text by this chain, on a cluster that does not know it yet.</summary>
    public JsonObject Trial(string text) => new()
    {
        ["tokenizer"] = Tokenizer,
        ["char_filter"] = Inline(true),
        ["filter"] = Inline(false),
        ["text"] = text,
    };

    private JsonArray Names(bool charFilters) => [.. Parts.Where(part => part.IsCharFilter == charFilters).Select(part => (JsonNode)part.Name)];

    private JsonArray Inline(bool charFilters) => [.. Parts.Where(part => part.IsCharFilter == charFilters).Select(part => part.Inline())];
}
