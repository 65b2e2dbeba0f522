using System.Buffers;

namespace Monitor.Worker.Fetching.Answers;

/// <summary>Finds the first element of a text, and says whether it is HTML's.</summary>
internal static class MarkupStart
{
    private const string DocType = "<!doctype";

    private static readonly SearchValues<char> AfterName = SearchValues.Create(" \t\r\n/>");

    private static readonly string[] Documents = ["<html", "<head", "<body", "<frameset"];

    private static readonly string[] Fragments =
    [
        "div", "p", "table", "ul", "ol", "li", "span", "a", "h1", "h2", "h3", "h4", "main", "section", "article", "meta", "link", "script", "style", "center", "tr", "td",
        "br", "b", "i", "font", "form", "header", "nav", "noscript", "img", "hr", "dl", "strong", "em", "iframe",
    ];

    /// <summary>The text from its first element on, or from its HTML doctype; prolog, comments and other doctypes are passed over.</summary>
    public static ReadOnlySpan<char> Find(ReadOnlySpan<char> text)
    {
        while (true)
        {
            text = text.TrimStart().TrimStart('\uFEFF').TrimStart();
            if (text.StartsWith("<?", StringComparison.Ordinal)) text = After(text, "?>");
            else if (text.StartsWith("<!--", StringComparison.Ordinal)) text = After(text, "-->");
            else if (text.StartsWith(DocType, StringComparison.OrdinalIgnoreCase) && !IsHtmlDocType(text)) text = AfterDocType(text);
            else return text;
        }
    }

    public static bool IsHtmlDocument(ReadOnlySpan<char> root) => IsHtmlDocType(root) || StartsWithAny(root, Documents);

    /// <summary>The first element after an HTML doctype; the text itself where it begins with none.</summary>
    public static ReadOnlySpan<char> AfterHtmlDocType(ReadOnlySpan<char> root) => IsHtmlDocType(root) ? Find(AfterDocType(root)) : root;

    public static bool IsHtmlFragment(ReadOnlySpan<char> root)
    {
        var end = root[1..].IndexOfAny(AfterName);
        if (end < 1) return false;
        var name = root.Slice(1, end);
        foreach (var fragment in Fragments)
        {
            if (name.Equals(fragment, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    public static bool HasHtml(ReadOnlySpan<char> text) =>
        text.Contains("<html", StringComparison.OrdinalIgnoreCase) || text.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase);

    private static bool IsHtmlDocType(ReadOnlySpan<char> text) =>
        text.StartsWith(DocType, StringComparison.OrdinalIgnoreCase) && text[DocType.Length..].TrimStart().StartsWith("html", StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> AfterDocType(ReadOnlySpan<char> text)
    {
        var close = text.IndexOf('>');
        var subset = text.IndexOf('[');
        return subset >= 0 && subset < close ? After(text, "]>") : After(text, ">");
    }

    private static bool StartsWithAny(ReadOnlySpan<char> text, string[] tags)
    {
        foreach (var tag in tags)
        {
            if (text.StartsWith(tag, StringComparison.OrdinalIgnoreCase) && (text.Length == tag.Length || !char.IsLetterOrDigit(text[tag.Length]))) return true;
        }

        return false;
    }

    private static ReadOnlySpan<char> After(ReadOnlySpan<char> text, string mark) =>
        text.IndexOf(mark, StringComparison.Ordinal) is var found and >= 0 ? text[(found + mark.Length)..] : [];
}
