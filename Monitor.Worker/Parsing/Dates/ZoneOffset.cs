using System.Collections.Frozen;
using System.Globalization;

namespace Monitor.Worker.Parsing.Dates;

/// <summary>Offsets as publishers write them: numbers, and the abbreviations that mean one thing.</summary>
internal static class ZoneOffset
{
    private static readonly (double Hours, string Names)[] Known =
    [
        (0, "Z UT UTC GMT WET"), (1, "BST WEST CET MEZ"), (2, "CEST MESZ EET SAST"), (3, "EEST MSK"), (9, "JST KST"), (10, "AEST"), (11, "AEDT"),
        (12, "NZST"), (13, "NZDT"), (-3, "BRT"), (-3.5, "NST"), (-4, "EDT"), (-5, "EST ET CDT"), (-6, "CST CT MDT"), (-7, "MST MT PDT"),
        (-8, "PST PT AKDT"), (-9, "AKST"), (-10, "HST"),
    ];

    private static readonly FrozenDictionary<string, double> Hours = Known
        .SelectMany(row => row.Names.Split(' ').Select(name => KeyValuePair.Create(name, row.Hours)))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

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
