using System.Text.Json;
using System.Text.Json.Serialization;

namespace Monitor.Classifiers.Models;

/// <summary><c>card.json</c> of a folder that holds a model.</summary>
internal static partial class CardFile
{
    private const string Name = "card.json";

    public static void Write(string folder, ModelCard card) =>
        File.WriteAllText(Path.Combine(folder, Name), JsonSerializer.Serialize(card, CardJson.Default.ModelCard));

    /// <summary>Null when the folder has no card.</summary>
    /// <exception cref="ModelFileException">The card cannot be read.</exception>
    public static ModelCard? Read(string folder)
    {
        var file = Path.Combine(folder, Name);
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize(File.ReadAllText(file), CardJson.Default.ModelCard) : null;
        }
        catch (JsonException e)
        {
            throw new ModelFileException(file, $"it is not a model card ({e.Message})");
        }
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
    [JsonSerializable(typeof(ModelCard))]
    private sealed partial class CardJson : JsonSerializerContext;
}
