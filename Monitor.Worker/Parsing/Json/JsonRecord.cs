using System.Text.Json;
using Monitor.Worker.Parsing.Mapping;

namespace Monitor.Worker.Parsing.Json;

/// <summary>
/// JSON as publishers send it: a list of one may be the thing itself, an empty list may be missing, null or "", a list may be an
/// object with numeric names, numbers and booleans may be text.
/// </summary>
internal sealed class JsonRecord(JsonElement element, JsonRecord? parent = null) : RecordNode(parent)
{
    protected override string? Text => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",

        // What converters from XML make of an element with attributes.
        JsonValueKind.Object when element.TryGetProperty("#text", out var text) && text.ValueKind is JsonValueKind.String => text.GetString(),
        _ => null,
    };

    protected override IEnumerable<RecordNode> Members => element.ValueKind is JsonValueKind.Array ? Flatten(element)
        : IsNumbered ? Numbered()
        : [this];

    protected override bool IsBlank => Text is "";

    // PHP writes a list with gaps as an object: {"session": {...}, "0": {...}, "2": {...}}. The number is near the front.
    private bool IsNumbered => element.ValueKind is JsonValueKind.Object && element.EnumerateObject().Take(3).Any(IsNumberedMember);

    protected override IEnumerable<RecordNode>? Children(string name)
    {
        if (element.ValueKind is JsonValueKind.Array) return Through(Flatten(element), name);
        if (element.ValueKind is not JsonValueKind.Object) return null;
        if (element.TryGetProperty(name, out var child)) return Flatten(child);
        return IsNumbered ? Through(Numbered(), name) : null;
    }

    private static IEnumerable<RecordNode>? Through(IEnumerable<JsonRecord> members, string name)
    {
        var found = members.Select(member => member.Children(name)).OfType<IEnumerable<RecordNode>>().ToList();
        return found.Count == 0 ? null : found.SelectMany(children => children);
    }

    // The owner of a list's members is the object that has the list: ".." leads from one to the other.
    private IEnumerable<JsonRecord> Flatten(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Flatten),
        JsonValueKind.Null => [],
        _ => [new JsonRecord(value, this)],
    };

    private IEnumerable<JsonRecord> Numbered() =>
        element.EnumerateObject().Where(IsNumberedMember).SelectMany(property => Flatten(property.Value));

    private static bool IsNumberedMember(JsonProperty property) =>
        property.Value.ValueKind is JsonValueKind.Object && property.Name.Length > 0 && property.Name.All(char.IsAsciiDigit);
}
