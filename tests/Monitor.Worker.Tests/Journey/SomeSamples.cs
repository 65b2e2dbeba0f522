using System.Text.Json.Nodes;

namespace Monitor.Worker.Tests.Journey;

/// <summary>Every third of the shipped samples in a folder of their own: the same three days, told in little more than half the time.</summary>
internal static class SomeSamples
{
    private const int OneIn = 3;

    /// <param name="folder">Where they are to be.</param>
    public static void Write(string folder)
    {
        var shipped = Path.Combine(AppContext.BaseDirectory, "Samples");
        foreach (var file in Directory.EnumerateFiles(shipped, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(shipped, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var kept = Thin(Path.Combine(folder, "sources.json"), "sources", (source, at) => at % OneIn == 0).Select(source => (string)source!["id"]!).ToHashSet(StringComparer.Ordinal);
        Thin(Path.Combine(folder, "expected.json"), "samples", (sample, _) => kept.Contains((string)sample["source"]!));
    }

    private static JsonArray Thin(string file, string list, Func<JsonNode, int, bool> stays)
    {
        var whole = JsonNode.Parse(File.ReadAllText(file))!;
        JsonArray thin = [.. whole[list]!.AsArray().Where((entry, at) => stays(entry!, at)).Select(entry => entry!.DeepClone())];
        whole[list] = thin;
        File.WriteAllText(file, whole.ToJsonString());
        return thin;
    }
}
