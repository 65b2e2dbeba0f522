using System.Globalization;
using System.Text;

namespace Monitor.Worker.Parsing.Dates;

internal static class Digits
{
    /// <summary>Arabic-Indic, Persian, Devanagari, Thai, full-width and other decimal digits as 0 to 9; direction marks removed.</summary>
    public static string ToAscii(string text) =>
        Ascii.IsValid(text) ? text : string.Concat(text.Where(character => !IsMark(character)).Select(Plain));

    private static char Plain(char character) =>
        !char.IsAscii(character) && CharUnicodeInfo.GetDecimalDigitValue(character) is var digit and >= 0 ? (char)('0' + digit)
        : char.IsWhiteSpace(character) ? ' '
        : character;

    private static bool IsMark(char character) => char.GetUnicodeCategory(character) == UnicodeCategory.Format;
}
