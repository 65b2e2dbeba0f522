using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing.Elasticsearch.Cluster;

namespace Monitor.Worker.Indexing.Elasticsearch.Mapping;

/// <summary>What an index is made of: settings, analyzers and mappings, as a template that holds for every version of it.</summary>
internal static class IndexDefinition
{
    /// <summary>Raise it when fields, analysis or what is filled in change: an index of another schema is replaced and filled from the store.</summary>
    public const int Schema = 2;

    public const string SchemaKey = "monitor_schema";
    public const string FallbacksKey = "monitor_fallbacks";

    private const int Priority = 500;
    private const int LongestToMark = 50_000_000;

    // The page turns to 10,000 and takes up to 200 from there.
    private const int MostPaged = 10_200;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Template(ElasticSettings settings, Capabilities capabilities, AnalysisSupport analysis)
    {
        var template = new JsonObject
        {
            ["index_patterns"] = new JsonArray($"{settings.Index}-0*"),
            ["priority"] = Priority,
            ["version"] = Schema,
            ["template"] = new JsonObject
            {
                ["settings"] = new JsonObject { ["index"] = Settings(settings, analysis) },
                ["mappings"] = Mappings(analysis),
            },
        };
        // A write that comes too late must not bring a deleted index back without its alias.
        if (capabilities.HasAllowAutoCreate) template["allow_auto_create"] = false;
        return Bytes(template);
    }

    /// <summary>One small document for each index: the cursor of what it holds.</summary>
    public static byte[] StateIndex() => Bytes(new JsonObject
    {
        ["settings"] = new JsonObject { ["index"] = new JsonObject { ["number_of_shards"] = 1, ["auto_expand_replicas"] = "0-1" } },
        ["mappings"] = new JsonObject { ["dynamic"] = false, ["properties"] = new JsonObject { ["cursor"] = Of("long") } },
    });

    public static byte[] Bytes(JsonNode node) => System.Text.Encoding.UTF8.GetBytes(node.ToJsonString(Plain));

    private static JsonObject Settings(ElasticSettings settings, AnalysisSupport analysis)
    {
        var index = new JsonObject
        {
            ["number_of_shards"] = settings.Shards,
            // We refresh after each batch ourselves, so that searches see whole batches.
            ["refresh_interval"] = "-1",
            ["max_result_window"] = MostPaged,
            ["highlight"] = new JsonObject { ["max_analyzed_offset"] = LongestToMark },
            ["analysis"] = Analysis(analysis),
        };
        if (settings.Replicas is { } replicas) index["number_of_replicas"] = replicas;
        else index["auto_expand_replicas"] = "0-1";
        return index;
    }

    private static JsonObject Analysis(AnalysisSupport analysis)
    {
        var parts = analysis.Chains.SelectMany(chain => chain.Parts).Where(part => part.Definition is not null).DistinctBy(part => part.Name).ToList();
        return new JsonObject
        {
            ["char_filter"] = Definitions(parts.Where(part => part.IsCharFilter)),
            ["filter"] = Definitions(parts.Where(part => !part.IsCharFilter)),
            ["analyzer"] = new JsonObject(analysis.Chains.Select(chain => KeyValuePair.Create(chain.Name, (JsonNode?)chain.Definition()))),
        };
    }

    private static JsonObject Definitions(IEnumerable<AnalysisPart> parts) =>
        new(parts.Select(part => KeyValuePair.Create(part.Name, (JsonNode?)part.Definition!.DeepClone())));

    private static JsonObject Mappings(AnalysisSupport analysis)
    {
        var properties = new JsonObject
        {
            [ElasticFields.Id] = Of("long"),
            [ElasticFields.Number] = new JsonObject { ["type"] = "text", ["analyzer"] = "whitespace", ["norms"] = false },
            [ElasticFields.Key] = new JsonObject { ["type"] = "keyword", ["doc_values"] = false },
            [ElasticFields.Published] = Of("integer"),
            [ElasticFields.Day] = Of("integer"),
            [ElasticFields.Changed] = Of("integer"),
            [ElasticFields.Seen] = Of("integer"),
            [ElasticFields.Dates] = Of("integer"),
            [ElasticFields.Relevance] = Of("integer"),
            [ElasticFields.RelevanceShare] = Of("float"),
            [ElasticFields.StageRank] = Of("float"),
            [ElasticFields.Alike] = Of("keyword"),
        };
        foreach (var facet in SearchFacets.All)
        {
            properties[ElasticFields.Facet(facet)] = Of("keyword");
            properties[ElasticFields.Meant(facet)] = new JsonObject { ["type"] = "keyword", ["doc_values"] = false };
        }

        foreach (var field in ElasticFields.Words)
        {
            properties[field] = Words(ElasticAnalyzers.Neutral, ElasticAnalyzers.NeutralSearch, field);
            foreach (var code in LanguageChains.Codes)
            {
                properties[ElasticFields.In(field, code)] = analysis.Languages.ContainsKey(code)
                    ? Words(ElasticAnalyzers.In(code), null, field)
                    : Words(ElasticAnalyzers.Neutral, ElasticAnalyzers.NeutralSearch, field);
            }
        }

        return new JsonObject
        {
            ["dynamic"] = "strict",
            ["_meta"] = new JsonObject { [SchemaKey] = Schema, [FallbacksKey] = new JsonArray([.. analysis.Fallbacks.Select(words => (JsonNode)words)]) },
            // Texts are kept once; their variants only as terms.
            ["_source"] = new JsonObject { ["excludes"] = new JsonArray([.. ElasticFields.Words.Select(field => (JsonNode)ElasticFields.In(field, "*"))]) },
            ["properties"] = properties,
        };
    }

    private static JsonObject Of(string type) => new() { ["type"] = type };

    private static JsonObject Words(string analyzer, string? searchAnalyzer, string field)
    {
        var words = new JsonObject { ["type"] = "text", ["analyzer"] = analyzer };
        if (searchAnalyzer is not null) words["search_analyzer"] = searchAnalyzer;
        // Where words stood is kept, so that passages of long laws are found without reading them again.
        if (field != ElasticFields.Headings) words["index_options"] = "offsets";
        return words;
    }
}
