using AngleSharp.Dom;

namespace Monitor.Worker.Parsing.Html;

/// <summary>Selectors as a source's mapping writes them. The catalogue's check says what is wrong with one; here it finds nothing.</summary>
internal static class FieldSelector
{
    /// <summary>The selector and the attribute behind its last <c>@</c>, which has no meaning in CSS outside of quotes.</summary>
    public static (string Selector, string? Attribute) Split(string path)
    {
        var at = path.LastIndexOf('@');
        if (at < 0 || path.AsSpan(at).ContainsAny("\"']")) return (path.Trim(), null);
        return (path[..at].Trim(), path[(at + 1)..].Trim());
    }

    public static IReadOnlyList<IElement> All(IParentNode scope, string selector)
    {
        try
        {
            return [.. scope.QuerySelectorAll(selector)];
        }
        catch (DomException)
        {
            return [];
        }
    }

    public static bool Matches(IElement element, string selector)
    {
        try
        {
            return element.Matches(selector);
        }
        catch (DomException)
        {
            return false;
        }
    }

    /// <summary>What a row selector's rows lie in (<c>table.list tr.row</c>: <c>table.list</c>), or null where it does not say.</summary>
    public static string? Container(string selector)
    {
        var trimmed = selector.Trim();
        var depth = 0;
        var quote = '\0';
        var last = -1;
        for (var i = 0; i < trimmed.Length; i++)
        {
            var c = trimmed[i];
            if (quote != '\0') quote = c == quote ? '\0' : quote;
            else if (c is '"' or '\'') quote = c;
            else if (c is '[' or '(') depth++;
            else if (c is ']' or ')') depth--;
            else if (c == ',' && depth == 0) return null;
            else if (c is ' ' or '>' or '+' or '~' && depth == 0) last = i;
        }

        return last > 0 && trimmed[..last].TrimEnd(' ', '>', '+', '~') is { Length: > 0 } container ? container : null;
    }
}
