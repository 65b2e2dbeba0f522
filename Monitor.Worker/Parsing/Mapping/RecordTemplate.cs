using System.Text;

namespace Monitor.Worker.Parsing.Mapping;

/// <summary>Text with <c>{field}</c> in it.</summary>
internal static class RecordTemplate
{
    /// <summary>The text with all fields filled in; null when one of them is empty, since half a key is no key.</summary>
    public static string? Fill(string template, Func<string, string?> valueOf)
    {
        var filled = new StringBuilder();
        var rest = template.AsSpan();
        while (rest.IndexOf('{') is var open and >= 0 && rest[open..].IndexOf('}') is var length and > 0)
        {
            var value = valueOf(rest.Slice(open + 1, length - 1).Trim().ToString());
            if (string.IsNullOrEmpty(value)) return null;
            filled.Append(rest[..open]).Append(value);
            rest = rest[(open + length + 1)..];
        }

        return filled.Append(rest).ToString();
    }

    public static IEnumerable<string> Names(string template)
    {
        for (var open = template.IndexOf('{'); open >= 0; open = template.IndexOf('{', open + 1))
        {
            var close = template.IndexOf('}', open);
            if (close < 0) yield break;
            yield return template[(open + 1)..close].Trim();
        }
    }
}
