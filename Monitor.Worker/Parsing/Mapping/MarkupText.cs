using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Monitor.Worker.Parsing.Mapping;

/// <summary>Plain text of a value that may hold HTML: paragraphs split by a blank line, white space collapsed.</summary>
internal static partial class MarkupText
{
    // A field longer than this is not read as markup: nesting without end costs a tree builder more than it is worth.
    private const int LongestMarkup = 4_000_000;

    private static readonly string[] Blocks =
    [
        "ADDRESS", "ARTICLE", "ASIDE", "BLOCKQUOTE", "DD", "DIV", "DL", "DT", "FIGURE", "FOOTER", "FORM", "H1", "H2", "H3", "H4", "H5", "H6",
        "HEADER", "HR", "LI", "MAIN", "OL", "P", "PRE", "SECTION", "TABLE", "TR", "UL",
    ];

    private static readonly HashSet<string> BlockNames = new(Blocks, StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Unread = new(["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT", "HEAD"], StringComparer.OrdinalIgnoreCase);

    public static string From(string value)
    {
        var text = Markup().IsMatch(value) && value.Length <= LongestMarkup ? Read(value) : WebUtility.HtmlDecode(value);

        // Publishers escape twice: what is still an entity after one reading is read once more.
        return Tidy(Entity().IsMatch(text) ? WebUtility.HtmlDecode(text) : text);
    }

    /// <summary>As <see cref="From"/>, on one line: for titles.</summary>
    public static string OneLine(string value) => Space().Replace(From(value), " ").Trim();

    private static string Read(string html)
    {
        using var document = new HtmlParser().ParseDocument("<!doctype html><body>" + html);
        var text = new StringBuilder();
        if (document.Body is { } body) Append(body, text);
        return text.ToString();
    }

    // A loop, not a recursion: untrusted markup may be nested deeper than the stack.
    private static void Append(INode root, StringBuilder text)
    {
        for (var node = root; node is not null;)
        {
            if (node is IText run) text.Append(Space().Replace(run.Data, " "));
            else if (node is IElement element) Open(element, text);

            if (node.FirstChild is { } child && !(node is IElement { LocalName: var name } && Unread.Contains(name)))
            {
                node = child;
                continue;
            }

            node = NextAfter(node, root, text);
        }
    }

    private static INode? NextAfter(INode node, INode root, StringBuilder text)
    {
        for (INode? current = node; current is not null && current != root; current = current.Parent)
        {
            if (current is IElement element && BlockNames.Contains(element.LocalName)) text.Append("\n\n");
            if (current.NextSibling is { } sibling) return sibling;
        }

        return null;
    }

    private static void Open(IElement element, StringBuilder text)
    {
        if (BlockNames.Contains(element.LocalName)) text.Append("\n\n");
        else if (element.LocalName is "br") text.Append('\n');
        else if (element.LocalName is "td" or "th") text.Append(' ');
    }

    private static string Tidy(string text)
    {
        var paragraphs = BlankLines().Split(text)
            .Select(paragraph => string.Join('\n', paragraph.Split('\n').Select(line => Space().Replace(line, " ").Trim()).Where(line => line.Length > 0)))
            .Where(paragraph => paragraph.Length > 0);
        return string.Join("\n\n", paragraphs);
    }

    [GeneratedRegex(@"<[a-zA-Z/!]", RegexOptions.NonBacktracking)]
    private static partial Regex Markup();

    [GeneratedRegex(@"&(#\d+|#x[0-9a-f]+|amp|lt|gt|quot|apos|nbsp|[a-z]+(acute|grave|circ|uml|tilde|cedil|slash));", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Entity();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Space();

    [GeneratedRegex(@"\r?\n[ \t\u00a0]*\r?\n\s*", RegexOptions.NonBacktracking)]
    private static partial Regex BlankLines();
}
