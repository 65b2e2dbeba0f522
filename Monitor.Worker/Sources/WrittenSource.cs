using System.Text.Json;
using System.Text.Json.Nodes;
using Monitor.Worker.Documents;
using Monitor.Worker.Sources.Checks;
using Monitor.Worker.Sources.Entries;

namespace Monitor.Worker.Sources;

/// <summary>One source as it stands in the file, over the file's defaults.</summary>
internal sealed class WrittenSource(string path, JsonElement element, JsonElement defaults)
{
    public string Path { get; } = path;

    public string? Id { get; } = element.ValueKind is JsonValueKind.Object && element.TryGetProperty("id", out var id) && id.ValueKind is JsonValueKind.String ? id.GetString() : null;

    /// <summary>Only what is well formed is looked at for its meaning.</summary>
    public bool HasForm(ProblemList problems) => !problems.Touch(Path) && !problems.Touch("defaults");

    /// <summary>Null when a part is missing without which there is no source; the problems then say which.</summary>
    public Source? ToSource(ProblemList problems)
    {
        var entry = Merged().Deserialize(SourcesJson.Default.SourceEntry)!;
        var report = new SourceReport(Id ?? Path, Path, problems);
        if (!RequiredParts.Check(entry, report)) return null;

        var source = SourceBuilder.Build(entry);
        SourceChecks.Check(source, report);
        return source;
    }

    private JsonObject Merged()
    {
        var own = (JsonObject)ShortForms.Expand(JsonObject.Create(element)!, typeof(SourceEntry));
        if (defaults.ValueKind is JsonValueKind.Object) Fill(own, (JsonObject)ShortForms.Expand(JsonObject.Create(defaults)!, typeof(SourceEntry)));
        return own;
    }

    // Property by property, at every depth. A field's rule is one thing: a template does not mix with another's path.
    private static void Fill(JsonObject own, JsonObject given)
    {
        foreach (var (name, value) in given)
        {
            if (!own.TryGetPropertyValue(name, out var mine)) own[name] = value!.DeepClone();
            else if (mine is JsonObject branch && value is JsonObject other && !branch.ContainsKey("path") && !branch.ContainsKey("template") && !branch.ContainsKey("constant")) Fill(branch, other);
        }
    }
}
