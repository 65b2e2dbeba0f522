using System.Text.Json;
using System.Text.Json.Serialization;

namespace Monitor.Classifiers.Evaluation;

/// <summary>What one classifier said of the gold set and the canaries.</summary>
public sealed partial record GoldReport
{
    public required string ModelId { get; init; }

    /// <summary>Hash of the gold set that was asked.</summary>
    public required string GoldHash { get; init; }

    /// <summary>Of the gold examples, at the classifier's threshold.</summary>
    public required Metrics Relevance { get; init; }

    /// <summary>The same by BCP-47 primary language, most examples first.</summary>
    public required IReadOnlyDictionary<string, Metrics> Languages { get; init; }

    /// <summary>By instrument id, over the relevant gold examples; one that the classifier did not flag has no instrument.</summary>
    public required IReadOnlyDictionary<string, Metrics> Instruments { get; init; }

    /// <summary>Of the gold examples, in their order.</summary>
    public required IReadOnlyList<GoldOutcome> Outcomes { get; init; }

    /// <summary>Of the canaries, in their order.</summary>
    public required IReadOnlyList<GoldOutcome> Canaries { get; init; }

    [JsonIgnore]
    public IReadOnlyList<GoldOutcome> CanariesMet => [.. Canaries.Where(outcome => outcome.IsRight)];

    [JsonIgnore]
    public IReadOnlyList<GoldOutcome> CanariesMissed => [.. Canaries.Where(outcome => !outcome.IsRight)];

    /// <summary>Relevant gold examples and canaries that the other classifier flags and this one does not, as this one scored them.</summary>
    /// <exception cref="ArgumentException">The other was asked another gold set.</exception>
    public IReadOnlyList<GoldOutcome> LostAgainst(GoldReport active) => Turned(active, relevant: true, flagged: false);

    /// <summary>Relevant gold examples and canaries that this classifier flags and the other does not.</summary>
    /// <exception cref="ArgumentException">The other was asked another gold set.</exception>
    public IReadOnlyList<GoldOutcome> WonAgainst(GoldReport active) => Turned(active, relevant: true, flagged: true);

    /// <summary>Irrelevant ones that this classifier flags and the other does not: new noise.</summary>
    /// <exception cref="ArgumentException">The other was asked another gold set.</exception>
    public IReadOnlyList<GoldOutcome> FalselyFlaggedAgainst(GoldReport active) => Turned(active, relevant: false, flagged: true);

    public string ToJson() => JsonSerializer.Serialize(this, GoldJson.Default.GoldReport);

    /// <exception cref="JsonException">Not a report.</exception>
    public static GoldReport FromJson(string json) =>
        JsonSerializer.Deserialize(json, GoldJson.Default.GoldReport) ?? throw new JsonException("The report is null.");

    private List<GoldOutcome> Turned(GoldReport active, bool relevant, bool flagged)
    {
        ArgumentNullException.ThrowIfNull(active);
        // Rows are compared by their place.
        if (active.GoldHash != GoldHash)
            throw new ArgumentException($"{active.ModelId} was tried on another gold set than {ModelId}; try both on one.", nameof(active));
        return
        [
            .. Outcomes.Concat(Canaries).Zip(active.Outcomes.Concat(active.Canaries))
                .Where(pair => pair.First.Relevant == relevant && pair.First.Flagged == flagged && pair.Second.Flagged != flagged)
                .Select(pair => pair.First),
        ];
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
    [JsonSerializable(typeof(GoldReport))]
    private sealed partial class GoldJson : JsonSerializerContext;
}

/// <summary>What a classifier said of one example.</summary>
/// <param name="Family">Of the example.</param>
/// <param name="Language">BCP-47.</param>
/// <param name="Title">Of the example.</param>
/// <param name="Relevant">What people said.</param>
/// <param name="Relevance">Calibrated probability, 0 to 1, that the classifier gave.</param>
/// <param name="Flagged">The probability reaches the classifier's threshold.</param>
public sealed record GoldOutcome(string Family, string Language, string Title, bool Relevant, double Relevance, bool Flagged)
{
    [JsonIgnore]
    public bool IsRight => Flagged == Relevant;
}
