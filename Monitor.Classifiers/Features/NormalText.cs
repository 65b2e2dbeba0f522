using System.Runtime.InteropServices;
using System.Text;

namespace Monitor.Classifiers.Features;

/// <summary>
/// Text in normal form: NFKC, lower case, folded, tokens separated by one space, or by a line feed where a sentence ends.
/// Reused from document to document, so that reading one allocates next to nothing.
/// </summary>
internal sealed class NormalText
{
    public const char SentenceBreak = '\n';

    // A full stop after a shorter word is more often an abbreviation than an end.
    private const int ShortestLastWord = 4;

    private readonly List<Token> _tokens = new(256);
    private char[] _buffer = new char[4096];
    private char[] _raw = new char[1024];
    private int _length;
    private int _sentence;

    public ReadOnlySpan<char> Chars => _buffer.AsSpan(0, _length);

    public ReadOnlySpan<Token> Tokens => CollectionsMarshal.AsSpan(_tokens);

    public ReadOnlySpan<char> Slice(int start, int length) => _buffer.AsSpan(start, length);

    public void Clear()
    {
        _tokens.Clear();
        _length = 0;
        _sentence = 0;
    }

    /// <summary>Appends a segment and returns its tokens' range.</summary>
    public Range Append(ReadOnlySpan<char> text)
    {
        var first = _tokens.Count;
        var composed = Compose(text);
        EnsureRoom((composed.Length * 3) + 2);
        for (var i = 0; i < composed.Length;)
            i = ReadOne(composed, i);
        BreakSentence();
        return first.._tokens.Count;
    }

    private int ReadOne(ReadOnlySpan<char> text, int i)
    {
        switch (LetterFolding.ClassOf(text[i]))
        {
            case LetterClass.Letter or LetterClass.Digit:
                return ReadWord(text, i);
            case LetterClass.Unspaced:
                return ReadRun(text, i);
            case LetterClass.SentenceEnd:
                BreakSentence();
                return i + 1;
            case LetterClass.Separator:
                if (text[i] == '.' && EndsSentence(text, i))
                    BreakSentence();
                return i + 1;
            case LetterClass.Dropped:
                return i + 1;
        }
        return i + 1;
    }

    private bool EndsSentence(ReadOnlySpan<char> text, int i) =>
        (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1])) && _tokens.Count > 0 && _tokens[^1].Length >= ShortestLastWord
        && !GoesOn(text[(i + 1)..].TrimStart());

    // "2012. évi C. törvény", "467 Mass. 230": no sentence begins with a small letter, and hardly one with a number.
    private static bool GoesOn(ReadOnlySpan<char> rest) => !rest.IsEmpty && (char.IsLower(rest[0]) || char.IsAsciiDigit(rest[0]));

    private int ReadWord(ReadOnlySpan<char> text, int i)
    {
        var start = _length;
        var numbered = false;
        for (; i < text.Length; i++)
        {
            var kind = LetterFolding.ClassOf(text[i]);
            if (kind is not (LetterClass.Letter or LetterClass.Digit or LetterClass.Dropped))
                break;
            numbered |= kind == LetterClass.Digit;
            if (kind != LetterClass.Dropped)
                Put(text[i]);
        }
        EndToken(start, numbered ? TokenKind.Numbered : TokenKind.Word);
        return i;
    }

    private int ReadRun(ReadOnlySpan<char> text, int i)
    {
        var start = _length;
        for (; i < text.Length; i++)
        {
            var kind = LetterFolding.ClassOf(text[i]);
            if (kind is not (LetterClass.Unspaced or LetterClass.Dropped))
                break;
            if (kind == LetterClass.Unspaced)
                _buffer[_length++] = text[i];
        }
        EndToken(start, TokenKind.Run);
        return i;
    }

    private void Put(char unit)
    {
        if (unit is 'ß' or 'ẞ')
            _buffer[_length++] = 's';
        _buffer[_length++] = unit is 'ß' or 'ẞ' ? 's' : LetterFolding.FoldOf(unit);
    }

    private void EndToken(int start, TokenKind kind)
    {
        if (_length == start)
            return;
        var hash = Hashing.Of(_buffer.AsSpan(start, _length - start));
        _tokens.Add(new Token(start, _length - start, kind, _sentence, hash));
        _buffer[_length++] = ' ';
    }

    private void BreakSentence()
    {
        if (_length == 0 || _buffer[_length - 1] == SentenceBreak)
            return;
        _buffer[_length - 1] = SentenceBreak;
        _sentence++;
    }

    private ReadOnlySpan<char> Compose(ReadOnlySpan<char> text)
    {
        if (Ascii.IsValid(text))
            return text;
        if (_raw.Length < text.Length)
            Array.Resize(ref _raw, text.Length * 2);
        var copy = _raw.AsSpan(0, text.Length);
        text.CopyTo(copy);
        ReplaceLoneSurrogates(copy);
        return copy.IsNormalized(NormalizationForm.FormKC) ? copy : new string(copy).Normalize(NormalizationForm.FormKC);
    }

    // Normalisation throws on half a pair, and documents off the network do hold such.
    private static void ReplaceLoneSurrogates(Span<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else
                text[i] = ' ';
        }
    }

    private void EnsureRoom(int extra)
    {
        if (_buffer.Length < _length + extra)
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + extra));
    }
}
