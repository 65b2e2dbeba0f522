using System.Globalization;
using System.Text;

namespace Monitor.Classifiers.Features;

internal enum LetterClass : byte
{
    Separator,
    Letter,
    Digit,

    /// <summary>A letter of a script written without spaces between words.</summary>
    Unspaced,
    SentenceEnd,

    /// <summary>Left out without splitting the word: vowel points, joiners, soft hyphens.</summary>
    Dropped,
}

/// <summary>Per UTF-16 unit: its class and its folded form. Built once, then two array reads a character.</summary>
internal static class LetterFolding
{
    private static readonly LetterClass[] Classes = new LetterClass[char.MaxValue + 1];
    private static readonly char[] Folded = new char[char.MaxValue + 1];

    static LetterFolding()
    {
        for (var unit = 0; unit <= char.MaxValue; unit++)
        {
            Classes[unit] = Classify((char)unit);
            Folded[unit] = Fold((char)unit);
        }
    }

    public static LetterClass ClassOf(char unit) => Classes[unit];

    public static char FoldOf(char unit) => Folded[unit];

    private static LetterClass Classify(char unit) => unit switch
    {
        '\n' or '\r' or ';' or '!' or '?' or '。' or '؟' or '।' or '\u2028' or '\u2029' => LetterClass.SentenceEnd,
        '\u00AD' or '\u0640' or (>= '\u200B' and <= '\u200F') or '\uFEFF' => LetterClass.Dropped,
        '\u02BC' => LetterClass.Separator,
        (>= '\u0300' and <= '\u036F') or (>= '\u0591' and <= '\u05C7') or (>= '\u064B' and <= '\u065F') or '\u0670' => LetterClass.Dropped,
        _ when IsUnspaced(unit) => LetterClass.Unspaced,
        _ when char.IsDigit(unit) => LetterClass.Digit,
        _ when IsWordPart(unit) => LetterClass.Letter,
        _ => LetterClass.Separator,
    };

    private static bool IsWordPart(char unit) => char.GetUnicodeCategory(unit)
        is UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsUnspaced(char unit) => unit
        is (>= '\u0E01' and <= '\u0E4E') or (>= '\u0E81' and <= '\u0EDF') // Thai, Lao
        or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17D3') // Myanmar, Khmer
        or (>= '\u3040' and <= '\u30FA') or '\u30FC' or (>= '\u31F0' and <= '\u31FF') // kana
        or (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF') or '\u3005'; // Han

    private static char Fold(char unit)
    {
        var lower = char.ToLowerInvariant(unit);
        return lower switch
        {
            'İ' or 'ı' => 'i',
            'ł' => 'l',
            'đ' or 'ð' => 'd',
            'ø' => 'o',
            'ς' => 'σ',
            'ё' => 'е',
            'أ' or 'إ' or 'آ' or 'ٱ' => 'ا',
            'ى' or 'ی' => 'ي',
            'ک' => 'ك',
            'ة' => 'ه',
            _ when LosesAccentSafely(lower) => BaseLetter(lower),
            _ => lower,
        };
    }

    // Cyrillic й is not и, Indic vowel signs are letters, and Vietnamese tones tell words apart: those stay.
    private static bool LosesAccentSafely(char unit) => unit
        is (>= '\u00C0' and <= '\u024F') or (>= '\u0370' and <= '\u03FF') or (>= '\u1E00' and <= '\u1E9F') or (>= '\u1F00' and <= '\u1FFF');

    private static char BaseLetter(char unit)
    {
        var parts = unit.ToString().Normalize(NormalizationForm.FormD);
        return parts.Length > 1 && char.IsLetter(parts[0]) ? parts[0] : unit;
    }
}
