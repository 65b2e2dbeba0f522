using System.Collections.Frozen;
using System.Net;
using System.Text;
using Monitor.Worker.Parsing.Xml;

namespace Monitor.Worker.Parsing.Mapping;

/// <summary>
/// Goes over the HTML of one field once and keeps its text. It builds no tree: a field is short on a good day, and on a bad one
/// nesting without end must not cost more than its length.
/// </summary>
internal sealed class MarkupStripper(string html)
{
    private static readonly FrozenSet<string> Blocks = new[]
    {
        "address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "tr", "ul",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Unread = new[] { "script", "style", "template", "noscript", "head" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly StringBuilder _text = new();

    private int _at;

    public string Text()
    {
        while (_at < html.Length)
        {
            var open = html.IndexOf('<', _at);
            if (open < 0) open = html.Length;
            if (open > _at) Append(html[_at..open]);
            _at = open;
            if (_at < html.Length) Markup();
        }

        return _text.ToString();
    }

    private void Markup()
    {
        var next = _at + 1 < html.Length ? html[_at + 1] : ' ';
        if (next == '!') Skip(html.AsSpan(_at).StartsWith("<!--") ? "-->" : ">");
        else if (next == '?') Skip(">");
        else if (next == '/') EndTag();
        else if (TolerantTag.IsNameStart(next)) StartTag();
        else Literal();
    }

    private void Skip(string end)
    {
        var close = html.IndexOf(end, _at, StringComparison.OrdinalIgnoreCase);
        _at = close < 0 ? html.Length : close + end.Length;
    }

    private void EndTag()
    {
        var start = _at + 2;
        Skip(">");
        Break(html[start..Math.Max(start, _at - 1)].Trim());
    }

    private void StartTag()
    {
        var tag = TolerantTag.Read(html, _at + 1);
        _at = tag.End;
        Break(tag.Name);
        if (Unread.Contains(tag.Name) && !tag.IsEmpty) Skip($"</{tag.Name}>");
    }

    private void Break(string name)
    {
        if (Blocks.Contains(name)) _text.Append("\n\n");
        else if (name.Equals("br", StringComparison.OrdinalIgnoreCase)) _text.Append('\n');
        else if (name.Equals("td", StringComparison.OrdinalIgnoreCase) || name.Equals("th", StringComparison.OrdinalIgnoreCase)) _text.Append(' ');
    }

    private void Literal()
    {
        _text.Append('<');
        _at++;
    }

    // Line ends of the source are no line ends of the text.
    private void Append(string run)
    {
        foreach (var character in WebUtility.HtmlDecode(run)) _text.Append(char.IsWhiteSpace(character) ? ' ' : character);
    }
}
