using System.Buffers;

namespace Monitor.Worker.Parsing.Markup;

/// <summary>Splits a page into tags and text in one pass that never goes back, and hands them to the builder. Nothing is too broken for it.</summary>
internal ref struct MarkupReader(ReadOnlySpan<char> page, TreeBuilder builder)
{
    private const int MostAttributes = 200;
    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n\f/>");
    private static readonly SearchValues<char> AttributeNameEnds = SearchValues.Create(" \t\r\n\f/>=");
    private static readonly SearchValues<char> UnquotedEnds = SearchValues.Create(" \t\r\n\f>");
    private static readonly SearchValues<char> White = SearchValues.Create(" \t\r\n\f");

    private readonly ReadOnlySpan<char> _page = page;
    private int _at;
    private bool _noMoreVectorImages;

    /// <summary>False when the builder wanted no more.</summary>
    public bool Read()
    {
        var textFrom = 0;
        while (_at < _page.Length)
        {
            var open = _page[_at..].IndexOf('<');
            if (open < 0) break;
            _at += open;
            if (!IsMarkup())
            {
                _at++;
                continue;
            }

            if (_at > textFrom) builder.Text(_page, textFrom, _at - textFrom);
            Markup();
            textFrom = _at;
            if (builder.IsFull) return false;
        }

        if (textFrom < _page.Length) builder.Text(_page, textFrom, _page.Length - textFrom);
        builder.End();
        return true;
    }

    private readonly char Next(int ahead) => _at + ahead < _page.Length ? _page[_at + ahead] : '\0';

    private readonly bool IsMarkup() => Next(1) is '!' or '?' or '/' || char.IsAsciiLetter(Next(1));

    private void Markup()
    {
        switch (Next(1))
        {
            case '!': Declaration(); break;
            case '?': SkipPast(">"); break;
            case '/': EndTag(); break;
            default: StartTag(); break;
        }
    }

    private void Declaration()
    {
        var rest = _page[_at..];
        if (rest.StartsWith("<!--", StringComparison.Ordinal)) Comment();
        else if (rest.StartsWith("<![CDATA[", StringComparison.Ordinal)) SkipPast("]]>");
        else SkipPast(">");
    }

    /// <summary>Also the short and wrong forms: &lt;!-->, &lt;!--->, --!>.</summary>
    private void Comment()
    {
        _at += 4;
        var rest = _page[_at..];
        if (rest.StartsWith(">", StringComparison.Ordinal)) _at++;
        else if (rest.StartsWith("->", StringComparison.Ordinal)) _at += 2;
        else SkipPast("--", then: '>');
    }

    private void SkipPast(string mark, char then)
    {
        while (_page[_at..].IndexOf(mark, StringComparison.Ordinal) is >= 0 and var found)
        {
            _at += found + mark.Length;
            while (Next(0) == '-') _at++;
            if (Next(0) == '!') _at++;
            if (Next(0) != then) continue;
            _at++;
            return;
        }

        _at = _page.Length;
    }

    private void SkipPast(string mark)
    {
        var found = _page[_at..].IndexOf(mark, StringComparison.Ordinal);
        _at = found < 0 ? _page.Length : _at + found + mark.Length;
    }

    private void EndTag()
    {
        _at += 2;
        if (!char.IsAsciiLetter(Next(0)))
        {
            SkipPast(">");
            return;
        }

        var key = NameTable.Key(Name());
        builder.EndTag(_page, Tags.Find(key), key);
        SkipPast(">");
    }

    private void StartTag()
    {
        _at++;
        var key = NameTable.Key(Name());
        var tag = Tags.Find(key);
        var first = builder.AttributeCount;
        var closes = ReadAttributes(keep: !Tags.Has(tag, TagTraits.Ignored));
        if (_at > _page.Length) return;
        builder.StartTag(_page, tag, key, first, closes);
        if (closes) return;
        if (tag == Tag.Svg) SkipVectorImage();
        else if (Tags.Has(tag, TagTraits.RawText)) RawText(tag);
    }

    private ReadOnlySpan<char> Name()
    {
        var rest = _page[_at..];
        var end = rest.IndexOfAny(NameEnds);
        if (end < 0) end = rest.Length;
        _at += end;
        return rest[..end];
    }

    /// <summary>Reads up to and past the tag's end; whether it closes itself. A tag that never ends puts the place behind the page.</summary>
    private bool ReadAttributes(bool keep)
    {
        var count = 0;
        while (true)
        {
            var skipped = _page[_at..].IndexOfAnyExcept(White);
            if (skipped < 0)
            {
                _at = _page.Length + 1;
                return false;
            }

            _at += skipped;
            if (_page[_at] == '>')
            {
                _at++;
                return false;
            }

            if (_page[_at] == '/')
            {
                _at++;
                if (Next(0) != '>') continue;
                _at++;
                return true;
            }

            ReadAttribute(keep && count++ < MostAttributes);
        }
    }

    private void ReadAttribute(bool keep)
    {
        var rest = _page[_at..];
        // A name may begin with the sign of equality.
        var end = rest[1..].IndexOfAny(AttributeNameEnds);
        var name = end < 0 ? rest : rest[..(end + 1)];
        _at += name.Length;
        var skipped = Next(0) is ' ' or '\t' or '\r' or '\n' or '\f' ? _page[_at..].IndexOfAnyExcept(White) : 0;
        var hasValue = skipped >= 0 && Next(skipped) == '=';
        var known = keep ? Attributes.Find(name) : AttributeName.None;
        if (!hasValue)
        {
            if (known != AttributeName.None) builder.Attribute(new(known, _at, 0));
            return;
        }

        _at += skipped + 1;
        var (from, length) = Value();
        if (known != AttributeName.None) builder.Attribute(new(known, from, length));
    }

    private (int From, int Length) Value()
    {
        var skipped = _page[_at..].IndexOfAnyExcept(White);
        _at = skipped < 0 ? _page.Length : _at + skipped;
        var quote = Next(0);
        var isQuoted = quote is '"' or '\'';
        if (isQuoted) _at++;
        var from = _at;
        var rest = _page[_at..];
        var length = isQuoted ? rest.IndexOf(quote) : rest.IndexOfAny(UnquotedEnds);
        if (length < 0) length = rest.Length;
        _at = Math.Min(from + length + (isQuoted ? 1 : 0), _page.Length);
        return (from, length);
    }

    /// <summary>Up to the end tag of the same name, which is left to be read; up to the page's end where there is none.</summary>
    private void RawText(Tag tag)
    {
        var from = _at;
        while (_page[_at..].IndexOf("</", StringComparison.Ordinal) is >= 0 and var found)
        {
            _at += found + 2;
            var place = _at;
            if (Tags.Find(NameTable.Key(Name())) != tag)
            {
                _at = place;
                continue;
            }

            _at = place - 2;
            builder.RawText(_page, tag, from, _at - from);
            return;
        }

        _at = _page.Length;
        builder.RawText(_page, tag, from, _at - from);
    }

    /// <summary>Drawings hold thousands of elements and no text of the page.</summary>
    private void SkipVectorImage()
    {
        if (_noMoreVectorImages) return;
        var found = _page[_at..].IndexOf("</svg", StringComparison.OrdinalIgnoreCase);
        if (found < 0) _noMoreVectorImages = true;
        else _at += found;
    }
}
