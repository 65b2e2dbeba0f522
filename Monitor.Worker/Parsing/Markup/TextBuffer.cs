using System.Buffers;

namespace Monitor.Worker.Parsing.Markup;

/// <summary>Text as it is laid out: white space collapsed, character references resolved, gaps only between words.</summary>
internal sealed class TextBuffer : IDisposable
{
    // White space other than the space, controls, and what is there but not seen: soft hyphen, zero-width space, byte order mark.
    private static readonly SearchValues<char> Odd = SearchValues.Create(
        [.. Enumerable.Range(0, 0x3001).Select(code => (char)code).Where(c => c != ' ' && (char.IsWhiteSpace(c) || char.IsControl(c))), '\u00AD', '\u200B', '\uFEFF']);

    private char[] _text = ArrayPool<char>.Shared.Rent(8192);
    private Gap _gap;

    public int Length { get; private set; }

    /// <summary>Line breaks in the source are line breaks.</summary>
    public bool KeepsLines { get; set; }

    public ReadOnlySpan<char> Span => _text.AsSpan(0, Length);

    public void Clear()
    {
        Length = 0;
        _gap = Gap.None;
    }

    public void Space() => Widen(Gap.Space);

    public void Widen(Gap gap)
    {
        if (gap > _gap) _gap = gap;
    }

    public void Write(ReadOnlySpan<char> source)
    {
        while (!source.IsEmpty)
        {
            var reference = source.IndexOf('&');
            if (reference < 0)
            {
                WriteResolved(source);
                return;
            }

            WriteResolved(source[..reference]);
            source = source[reference..];
            var used = CharacterReference.Resolve(source, out var characters);
            if (used == 0) WriteResolved(source[..1]);
            else WriteResolved(characters);
            source = source[Math.Max(used, 1)..];
        }
    }

    public override string ToString() => new(Span);

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(_text);
        _text = [];
    }

    private void WriteResolved(ReadOnlySpan<char> source)
    {
        // Every gap inside takes no more room than the white space it stands for; one may be owed from before.
        Reserve(source.Length + 4);
        while (!source.IsEmpty)
        {
            var odd = source.IndexOfAny(Odd);
            WriteWords(odd < 0 ? source : source[..odd]);
            if (odd < 0) return;
            Blank(source[odd]);
            source = source[(odd + 1)..];
        }
    }

    private void Blank(char c)
    {
        if (c == '\n' && KeepsLines) Widen(Gap.Line);
        else if (char.IsWhiteSpace(c)) Widen(Gap.Space);
    }

    /// <param name="words">Letters and single or repeated spaces.</param>
    private void WriteWords(ReadOnlySpan<char> words)
    {
        while (words.IndexOf("  ", StringComparison.Ordinal) is >= 0 and var twice)
        {
            WriteLine(words[..(twice + 1)]);
            words = words[(twice + 1)..].TrimStart(' ');
        }

        WriteLine(words);
    }

    private void WriteLine(ReadOnlySpan<char> line)
    {
        if (line is [' ', ..]) Widen(Gap.Space);
        var words = line.Trim(' ');
        if (words.IsEmpty) return;
        if (_gap != Gap.None) Separate();
        words.CopyTo(_text.AsSpan(Length));
        Length += words.Length;
        if (line[^1] == ' ') Widen(Gap.Space);
    }

    private void Separate()
    {
        var gap = Length == 0 ? "" : _gap switch
        {
            Gap.Space => " ",
            Gap.Cell => " | ",
            Gap.Line => "\n",
            Gap.Paragraph => "\n\n",
            Gap.None => "",
        };
        _gap = Gap.None;
        gap.CopyTo(_text.AsSpan(Length));
        Length += gap.Length;
    }

    private void Reserve(int more)
    {
        if (Length + more <= _text.Length) return;
        var larger = ArrayPool<char>.Shared.Rent((Length + more) * 2);
        Span.CopyTo(larger);
        ArrayPool<char>.Shared.Return(_text);
        _text = larger;
    }
}
