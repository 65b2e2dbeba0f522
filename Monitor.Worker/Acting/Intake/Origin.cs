using System.Text.Json;
using System.Text.Json.Serialization;

namespace Monitor.Worker.Acting.Intake;

/// <summary>What a form carries from its opening to its sending: which item, and where whoever sends it is to be answered.</summary>
/// <param name="Item">Number of the item.</param>
/// <param name="About">What else the form is about: a fingerprint, a word.</param>
/// <param name="Word">The verdict, or the kind.</param>
internal sealed record Origin(long Item, string? About, string? Word, string? Channel, string? Thread)
{
    public string Write() => JsonSerializer.Serialize(this, OriginJson.Default.Origin);

    /// <summary>Null when it is not what we wrote.</summary>
    public static Origin? Read(string metadata)
    {
        try
        {
            return JsonSerializer.Deserialize(metadata, OriginJson.Default.Origin);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Origin))]
internal sealed partial class OriginJson : JsonSerializerContext;
