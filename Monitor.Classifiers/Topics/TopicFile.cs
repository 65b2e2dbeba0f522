using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Monitor.Classifiers.Topics;

internal static partial class TopicFile
{
    public static TopicSet Read(string path)
    {
        if (!File.Exists(path))
            throw new TopicFileException(path, ["there is no such file; restore topics.json beside the program"]);
        var bytes = File.ReadAllBytes(path);
        var (file, mistake) = Parse(bytes);
        var mistakes = file is null ? [mistake!] : TopicChecks.Run(file);
        if (mistakes.Count > 0)
            throw new TopicFileException(path, mistakes);
        return new TopicSet
        {
            Relevance = ToTopic("relevance", file!.Relevance!),
            ReviewThreshold = file.Relevance!.ReviewThreshold ?? file.Relevance.Threshold!.Value,
            Instruments = [.. file.Instruments!.Select(entry => ToTopic(entry!.Id!, entry))],
            Hash = Convert.ToHexStringLower(SHA256.HashData(bytes)),
        };
    }

    private static (FileShape? File, string? Mistake) Parse(byte[] bytes)
    {
        try
        {
            var file = JsonSerializer.Deserialize(bytes, FileJson.Default.FileShape);
            return file is null ? (null, "the file says null; expected an object") : (file, null);
        }
        catch (JsonException e)
        {
            return (null, $"line {e.LineNumber + 1}: {e.Message}");
        }
    }

    private static Topic ToTopic(string id, TopicShape entry) => new()
    {
        Id = id,
        Name = entry.Name!,
        Belongs = entry.Belongs!,
        DoesNotBelong = entry.DoesNotBelong!,
        Threshold = entry.Threshold!.Value,
        Keywords = entry.Keywords!.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)pair.Value!),
        PolicyAreas = entry.PolicyAreas!,
    };

    internal sealed record FileShape
    {
        public TopicShape? Relevance { get; init; }
        public List<TopicShape?>? Instruments { get; init; }
    }

    // Everything nullable: a missing field is one mistake among others, not the end of reading.
    internal sealed record TopicShape
    {
        public string? Id { get; init; }
        public string? Name { get; init; }
        public string? Belongs { get; init; }
        public string? DoesNotBelong { get; init; }
        public double? Threshold { get; init; }
        public double? ReviewThreshold { get; init; }
        public Dictionary<string, List<string>?>? Keywords { get; init; }
        public List<string>? PolicyAreas { get; init; }
    }

    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        ReadCommentHandling = JsonCommentHandling.Disallow)]
    [JsonSerializable(typeof(FileShape))]
    private sealed partial class FileJson : JsonSerializerContext;
}
