using System.Globalization;

namespace Monitor.Worker.Versioning.TextDates;

/// <summary>Numbers in Han characters up to 999 (十三, 一百二十), or in digits.</summary>
internal static class Han
{
    private const string Digits = "〇一二三四五六七八九";

    /// <returns>0 where it is none.</returns>
    public static int Number(string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var plain)) return plain;
        var (sum, digit) = (0, 0);
        foreach (var sign in text)
        {
            if (sign is '百') (sum, digit) = (sum + (Math.Max(digit, 1) * 100), 0);
            else if (sign is '十') (sum, digit) = (sum + (Math.Max(digit, 1) * 10), 0);
            else digit = sign is '零' ? 0 : Digits.IndexOf(sign, StringComparison.Ordinal) is >= 0 and var value ? (digit * 10) + value : 0;
        }

        return sum + digit;
    }
}
