using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Monitor.Worker.Sources.Entries;

namespace Monitor.Worker.Sources;

/// <summary>What may be written shorter: a list of one as its member, a field that is only a path as that path.</summary>
internal static class ShortForms
{
    public static bool Allow(JsonElement value, Type type) =>
        (type == typeof(List<string>) && value.ValueKind is JsonValueKind.String)
        || (type == typeof(FieldEntry) && value.ValueKind is JsonValueKind.String or JsonValueKind.Array);

    /// <summary>The same in long form. The value has passed <see cref="FormCheck"/>.</summary>
    public static JsonNode Expand(JsonNode node, Type type)
    {
        if (type == typeof(List<string>) && node is JsonValue) return new JsonArray(node.DeepClone());
        if (type == typeof(FieldEntry) && node is JsonValue) return new JsonObject { ["path"] = new JsonArray(node.DeepClone()) };
        if (type == typeof(FieldEntry) && node is JsonArray) return new JsonObject { ["path"] = node.DeepClone() };
        return node switch
        {
            JsonObject branch => Members(branch, SourcesJson.Default.GetTypeInfo(type)!),
            JsonArray list when type != typeof(List<string>) => new JsonArray([.. list.Select(member => Expand(member!, type.GenericTypeArguments[0]))]),
            _ => node.DeepClone(),
        };
    }

    private static JsonObject Members(JsonObject branch, JsonTypeInfo form)
    {
        var expanded = new JsonObject();
        foreach (var (name, value) in branch)
        {
            var type = form.Kind is JsonTypeInfoKind.Dictionary ? form.Type.GenericTypeArguments[1] : form.Properties.First(property => property.Name == name).PropertyType;
            expanded[name] = Expand(value!, type);
        }

        return expanded;
    }
}
