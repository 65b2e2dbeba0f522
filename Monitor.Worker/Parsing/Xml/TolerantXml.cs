using System.Net;

namespace Monitor.Worker.Parsing.Xml;

/// <summary>
/// Reads what is meant to be XML and is none: bare ampersands, HTML entities, unquoted attributes, undeclared prefixes, missing and
/// crossed end tags, a missing end. It goes over the text once, so no input takes more than its length.
/// </summary>
internal sealed class TolerantXml(string text, int start, IReadOnlySet<string> siblings)
{
    private readonly TolerantTree _tree = new(siblings);

    private int _at = start;

    public XmlReading Read(string? documentType)
    {
        while (_at < text.Length)
        {
            var open = text.IndexOf('<', _at);
            if (open < 0) open = text.Length;
            if (open > _at) _tree.Text(Decode(text[_at..open]));
            _at = open;
            if (_at < text.Length) Markup();
        }

        return new XmlReading(_tree.Root, true, _tree.StillOpen, documentType);
    }

    private void Markup()
    {
        if (At("<!--")) Skip("-->");
        else if (At("<![CDATA[")) CharacterData();
        else if (At("<!")) DocumentType();
        else if (At("<?")) Skip(">");
        else if (At("</")) EndTag();
        else if (_at + 1 < text.Length && TolerantTag.IsNameStart(text[_at + 1])) StartTag();
        else Literal();
    }

    private bool At(string mark) => string.CompareOrdinal(text, _at, mark, 0, mark.Length) == 0;

    private void Skip(string end)
    {
        var close = text.IndexOf(end, _at, StringComparison.Ordinal);
        _at = close < 0 ? text.Length : close + end.Length;
    }

    private void CharacterData()
    {
        var start = _at + "<![CDATA[".Length;
        var close = text.IndexOf("]]>", start, StringComparison.Ordinal);
        _tree.Text(close < 0 ? text[start..] : text[start..close]);
        if (close < 0) _tree.BreakOff();
        _at = close < 0 ? text.Length : close + 3;
    }

    // An internal subset holds marks of its own; it is passed over with everything that it declares.
    private void DocumentType()
    {
        var close = text.IndexOf('>', _at);
        var subset = text.IndexOf('[', _at);
        if (subset >= 0 && subset < close) Skip("]>");
        else Skip(">");
    }

    private void EndTag()
    {
        var close = text.IndexOf('>', _at);
        if (close < 0) _tree.BreakOff();
        else _tree.Close(text[(_at + 2)..close].Trim());
        _at = close < 0 ? text.Length : close + 1;
    }

    private void StartTag()
    {
        var tag = TolerantTag.Read(text, _at + 1);
        _at = tag.End;
        if (tag.IsWhole) _tree.Open(tag);
        else _tree.BreakOff();
    }

    private void Literal()
    {
        _tree.Text("<");
        _at++;
    }

    private static string Decode(string run) => run.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(run) : run;
}
