using System.Globalization;
using System.Text.RegularExpressions;

namespace Monitor.Worker.Parsing.Dates;

/// <summary>Dates that write year, month and day with words for "year", "month" and "day": 2031年2月4日, 令和13年2月4日, 2031년 2월 4일, ngày 4 tháng 2 năm 2031.</summary>
internal static partial class CountedMonthDate
{
    private static readonly Calendar Common = new GregorianCalendar();

    public static IEnumerable<SpottedDate> Find(string text) =>
        EastAsian().Matches(text).Concat(Vietnamese().Matches(text)).Select(Read).OfType<SpottedDate>();

    private static SpottedDate? Read(Match match)
    {
        var year = match.Groups["y"].Value is "元" ? 1 : Number(match.Groups["y"].Value);
        var begin = match.Groups["era"].Value switch { "令和" => 2018, "平成" => 1988, "昭和" => 1925, "民國" or "民国" or "中華民國" => 1911, _ => 0 };
        if (begin == 0 && year < 1000) return null;
        return CalendarDay.Of(Common, begin + year, Number(match.Groups["m"].Value), Number(match.Groups["d"].Value)) is { } date
            ? new SpottedDate(date, match.Index, match.Length)
            : null;
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<era>令和|平成|昭和|中華民國|民國|民国)?\s?(?<y>\d{1,4}|元)\s?[年년]\s?(?<m>\d{1,2})\s?[月월]\s?(?<d>\d{1,2})\s?[日일]")]
    private static partial Regex EastAsian();

    [GeneratedRegex(@"(?<d>\d{1,2})\s+tháng\s+(?<m>\d{1,2})(?:,?\s+năm)?,?\s+(?<y>\d{4})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Vietnamese();
}
