using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Monitor.Worker.Sources;

/// <summary>A source's entry as people write it: a member a line, short ones together, inner objects on one line where they fit.</summary>
internal static class EntryText
{
    private const int LongestLine = 150;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="entry">The members in their order.</param>
    /// <param name="indent">Of the entry itself; the first line is written without it.</param>
    public static string Of(JsonObject entry, string indent = "") => Written(entry, indent, isEntry: true);

    private static string Written(JsonNode? node, string indent, bool isEntry = false)
    {
        if (!isEntry && OnOneLine(node) is { } line && line.Length + indent.Length <= LongestLine) return line;
        var inner = indent + "  ";
        return node switch
        {
            JsonObject branch => Lines('{', branch.Select(member => $"{Quoted(member.Key)}: {Written(member.Value, inner)}"), '}', indent),
            JsonArray list => Lines('[', list.Select(member => Written(member, inner)), ']', indent),
            _ => OnOneLine(node),
        };
    }

    private static string Lines(char open, IEnumerable<string> members, char close, string indent)
    {
        var text = new StringBuilder().Append(open);
        foreach (var (index, member) in members.Index()) text.Append(index == 0 ? "\n" : ",\n").Append(indent).Append("  ").Append(member);
        return text.Append('\n').Append(indent).Append(close).ToString();
    }

    private static string OnOneLine(JsonNode? node) => node switch
    {
        JsonObject branch => $"{{{string.Join(", ", branch.Select(member => $"{Quoted(member.Key)}: {OnOneLine(member.Value)}"))}}}",
        JsonArray list => $"[{string.Join(", ", list.Select(OnOneLine))}]",
        null => "null",
        _ => node.ToJsonString(Plain),
    };

    private static string Quoted(string name) => JsonSerializer.Serialize(name, Plain);
}
