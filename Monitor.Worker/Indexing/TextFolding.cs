using System.Globalization;
using System.Text;

namespace Monitor.Worker.Indexing;

/// <summary>One spelling for all spellings of a word: case, accents, width, ligatures, digits, vowel points.</summary>
internal static class TextFolding
{
    public static string Fold(string word)
    {
        var whole = WithoutBrokenLetters(word);
        var result = new StringBuilder(whole.Length);
        foreach (var letter in whole.Normalize(NormalizationForm.FormKD))
        {
            if (IsOptionalMark(letter)) continue;
            Append(result, char.ToLowerInvariant(letter));
        }

        return result.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Marks that writers leave out. The vowel signs of Indic scripts and the voicing marks of kana are letters in all but name.</summary>
    private static bool IsOptionalMark(char letter) => letter
        is (>= '\u0300' and <= '\u036F')
        or (>= '\u0591' and <= '\u05BD') or '\u05BF' or '\u05C1' or '\u05C2' or '\u05C4' or '\u05C5' or '\u05C7'
        or '\u0640' or (>= '\u064B' and <= '\u065F') or '\u0670' or (>= '\u06D6' and <= '\u06ED')
        or '\u00AD' or (>= '\u200B' and <= '\u200F');

    private static void Append(StringBuilder result, char letter)
    {
        if (letter < 128) result.Append(letter);
        else if (Replacement(letter) is { } replacement) result.Append(replacement);
        else if (char.GetUnicodeCategory(letter) is UnicodeCategory.DecimalDigitNumber) result.Append((char)('0' + (int)char.GetNumericValue(letter)));
        else result.Append(letter);
    }

    private static string? Replacement(char letter) => letter switch
    {
        'ı' => "i",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' or 'ð' => "d",
        'þ' => "th",
        'ħ' => "h",
        'ς' => "σ",
        'ى' or 'ی' => "ي",
        'ک' => "ك",
        'ة' => "ه",
        _ => null,
    };

    // Half a surrogate pair, and U+FFFE, which is no letter: .NET refuses to normalise either.
    private static string WithoutBrokenLetters(string word) =>
        word.Any(char.IsSurrogate) ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(word)).Replace('\uFFFE', '\uFFFD')
        : word.Replace('\uFFFE', '\uFFFD');
}
