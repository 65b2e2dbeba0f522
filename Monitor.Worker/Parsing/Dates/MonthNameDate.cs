using System.Globalization;
using System.Text.RegularExpressions;

namespace Monitor.Worker.Parsing.Dates;

/// <summary>
/// Dates with a month's name, in any order: mail dates (RFC 822 and its misspellings), "February 4, 2031", "le 4 février 2031 à 10 h 30",
/// "2031. február 4.". The name tells day, month and year apart; what else stands there (weekday, articles) is passed over.
/// </summary>
internal static partial class MonthNameDate
{
    public static Moment? Read(string text, CultureInfo culture)
    {
        var clock = Clock().Match(text);
        var dayText = clock.Success ? text.Remove(clock.Index, clock.Length) : text;
        if (Day(dayText, culture) is not { } day) return null;
        if (!clock.Success) return new Moment(day, null, DatePrecision.Day);
        return ClockTime.Read(clock) is { } time ? new Moment(day + time, ZoneOffset.Read(clock.Groups["z"].Value), DatePrecision.Time) : null;
    }

    private static DateTime? Day(string text, CultureInfo culture)
    {
        var numbers = Number().Matches(text).Select(match => match.Value).ToArray();
        if (numbers.Length != 2 || Month(text, culture) is not { } month) return null;

        var yearFirst = numbers[0].Length > 2;
        var day = int.Parse(numbers[yearFirst ? 1 : 0], CultureInfo.InvariantCulture);
        var year = Year(numbers[yearFirst ? 0 : 1], month.Calendar);
        return month.Calendar.TryDay(year, month.Number, day);
    }

    // The last one: in "mar, 4 feb 2031" the first is a Spanish Tuesday.
    private static MonthName? Month(string text, CultureInfo culture) => Word().Matches(text)
        .Select(match => MonthNames.Find(match.Value, culture))
        .LastOrDefault(month => month is not null);

    private static int Year(string digits, Calendar calendar)
    {
        var year = int.Parse(digits, CultureInfo.InvariantCulture);
        if (digits.Length > 2 || calendar is not GregorianCalendar) return digits.Length == 3 ? 1900 + year : year;
        return year < 50 ? 2000 + year : 1900 + year;
    }

    private static DateTime? TryDay(this Calendar calendar, int year, int month, int day)
    {
        try
        {
            return calendar.ToDateTime(year, month, day, 0, 0, 0, 0);
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    [GeneratedRegex(
        @"(?<h>\d{1,2})(?:[:.](?<i>\d\d)(?:[:.](?<s>\d\d)(?:[.,](?<f>\d{1,9}))?)?|\s?h\s?(?<i>\d\d))(?:\s*(?<p>[aApP])\.?[mM]\.?)?(?:\s*(?<z>[A-Za-z]{1,5}\b|(?:GMT|UTC)?[+-]\d{1,2}(?::?\d\d)?))?")]
    private static partial Regex Clock();

    [GeneratedRegex(@"\d{1,4}")]
    private static partial Regex Number();

    [GeneratedRegex(@"[\p{L}\p{M}]+")]
    private static partial Regex Word();
}
