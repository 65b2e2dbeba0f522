using System.Buffers;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Parsing.Html;

/// <summary>
/// What one pass over the markup tells before a tree is built from it: how deep it nests (building a tree of 100,000 levels
/// takes a minute), and whether it breaks off. It allocates next to nothing and never backtracks.
/// </summary>
internal sealed class MarkupScan
{
    private const int LongestName = 40;
    private const int LongestTail = 1_000;

    // Their end tags may be left out, so that a thousand of them are a list and not a depth.
    private static readonly HashSet<string> Implied = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "colgroup", "rp", "rt", "body", "html", "head",
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    };

    private static readonly HashSet<string> Containers = new(StringComparer.OrdinalIgnoreCase)
    {
        "table", "ul", "ol", "dl", "div", "section", "main", "article", "form", "a",
    };

    private static readonly HashSet<string> RawText = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes",
    };

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n\f/><");

    private readonly Dictionary<string, int> _open = new(StringComparer.OrdinalIgnoreCase);
    private int _depth;

    private MarkupScan()
    {
    }

    /// <summary>Start tags seen.</summary>
    public int Elements { get; private set; }

    /// <summary>The deepest nesting, estimated: never less than half of what a parser would build from honest markup.</summary>
    public int Depth { get; private set; }

    public bool StartsAsHtml { get; private set; }

    /// <summary>An end tag of body or html was there.</summary>
    public bool Closes { get; private set; }

    /// <summary>In what the text ends (a tag, a comment, a script), or null.</summary>
    public string? EndsInside { get; private set; }

    /// <summary>A container that was opened and never closed, or null.</summary>
    public string? Unclosed => _open.FirstOrDefault(pair => pair.Value > 0 && Containers.Contains(pair.Key)).Key;

    /// <summary>Why this is a piece of a page and not a page; null when nothing says so.</summary>
    public string? Breakage => !StartsAsHtml || Closes ? null
        : EndsInside is not null ? $"ends inside a {EndsInside} and has no </html>"
        : Unclosed is not null ? $"ends inside a <{Unclosed}> and has no </html>"
        : null;

    /// <summary>Why this must not be read as a page, or null.</summary>
    public ParseOutcome.Refused? Fault => Elements == 0 ? new(ParseFault.WrongFormat, "The page holds no HTML element.")
        : Breakage is { } breakage ? new(ParseFault.Truncated, $"The page {breakage}.")
        : null;

    /// <summary>Whether the text ends as a page does, which spares the scan.</summary>
    public static bool EndsAsPage(ReadOnlySpan<char> html)
    {
        var end = html[^Math.Min(html.Length, LongestTail)..];
        return end.Contains("</html>", StringComparison.OrdinalIgnoreCase) || end.Contains("</body>", StringComparison.OrdinalIgnoreCase);
    }

    public static MarkupScan Of(string html)
    {
        var scan = new MarkupScan { StartsAsHtml = Begins(html) };
        var at = 0;
        while (at < html.Length && html.IndexOf('<', at) is >= 0 and var tag) at = scan.Step(html, tag);
        return scan;
    }

    private static bool Begins(string html)
    {
        var start = html.AsSpan().TrimStart().TrimStart('\uFEFF').TrimStart();
        return start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || (start.StartsWith("<?xml", StringComparison.Ordinal) && start[..Math.Min(600, start.Length)].Contains("<html", StringComparison.OrdinalIgnoreCase));
    }

    private int Step(string html, int tag)
    {
        if (Is(html, tag, "<!--")) return Past(html, tag + 4, "-->", "comment");
        var next = tag + 1 < html.Length ? html[tag + 1] : '\0';
        if (next is '!' or '?') return Past(html, tag + 2, ">", "declaration");
        if (next == '/') return Close(html, tag);
        if (char.IsAsciiLetter(next)) return Open(html, tag);
        if (next == '\0') EndsInside = "tag";
        return tag + 1;
    }

    private int Open(string html, int tag)
    {
        var name = Name(html, tag + 1);
        var end = EndOfTag(html, tag + 1 + name.Length);
        Elements++;
        if (end < 0)
        {
            EndsInside = "tag";
            return html.Length;
        }

        if (RawText.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var raw)) return Past(html, end, $"</{raw}", raw);
        if (html[end - 2] != '/' && !Implied.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name)) Count(name);
        return end;
    }

    private int Close(string html, int tag)
    {
        var name = Name(html, tag + 2);
        if (name is "html" or "body" or "HTML" or "BODY") Closes = true;
        var open = _open.GetAlternateLookup<ReadOnlySpan<char>>();
        if (open.TryGetValue(name, out var count) && count > 0)
        {
            open[name] = count - 1;
            _depth--;
        }

        return Past(html, tag + 2, ">", "tag");
    }

    private void Count(ReadOnlySpan<char> name)
    {
        var open = _open.GetAlternateLookup<ReadOnlySpan<char>>();
        open.TryGetValue(name, out var count);
        open[name] = count + 1;
        Depth = Math.Max(Depth, ++_depth);
    }

    private int Past(string html, int from, string mark, string inside)
    {
        var end = html.IndexOf(mark, Math.Min(from, html.Length), StringComparison.OrdinalIgnoreCase);
        if (end >= 0) return end + mark.Length;
        EndsInside = inside;
        return html.Length;
    }

    private static ReadOnlySpan<char> Name(string html, int from)
    {
        var rest = html.AsSpan(from, Math.Min(LongestName, html.Length - from));
        var end = rest.IndexOfAny(NameEnds);
        return end < 0 ? rest : rest[..end];
    }

    /// <summary>The place after the tag's <c>></c>; a quote hides it only where a value begins.</summary>
    private static int EndOfTag(string html, int from)
    {
        var previous = ' ';
        for (var i = from; i < html.Length; i++)
        {
            var c = html[i];
            if (c == '>') return i + 1;
            if (c is '"' or '\'' && previous == '=')
            {
                i = html.IndexOf(c, i + 1);
                if (i < 0) return -1;
            }

            if (!char.IsWhiteSpace(c)) previous = c;
        }

        return -1;
    }

    private static bool Is(string html, int at, string mark) => string.CompareOrdinal(html, at, mark, 0, mark.Length) == 0;
}
