namespace Monitor.Worker.Detecting;

/// <summary>The structure of an HTML page: which elements of which classes it is built from, whatever it says.</summary>
internal static class PageShape
{
    private const int LongestTag = 400;

    /// <returns>Null when the text has no elements.</returns>
    public static string? Of(string html) => Sketch.Of(Elements(html));

    private static IEnumerable<string> Elements(string html)
    {
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < html.Length; at = html.IndexOf('<', at + 1))
        {
            if (!char.IsAsciiLetter(html[at + 1])) continue;
            var end = html.IndexOf('>', at);
            if (end < 0) yield break;
            var tag = html.AsSpan(at + 1, Math.Min(end - at - 1, LongestTag));
            yield return Element(tag);
        }
    }

    private static string Element(ReadOnlySpan<char> tag)
    {
        var nameEnd = tag.IndexOfAny(" \t\r\n/");
        var name = (nameEnd < 0 ? tag : tag[..nameEnd]).ToString().ToLowerInvariant();
        var at = tag.IndexOf("class=", StringComparison.OrdinalIgnoreCase);
        if (at < 0 || at + 7 >= tag.Length) return name;
        var quote = tag[at + 6];
        var value = quote is '"' or '\'' ? tag[(at + 7)..] : tag[(at + 6)..];
        var close = quote is '"' or '\'' ? value.IndexOf(quote) : value.IndexOfAny(" \t\r\n/");
        return $"{name}.{(close < 0 ? value : value[..close])}";
    }
}
