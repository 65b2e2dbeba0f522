using System.Text.Json;
using System.Text.Json.Serialization;

namespace Monitor.Classifiers.Evaluation;

/// <summary>Cross-validation by family: the learned classifier beside the keyword baseline on the same unseen examples.</summary>
public sealed partial record EvaluationReport
{
    public required string ModelId { get; init; }

    public required string LabelsHash { get; init; }

    public required int Folds { get; init; }

    public required int Seed { get; init; }

    public required double Threshold { get; init; }

    public required Comparison Relevance { get; init; }

    /// <summary>By BCP-47 primary language, most examples first.</summary>
    public required IReadOnlyDictionary<string, Comparison> Languages { get; init; }

    /// <summary>By instrument id, over the relevant examples.</summary>
    public required IReadOnlyDictionary<string, Comparison> Instruments { get; init; }

    public required IReadOnlyDictionary<string, Comparison> Difficulties { get; init; }

    /// <summary>What is found of relevant sections in long documents on something else.</summary>
    public required HiddenSections HiddenSections { get; init; }

    /// <summary>The most confident errors about relevance, worst first.</summary>
    public required IReadOnlyList<WorstError> WorstErrors { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, ReportJson.Default.EvaluationReport);

    public static string ToJson(IReadOnlyDictionary<string, Comparison> groups) =>
        JsonSerializer.Serialize(groups, ReportJson.Default.IReadOnlyDictionaryStringComparison);

    /// <exception cref="JsonException">Not a report.</exception>
    public static EvaluationReport FromJson(string json) =>
        JsonSerializer.Deserialize(json, ReportJson.Default.EvaluationReport) ?? throw new JsonException("The report is null.");

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
    [JsonSerializable(typeof(EvaluationReport))]
    [JsonSerializable(typeof(IReadOnlyDictionary<string, Comparison>))]
    private sealed partial class ReportJson : JsonSerializerContext;
}

public sealed record Comparison(Metrics Learned, Metrics Keywords);

/// <summary>An example that the model got wrong; <c>Relevant</c> is what people said, <c>Relevance</c> what the fold's model said.</summary>
public sealed record WorstError(string Family, string Language, string Title, bool Relevant, double Relevance);
