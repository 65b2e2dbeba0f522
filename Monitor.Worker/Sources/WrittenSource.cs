using System.Text.Json;
using System.Text.Json.Nodes;
using Monitor.Worker.Documents;
using Monitor.Worker.Sources.Checks;
using Monitor.Worker.Sources.Entries;

namespace Monitor.Worker.Sources;

/// <summary>One source as it stands in the file, over the shape that it uses and the file's defaults.</summary>
internal sealed class WrittenSource(string path, JsonElement element, SharedParts shared)
{
    public string Path { get; } = path;

    public string? Id { get; } = Text(element, "id");

    private string? Use { get; } = Text(element, "use");

    /// <summary>Only what is well formed is looked at for its meaning.</summary>
    public bool HasForm(ProblemList problems) => !problems.Touch(Path) && !problems.Touch("defaults") && (Use is null || !problems.Touch($"shapes.{Use}"));

    /// <summary>Null when a part is missing without which there is no source; the problems then say which.</summary>
    public Source? ToSource(ProblemList problems)
    {
        if (Merged() is not { } merged) return null;
        var entry = merged.Deserialize(SourcesJson.Default.SourceEntry)!;
        var report = new SourceReport(Id ?? Path, Path, problems);
        if (!RequiredParts.Check(entry, report)) return null;

        WindowChecks.Check(entry, report);
        var fingerprint = EntryFingerprint.Of(merged);
        // Somebody has changed it since: what was verified is another source.
        if (entry.VerifiedAs is { } tried && tried != fingerprint) entry.Verified = null;
        var source = SourceBuilder.Build(entry, shared.Calendar(entry.Calendar, report.Source, Path)) with { Fingerprint = fingerprint };
        SourceChecks.Check(source, report);
        return source;
    }

    private JsonObject? Merged()
    {
        var own = Long(element);
        if (Use is not null)
        {
            if (shared.Shape(Use, Id ?? Path, Path) is not { } shape) return null;
            Fill(own, Long(shape));
        }

        if (shared.Defaults.ValueKind is JsonValueKind.Object) Fill(own, Long(shared.Defaults));
        return own;
    }

    private static JsonObject Long(JsonElement written) => (JsonObject)ShortForms.Expand(JsonObject.Create(written)!, typeof(SourceEntry));

    // Half of an escaped surrogate pair is no text; its form is told as a mistake elsewhere.
    private static string? Text(JsonElement element, string name)
    {
        try
        {
            return element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
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
