using System.Text.Json;

namespace Monitor.Worker.Tests.Web.Api;

/// <summary>As much of JSON Schema as the description uses: types, references, alternatives, members that must be there and no others.</summary>
internal sealed class JsonSchema(JsonElement document)
{
    public IEnumerable<string> Faults(JsonElement schema, JsonElement value, string at)
    {
        if (schema.TryGetProperty("$ref", out var reference)) return Faults(Resolve(reference.GetString()!), value, at);
        foreach (var name in (string[])["oneOf", "anyOf"])
        {
            if (!schema.TryGetProperty(name, out var ways)) continue;
            return ways.EnumerateArray().Any(way => !Faults(way, value, at).Any()) ? [] : [$"{at} fits none of {name}"];
        }

        if (!IsOfType(schema, value)) return [$"{at} is {value.ValueKind}, not {schema.GetProperty("type")}"];
        return value.ValueKind switch
        {
            JsonValueKind.Object => OfObject(schema, value, at),
            JsonValueKind.Array when schema.TryGetProperty("items", out var items) => value.EnumerateArray().SelectMany((one, index) => Faults(items, one, $"{at}[{index}]")),
            _ => [],
        };
    }

    private IEnumerable<string> OfObject(JsonElement schema, JsonElement value, string at)
    {
        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Select(name => name.GetString()!).Where(name => !value.TryGetProperty(name, out _))) yield return $"{at}.{name} is missing";
        }

        var known = schema.TryGetProperty("properties", out var properties) ? properties : default;
        foreach (var member in value.EnumerateObject())
        {
            if (known.ValueKind != JsonValueKind.Object || !known.TryGetProperty(member.Name, out var described)) yield return $"{at}.{member.Name} is not described";
            else foreach (var fault in Faults(described, member.Value, $"{at}.{member.Name}")) yield return fault;
        }
    }

    private static bool IsOfType(JsonElement schema, JsonElement value)
    {
        if (!schema.TryGetProperty("type", out var type)) return true;
        var allowed = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(one => one.GetString()) : [type.GetString()];
        return allowed.Any(one => one switch
        {
            "null" => value.ValueKind == JsonValueKind.Null,
            "string" => value.ValueKind == JsonValueKind.String,
            "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
            "number" => value.ValueKind == JsonValueKind.Number,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "array" => value.ValueKind == JsonValueKind.Array,
            "object" => value.ValueKind == JsonValueKind.Object,
            _ => false,
        });
    }

    private JsonElement Resolve(string reference) => reference.TrimStart('#', '/').Split('/').Aggregate(document, (place, name) => place.GetProperty(name));
}
