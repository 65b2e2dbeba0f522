using System.Globalization;

namespace Monitor.Worker.Versioning.TextDates;

/// <summary>Digits of every script as 0 to 9, place by place, so that positions stay.</summary>
internal static class Figures
{
    public static string Plain(string text) => string.Create(text.Length, text, static (plain, text) =>
    {
        for (var at = 0; at < text.Length; at++)
        {
            var sign = text[at];
            plain[at] = sign > 127 && CharUnicodeInfo.GetDecimalDigitValue(sign) is >= 0 and var digit ? (char)('0' + digit)
                : sign is '\u00A0' or '\u202F' or '\u3000' ? ' '
                : sign;
        }
    });
}
