using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Monitor.Worker.Sources;

/// <summary>
/// By what an entry is known again: a live pass counts for what was tried and for nothing else. Whoever changes where or how a source is
/// read, in the entry itself or in the shape or the defaults that it uses, has a source that nobody has verified.
/// </summary>
internal static class EntryFingerprint
{
    private const int Bytes = 8;

    /// <summary>What may change without any record being read otherwise.</summary>
    private static readonly HashSet<string> ForPeople = new(StringComparer.Ordinal)
    {
        "id", "name", "use", "jurisdiction", "region", "kind", "schedule", "enabled", "reason", "evidence", "verified", "verifiedAs", "calendar",
    };

    /// <param name="entry">With all that its shape and the file's defaults give.</param>
    public static string Of(JsonObject entry)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in entry.Where(part => !ForPeople.Contains(part.Key)).OrderBy(part => part.Key, StringComparer.Ordinal)) Write(text, name, value);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, Bytes));
    }

    // The order in which somebody writes the parts is no part of them; the order of a list is.
    private static void Write(StringBuilder text, string name, JsonNode? value)
    {
        text.Append(name).Append('=');
        switch (value)
        {
            case JsonObject parts:
                text.Append('{');
                foreach (var (part, inner) in parts.OrderBy(part => part.Key, StringComparer.Ordinal)) Write(text, part, inner);
                text.Append('}');
                break;
            case JsonArray list:
                text.Append('[');
                foreach (var inner in list) Write(text, "", inner);
                text.Append(']');
                break;
            default:
                text.Append(value?.ToJsonString() ?? "null");
                break;
        }

        text.Append('\n');
    }
}
