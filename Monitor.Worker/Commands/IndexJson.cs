using System.Text.Json.Serialization;

namespace Monitor.Worker.Commands;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IndexBenchDocument))]
[JsonSerializable(typeof(IndexFigures))]
[JsonSerializable(typeof(IndexAnswer))]
internal sealed partial class IndexJson : JsonSerializerContext;

/// <summary>A line of the documents to measure with.</summary>
internal sealed record IndexBenchDocument(string Id, string Title, string? Text, string? Date, string? Language);

/// <param name="Bytes">Of the index on disk.</param>
/// <param name="ColdMs">Open the index and answer the first query.</param>
internal sealed record IndexFigures(
    int Docs,
    double IndexDocsS,
    long Bytes,
    double ColdMs,
    double P50Ms,
    double P95Ms,
    double P99Ms,
    double UpdateP50Ms,
    double UpdateP95Ms,
    double RssMib,
    int Queries);
