using System.Globalization;

namespace Monitor.Worker.Indexing.Embedded.Analysis;

/// <summary>
/// Cuts plain text of the Latin, Greek and Cyrillic alphabets into words exactly as Lucene's StandardTokenizer does (Unicode Standard
/// Annex 29), many times faster. Text with anything else in it is left to that tokenizer.
/// </summary>
internal ref struct WordBreaks(ReadOnlySpan<char> text)
{
    /// <summary>StandardTokenizer passes over longer ones.</summary>
    public const int LongestWord = 255;

    private static readonly Class[] Classes = [.. Enumerable.Range(0, 0x2100).Select(unit => Of((char)unit))];

    private readonly ReadOnlySpan<char> _text = text;
    private int _next;

    private enum Class : byte
    {
        Other,
        Letter,
        Number,
        Join,
        MidLetter,
        MidNumber,
        MidBoth,
        Ignored,
        Unknown,
    }

    /// <summary>Where the word begins that <see cref="MoveNext"/> came to.</summary>
    public int Start { get; private set; }

    public int End { get; private set; }

    /// <summary>1, or more after words that were too long.</summary>
    public int Step { get; private set; }

    public static bool CanRead(ReadOnlySpan<char> text)
    {
        foreach (var unit in text)
        {
            if (unit >= Classes.Length || Classes[unit] == Class.Unknown) return false;
        }

        return true;
    }

    public bool MoveNext()
    {
        Step = 1;
        while (_next < _text.Length)
        {
            var (start, isWord) = (_next, false);
            ReadWord(ref isWord);
            if (_next == start) _next++;
            else if (isWord && _next - start <= LongestWord)
            {
                (Start, End) = (start, _next);
                return true;
            }
            else if (isWord) Step++;
        }

        return false;
    }

    private void ReadWord(ref bool isWord)
    {
        for (var before = Class.Other; _next < _text.Length; _next++)
        {
            var kind = Classes[_text[_next]];
            // A hyphen that is not seen belongs to the word that it stands in.
            if (kind is Class.Ignored && before is not Class.Other) continue;
            if (kind is Class.Letter or Class.Number) isWord = true;
            else if (kind is not Class.Join && !IsInside(before, kind)) return;
            before = kind;
        }
    }

    /// <summary>The point in 3.14 and the apostrophe in l'enquête belong to the word.</summary>
    private readonly bool IsInside(Class before, Class kind)
    {
        var after = _next + 1;
        while (after < _text.Length && Classes[_text[after]] is Class.Ignored) after++;
        if (after >= _text.Length || before != Classes[_text[after]]) return false;
        return before switch
        {
            Class.Letter => kind is Class.MidLetter or Class.MidBoth,
            Class.Number => kind is Class.MidNumber or Class.MidBoth,
            _ => false,
        };
    }

    private static Class Of(char unit)
    {
        switch (unit)
        {
            case '_' or '\u203F' or '\u2040':
                return Class.Join;
            case ':' or '\u00B7' or '\u0387' or '\u2027':
                return Class.MidLetter;
            case ',' or ';' or '\u037E' or '\u2044':
                return Class.MidNumber;
            case '.' or '\'' or '\u2018' or '\u2019' or '\u2024':
                return Class.MidBoth;
            case >= '0' and <= '9':
                return Class.Number;
            case '\u00AD':
                return Class.Ignored;
        }

        var isKnown = unit < 0x0250
            || unit is >= '\u0370' and <= '\u0527' or >= '\u1E00' and <= '\u1FFF' or >= '\u2010' and <= '\u2026' or >= '\u2030' and <= '\u205E' or >= '\u20A0' and <= '\u20BF';
        // Two that the tokenizer's edition of Unicode takes for something else.
        if (!isKnown || unit is '\u037F' or '\u2054') return Class.Unknown;
        return CharUnicodeInfo.GetUnicodeCategory(unit) switch
        {
            // Marks and invisible letters belong to what stands before them.
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format => Class.Unknown,
            UnicodeCategory.OtherNotAssigned or UnicodeCategory.LetterNumber => Class.Unknown,
            _ => char.IsLetter(unit) ? Class.Letter : Class.Other,
        };
    }
}
