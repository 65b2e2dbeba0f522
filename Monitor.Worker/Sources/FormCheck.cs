using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Monitor.Worker.Sources.Entries;

namespace Monitor.Worker.Sources;

/// <summary>
/// Whether a JSON value has the form of an entry: known names, each once, nothing null, right types. The entry classes are the one
/// description of the form; a deserialiser alone would stop at the first mistake.
/// </summary>
internal static class FormCheck
{
    public static void Check(JsonElement value, Type type, string path, ProblemList problems)
    {
        var form = SourcesJson.Default.GetTypeInfo(type) ?? throw new InvalidOperationException($"{type} is missing in {nameof(SourcesJson)}.");
        if (value.ValueKind is JsonValueKind.Null)
        {
            problems.Add(SourceAt(path), path, "The value is null.", "Leave the name out instead.");
        }
        else if (ShortForms.Allow(value, type))
        {
            Short(value, path, problems);
        }
        else
        {
            Long(value, form, path, problems);
        }
    }

    private static void Long(JsonElement value, JsonTypeInfo form, string path, ProblemList problems)
    {
        switch (form.Kind)
        {
            case JsonTypeInfoKind.Object when value.ValueKind is JsonValueKind.Object:
                Members(value, form, path, problems);
                break;
            case JsonTypeInfoKind.Dictionary when value.ValueKind is JsonValueKind.Object:
                Entries(value, form.Type.GenericTypeArguments[1], path, problems);
                break;
            case JsonTypeInfoKind.Enumerable when value.ValueKind is JsonValueKind.Array:
                var index = 0;
                foreach (var member in value.EnumerateArray()) Check(member, form.Type.GenericTypeArguments[0], $"{path}[{index++}]", problems);
                break;
            case JsonTypeInfoKind.None:
                Leaf(value, form, path, problems);
                break;
            default:
                problems.Add(SourceAt(path), path, $"This is {Said(value)}; {Wanted(form)} belongs here.", "See docs/adding-a-source.md.");
                break;
        }
    }

    private static void Members(JsonElement value, JsonTypeInfo form, string path, ProblemList problems)
    {
        Duplicates(value, path, problems);
        foreach (var member in value.EnumerateObject())
        {
            var inner = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            if (form.Properties.FirstOrDefault(property => property.Name == member.Name) is { } known) Check(member.Value, known.PropertyType, inner, problems);
            else problems.Add(SourceAt(path), inner, $"The name '{member.Name}' is not known here.", NearName.Advice(member.Name, form.Properties.Select(property => property.Name)));
        }
    }

    private static void Entries(JsonElement value, Type type, string path, ProblemList problems)
    {
        Duplicates(value, path, problems);
        foreach (var member in value.EnumerateObject()) Check(member.Value, type, $"{path}.{member.Name}", problems);
    }

    private static void Duplicates(JsonElement value, string path, ProblemList problems)
    {
        foreach (var twins in value.EnumerateObject().GroupBy(member => member.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            var inner = path.Length == 0 ? twins.Key : $"{path}.{twins.Key}";
            problems.Add(SourceAt(path), inner, $"'{twins.Key}' is given {twins.Count()} times.", "Keep one of them.");
        }
    }

    private static void Short(JsonElement value, string path, ProblemList problems)
    {
        if (value.ValueKind is not JsonValueKind.Array) return;
        foreach (var (index, member) in value.EnumerateArray().Index())
        {
            if (member.ValueKind is not JsonValueKind.String) problems.Add(SourceAt(path), $"{path}[{index}]", $"This is {Said(member)}; text belongs here.", "Write it in quotes.");
        }
    }

    private static void Leaf(JsonElement value, JsonTypeInfo form, string path, ProblemList problems)
    {
        try
        {
            value.Deserialize(form);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            problems.Add(SourceAt(path), path, $"{Said(value)} is not {Wanted(form)}.", WrittenForms.Advice(form.Type));
        }
    }

    private static string? SourceAt(string path) => path.StartsWith("sources[", StringComparison.Ordinal) ? path[..(path.IndexOf(']', StringComparison.Ordinal) + 1)] : null;

    private static string Said(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        _ => value.GetRawText() is { Length: > 60 } raw ? raw[..60] + "…" : value.GetRawText(),
    };

    private static string Wanted(JsonTypeInfo form) => form.Kind switch
    {
        JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary => "an object",
        JsonTypeInfoKind.Enumerable => "a list",
        _ => WrittenForms.Name(form.Type),
    };
}
