using System.Text;
using AngleSharp.Dom;

namespace Monitor.Worker.Parsing.Html;

/// <summary>
/// The text of a part of a page as a person sees it laid out: paragraphs and headings split by a blank line, list items and
/// table rows one a line, preformatted lines as they are. Walks with a stack of its own, so that depth costs no call stack.
/// </summary>
internal sealed class BlockText
{
    private enum Gap
    {
        None,
        Space,
        Line,
        Paragraph,
    }

    private static readonly HashSet<string> Silent = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "noscript", "template", "iframe", "object", "svg", "button", "select", "textarea", "canvas", "audio", "video", "head",
    };

    private static readonly Dictionary<string, Gap> Gaps = new(StringComparer.OrdinalIgnoreCase)
    {
        ["li"] = Gap.Line,
        ["tr"] = Gap.Line,
        ["dt"] = Gap.Line,
        ["dd"] = Gap.Line,
        ["caption"] = Gap.Line,
        ["option"] = Gap.Line,
        ["p"] = Gap.Paragraph,
        ["div"] = Gap.Paragraph,
        ["section"] = Gap.Paragraph,
        ["article"] = Gap.Paragraph,
        ["main"] = Gap.Paragraph,
        ["h1"] = Gap.Paragraph,
        ["h2"] = Gap.Paragraph,
        ["h3"] = Gap.Paragraph,
        ["h4"] = Gap.Paragraph,
        ["h5"] = Gap.Paragraph,
        ["h6"] = Gap.Paragraph,
        ["ul"] = Gap.Paragraph,
        ["ol"] = Gap.Paragraph,
        ["dl"] = Gap.Paragraph,
        ["table"] = Gap.Paragraph,
        ["blockquote"] = Gap.Paragraph,
        ["pre"] = Gap.Paragraph,
        ["hr"] = Gap.Paragraph,
        ["header"] = Gap.Paragraph,
        ["footer"] = Gap.Paragraph,
        ["aside"] = Gap.Paragraph,
        ["nav"] = Gap.Paragraph,
        ["address"] = Gap.Paragraph,
        ["figure"] = Gap.Paragraph,
        ["figcaption"] = Gap.Paragraph,
        ["fieldset"] = Gap.Paragraph,
        ["legend"] = Gap.Paragraph,
        ["form"] = Gap.Paragraph,
        ["details"] = Gap.Paragraph,
        ["summary"] = Gap.Paragraph,
        ["center"] = Gap.Paragraph,
    };

    private readonly StringBuilder _text = new();
    private readonly Stack<(INode Node, int Next, Gap Gap, string Name)> _path = new();
    private Gap _gap = Gap.None;
    private int _lists;
    private int _preformatted;
    private int _rows;
    private bool _cell;

    /// <param name="root">What is read.</param>
    /// <param name="dropped">Elements left out with all they hold.</param>
    public static string Of(INode root, IReadOnlySet<IElement>? dropped = null) => new BlockText().Read(root, dropped);

    private string Read(INode root, IReadOnlySet<IElement>? dropped)
    {
        Enter(root);
        while (_path.TryPop(out var here))
        {
            if (here.Next >= here.Node.ChildNodes.Length)
            {
                Leave(here.Name, here.Gap);
                continue;
            }

            _path.Push(here with { Next = here.Next + 1 });
            var child = here.Node.ChildNodes[here.Next];
            if (child is IText text) Write(text.Data);
            else if (child is IElement element && !Silent.Contains(element.LocalName) && dropped?.Contains(element) != true) Enter(element);
        }

        return _text.ToString();
    }

    private void Enter(INode node)
    {
        var name = node is IElement element ? element.LocalName : "";
        if (name == "br") Break();
        if (name == "tr" && IsLayout((IElement)node)) name = "div";
        if (name is "td" or "th" && _rows == 0) name = "div";
        var gap = GapOf(name);
        Widen(gap);
        Nest(name, 1);
        _cell |= name is "td" or "th";
        _path.Push((node, 0, gap, name));
    }

    private void Leave(string name, Gap gap)
    {
        Nest(name, -1);
        Widen(gap);
    }

    /// <summary>A row whose cell holds several blocks, or a table, places things on the page and is no row of data.</summary>
    private static bool IsLayout(IElement row) => row.Children.Take(50).Any(cell =>
    {
        var inner = cell;
        while (inner.ChildElementCount == 1) inner = inner.FirstElementChild!;
        return inner.LocalName == "table" || inner.Children.Take(50).Count(child => Gaps.GetValueOrDefault(child.LocalName) == Gap.Paragraph) > 1
            || inner.Children.Take(50).Any(child => child.LocalName == "table");
    });

    /// <summary>Blocks inside a table row or a list item break the line, not the list.</summary>
    private Gap GapOf(string name)
    {
        if (name is "td" or "th") return Gap.Space;
        var gap = Gaps.GetValueOrDefault(name);
        if (gap == Gap.None) return gap;
        if (_rows > 0 && name is not "tr") return Gap.Space;
        return _lists > 0 && gap == Gap.Paragraph ? Gap.Line : gap;
    }

    private void Nest(string name, int by)
    {
        if (name == "li") _lists += by;
        else if (name == "tr") _rows += by;
        else if (name == "pre") _preformatted += by;
    }

    private void Break() => _gap = _rows > 0 ? Widest(_gap, Gap.Space) : _gap == Gap.Line && _lists == 0 ? Gap.Paragraph : Widest(_gap, Gap.Line);

    private void Widen(Gap gap) => _gap = Widest(_gap, gap);

    private static Gap Widest(Gap a, Gap b) => a > b ? a : b;

    private void Write(string data)
    {
        foreach (var c in data)
        {
            if (_preformatted > 0 && c == '\n') Widen(Gap.Line);
            else if (char.IsWhiteSpace(c) || c is '\u200B' or '\uFEFF') Widen(c is '\u200B' or '\uFEFF' ? Gap.None : Gap.Space);
            else if (c is not '\u00AD') Put(c);
        }
    }

    private void Put(char c)
    {
        if (_text.Length > 0) _text.Append(_cell && _gap < Gap.Line ? " | " : Separator());
        _gap = Gap.None;
        _cell = false;
        _text.Append(c);
    }

    private string Separator() => _gap switch
    {
        Gap.None => "",
        Gap.Space => " ",
        Gap.Line => "\n",
        Gap.Paragraph => "\n\n",
    };
}
