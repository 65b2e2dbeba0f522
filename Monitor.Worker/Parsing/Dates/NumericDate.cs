using System.Globalization;
using System.Text.RegularExpressions;

namespace Monitor.Worker.Parsing.Dates;

/// <summary>A date of three numbers as it stands in a text, not yet understood: 05/06/2031, 5. 6. 2031, 2031-06-05, 6-5-2031.</summary>
internal sealed partial record NumericDate(int Index, int Length, int First, int Second, int Third, bool YearFirst)
{
    public static IEnumerable<NumericDate> Find(string text)
    {
        foreach (var match in Shape().Matches(text).Cast<Match>())
        {
            if (Read(match, text) is { } date) yield return date;
        }
    }

    /// <param name="order">Which of the first two numbers is the day.</param>
    /// <param name="calendars">Whose years these may be.</param>
    public DateOnly? Day(NumericOrder order, IReadOnlyList<Calendar> calendars)
    {
        if (YearFirst) return Day(First, Second, Third, calendars);
        var dayFirst = First > 12 ? true : Second > 12 ? false : First == Second ? true : order.DayFirst;
        return dayFirst is { } known ? Day(Third, known ? Second : First, known ? First : Second, calendars) : null;
    }

    private static DateOnly? Day(int year, int month, int day, IReadOnlyList<Calendar> calendars)
    {
        var full = year < 100 ? (year < 70 ? 2000 : 1900) + year : year;
        foreach (var calendar in calendars)
        {
            if (CalendarDay.Of(calendar, full, month, day) is { } found) return found;
        }

        return null;
    }

    private static NumericDate? Read(Match match, string text)
    {
        var (first, second, third) = (match.Groups["a"].Value, match.Groups["b"].Value, match.Groups["c"].Value);
        var mark = match.Groups["s"].Value.Trim();
        if (mark != match.Groups["t"].Value.Trim() || IsPartOfMore(text, match)) return null;
        var yearFirst = first.Length == 4;
        if (yearFirst ? third.Length > 2 : first.Length > 2 || third.Length is 1 or 3) return null;

        // 22-05-13 is as likely a number of a file.
        if (!yearFirst && third.Length == 2 && mark == "-") return null;
        return new NumericDate(match.Index, match.Length, Number(first), Number(second), Number(third), yearFirst);
    }

    private static bool IsPartOfMore(string text, Match match)
    {
        var before = match.Index == 0 ? ' ' : text[match.Index - 1];
        var end = match.Index + match.Length;
        var after = end == text.Length ? ' ' : text[end];
        return char.IsLetterOrDigit(before) || before is '-' or '/' || char.IsDigit(after) || after is '-' or '/' || (after == '.' && end + 1 < text.Length && char.IsDigit(text[end + 1]));
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<a>\d{1,4})(?<s>[/\-]|\. ?)(?<b>\d{1,2})(?<t>[/\-]|\. ?)(?<c>\d{1,4})")]
    private static partial Regex Shape();
}
