using System.Collections.Frozen;
using System.Globalization;

namespace Monitor.Worker.Parsing.Dates;

/// <summary>Offsets as publishers write them: numbers, and the abbreviations that mean one thing.</summary>
internal static class ZoneOffset
{
    private static readonly FrozenDictionary<string, double> Hours = new Dictionary<string, double>
    {
        ["Z"] = 0, ["UT"] = 0, ["UTC"] = 0, ["GMT"] = 0, ["WET"] = 0, ["BST"] = 1, ["WEST"] = 1, ["CET"] = 1, ["MEZ"] = 1, ["CEST"] = 2, ["MESZ"] = 2,
        ["EET"] = 2, ["SAST"] = 2, ["EEST"] = 3, ["MSK"] = 3, ["JST"] = 9, ["KST"] = 9, ["AEST"] = 10, ["AEDT"] = 11, ["NZST"] = 12, ["NZDT"] = 13,
        ["EST"] = -5, ["EDT"] = -4, ["ET"] = -5, ["CST"] = -6, ["CDT"] = -5, ["CT"] = -6, ["MST"] = -7, ["MDT"] = -6, ["MT"] = -7, ["PST"] = -8, ["PDT"] = -7,
        ["PT"] = -8, ["AKST"] = -9, ["AKDT"] = -8, ["HST"] = -10, ["NST"] = -3.5, ["BRT"] = -3,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Null for nothing and for what is not known: then the source's own zone holds.</summary>
    public static TimeSpan? Read(string zone)
    {
        if (Hours.TryGetValue(zone, out var hours)) return TimeSpan.FromHours(hours);
        var sign = zone.IndexOfAny(['+', '-']);
        if (sign < 0) return null;

        var digits = zone[(sign + 1)..].Replace(":", "", StringComparison.Ordinal);
        if (digits.Length is 0 or > 4 || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        var minutes = digits.Length <= 2 ? number * 60 : (number / 100 * 60) + (number % 100);
        return minutes <= 14 * 60 ? TimeSpan.FromMinutes(zone[sign] == '-' ? -minutes : minutes) : null;
    }
}
