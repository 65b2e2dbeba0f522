using System.Globalization;
using System.Text.Json.Serialization;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Web.Tuning;

/// <summary>What a label would change, for the script that waits for it.</summary>
/// <param name="State">waiting, known or gone.</param>
/// <param name="Words">As the page says it.</param>
internal sealed record EffectJson(
    [property: JsonPropertyName("state")] string State,
    [property: JsonPropertyName("words")] string Words)
{
    [JsonPropertyName("before")]
    public double? Before { get; init; }

    [JsonPropertyName("after")]
    public double? After { get; init; }

    [JsonPropertyName("threshold")]
    public double? Threshold { get; init; }

    [JsonPropertyName("crossing")]
    public int? Crossing { get; init; }

    [JsonPropertyName("watched")]
    public int? Watched { get; init; }

    [JsonPropertyName("seconds")]
    public double? Seconds { get; init; }

    [JsonPropertyName("others")]
    public IReadOnlyList<EffectOther> Others { get; init; } = [];

    public static EffectJson Of(Label? label) => label switch
    {
        null or { Holds: false } or { Given.ItemId: null } => new EffectJson("gone", "The label was taken back."),
        { Effect: null } => new EffectJson("waiting", EffectWords.Waiting),
        { Effect: { } effect } => new EffectJson("known", EffectWords.Sentence(effect))
        {
            Before = effect.Before,
            After = effect.After,
            Threshold = effect.Threshold,
            Crossing = effect.Crossing,
            Watched = effect.Watched,
            Seconds = effect.Seconds,
            Others = [.. effect.Others.Select(EffectOther.Of)],
        },
    };
}

/// <param name="Scores">Both, as the page writes them.</param>
internal sealed record EffectOther(
    [property: JsonPropertyName("item")] long Item,
    [property: JsonPropertyName("title")] string Title,
    [property: JsonPropertyName("before")] double Before,
    [property: JsonPropertyName("after")] double After,
    [property: JsonPropertyName("scores")] string Scores)
{
    public static EffectOther Of(EffectOnItem other) =>
        new(other.ItemId, other.Title, other.Before, other.After, string.Create(CultureInfo.InvariantCulture, $"{Web.Words.Score(other.Before)} → {Web.Words.Score(other.After)}"));
}
