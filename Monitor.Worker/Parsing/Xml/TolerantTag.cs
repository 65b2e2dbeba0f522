using System.Net;

namespace Monitor.Worker.Parsing.Xml;

/// <summary>A start tag, read as leniently as browsers do.</summary>
/// <param name="End">Where the text goes on.</param>
/// <param name="IsWhole">False when the text ends inside the tag.</param>
internal sealed record TolerantTag(string Name, IReadOnlyDictionary<string, string> Attributes, bool IsEmpty, int End, bool IsWhole)
{
    public static bool IsNameStart(char character) => char.IsLetter(character) || character is '_' or ':';

    public static TolerantTag Read(string text, int start)
    {
        var at = NameEnd(text, start);
        var name = text[start..at];
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        while (at < text.Length)
        {
            switch (text[at])
            {
                case '>':
                    return new TolerantTag(name, attributes, IsEmpty: text[at - 1] == '/', at + 1, IsWhole: true);
                case '<':
                    // The mark that ends the tag is missing; the next one begins here.
                    return new TolerantTag(name, attributes, IsEmpty: false, at, IsWhole: true);
                case var character when IsNameStart(character):
                    at = Attribute(text, at, attributes);
                    break;
                default:
                    at++;
                    break;
            }
        }

        return new TolerantTag(name, attributes, IsEmpty: false, text.Length, IsWhole: false);
    }

    private static int Attribute(string text, int start, Dictionary<string, string> attributes)
    {
        var at = NameEnd(text, start);
        var name = text[start..at];
        var equals = SkipSpace(text, at);
        if (equals >= text.Length || text[equals] != '=') return at;

        var (value, end) = Value(text, SkipSpace(text, equals + 1));
        attributes.TryAdd(name, WebUtility.HtmlDecode(value));
        return end;
    }

    private static (string Value, int End) Value(string text, int start)
    {
        if (start >= text.Length) return ("", text.Length);
        if (text[start] is '"' or '\'')
        {
            var close = text.IndexOf(text[start], start + 1);
            return close < 0 ? ("", text.Length) : (text[(start + 1)..close], close + 1);
        }

        var end = start;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('>' or '<')) end++;
        return (text[start..end].TrimEnd('/'), end);
    }

    private static int NameEnd(string text, int start)
    {
        var end = start;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or ':' or '-' or '.')) end++;
        return end;
    }

    private static int SkipSpace(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        return at;
    }
}
