using System.Globalization;
using System.Text.Json;

namespace Monitor.Worker.Tests.Indexing.Elasticsearch.Model;

/// <summary>The types of the model by their names.</summary>
internal sealed class ModelTypes(JsonElement types)
{
    private static readonly HashSet<string> Whole = ["integer", "long", "short", "byte", "uint", "ulong"];

    private readonly Dictionary<(string Namespace, string Name), JsonElement> _types = types.EnumerateArray().ToDictionary(type => NameOf(type.GetProperty("name")));

    public static (string Namespace, string Name) NameOf(JsonElement name) => (name.GetProperty("namespace").GetString()!, name.GetProperty("name").GetString()!);

    public static bool IsWhole((string Namespace, string Name) name) => name.Namespace == "_types" && Whole.Contains(name.Name);

    public JsonElement? Find(JsonElement name) => Find(NameOf(name));

    public JsonElement? Find((string Namespace, string Name) name) => _types.TryGetValue(name, out var type) ? type : null;

    public static bool IsMember(JsonElement enumeration, string word) =>
        (enumeration.TryGetProperty("isOpen", out var open) && open.GetBoolean())
        || enumeration.GetProperty("members").EnumerateArray().Any(member => member.GetProperty("name").GetString() == word || Aliases(member).Contains(word));

    public static IEnumerable<string> Aliases(JsonElement named) =>
        named.TryGetProperty("aliases", out var aliases) ? aliases.EnumerateArray().Select(alias => alias.GetString()!) : [];

    /// <summary>Whether the value of a parameter, which is always text, can be read as this type.</summary>
    public bool TakesText(JsonElement type, string text) => type.GetProperty("kind").GetString() switch
    {
        "instance_of" => TakesText(NameOf(type.GetProperty("type")), text),
        "array_of" => text.Split(',').All(part => TakesText(type.GetProperty("value"), part)),
        "union_of" => type.GetProperty("items").EnumerateArray().Any(item => TakesText(item, text)),
        "literal_value" => type.GetProperty("value").ToString() == text,
        _ => true,
    };

    private bool TakesText((string Namespace, string Name) name, string text)
    {
        if (name == ("_types", "Duration")) return text is "-1" or "0" || (char.IsAsciiDigit(text[0]) && text.TrimStart("0123456789".ToCharArray()) is "d" or "h" or "m" or "s" or "ms" or "micros" or "nanos");
        if (IsWhole(name)) return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
        if (name.Namespace == "_builtins")
        {
            return name.Name switch
            {
                "boolean" => text is "true" or "false",
                "number" => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
                _ => true,
            };
        }

        if (Find(name) is not { } type) return true;
        return type.GetProperty("kind").GetString() switch
        {
            "enum" => IsMember(type, text),
            "type_alias" => TakesText(type.GetProperty("type"), text),
            _ => true,
        };
    }
}
