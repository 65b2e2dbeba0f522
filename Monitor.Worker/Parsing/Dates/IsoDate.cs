using System.Globalization;
using System.Text.RegularExpressions;

namespace Monitor.Worker.Parsing.Dates;

/// <summary>
/// ISO 8601, W3CDTF and every other form that puts a four-digit year first, which no country reads in two ways:
/// 2031, 2031-02, 20310204, 2031/02/04 09:00:00, 2031-02-04T10:42:08.0579851+01:00, 2031年2月4日.
/// </summary>
internal static partial class IsoDate
{
    // Longer than any date is written: what stands in such a value is a sentence, and a page of blanks would be tried in every division.
    private const int LongestDate = 100;

    public static Moment? Read(string text)
    {
        if (text.Length > LongestDate) return null;
        var match = Shape().Match(text);
        if (!match.Success) match = EastAsian().Match(text);
        if (!match.Success || !TryDay(match, out var day)) return null;

        var precision = match.Groups["d"].Success ? DatePrecision.Day : match.Groups["m"].Success ? DatePrecision.Month : DatePrecision.Year;
        if (!match.Groups["h"].Success) return new Moment(day, null, precision);

        return ClockTime.Read(match) is { } time ? new Moment(day + time, ZoneOffset.Read(match.Groups["z"].Value), DatePrecision.Time) : null;
    }

    private static bool TryDay(Match match, out DateTime day) =>
        DateTime.TryParseExact(
            $"{match.Groups["y"].Value}-{Part(match, "m"):00}-{Part(match, "d"):00}",
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out day);

    private static int Part(Match match, string name) =>
        match.Groups[name] is { Success: true } group ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 1;

    [GeneratedRegex(
        @"^(?<y>\d{4})(?:(?:(?<m>\d\d)(?<d>\d\d))|(?:[-/.](?<m>\d{1,2})(?:[-/.](?<d>\d{1,2})\.?)?))?" +
        @"(?:(?:T|t|\s)\s*(?<h>\d{1,2}):?(?<i>\d\d)(?::?(?<s>\d\d)(?:[.,](?<f>\d{1,12}))?)?\s*(?<z>Z|z|[A-Za-z]{2,5}|(?:GMT|UTC)?[+-]\d{1,2}(?::?\d\d)?)?)?$")]
    private static partial Regex Shape();

    [GeneratedRegex(
        @"^(?<y>\d{4})\s*[年년]\s*(?<m>\d{1,2})\s*[月월]\s*(?<d>\d{1,2})\s*[日일]?(?:\s*\(?[^\d\s]{0,6}\)?\s*(?<h>\d{1,2})\s*[:時时시]\s*(?<i>\d\d)\s*[分분]?(?::(?<s>\d\d))?)?\s*$")]
    private static partial Regex EastAsian();
}
