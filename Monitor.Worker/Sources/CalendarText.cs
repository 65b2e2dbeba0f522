using System.Globalization;
using System.Text.RegularExpressions;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Sources;

/// <summary>How days are written in a calendar: 12-25, 07-20/09-01, 2031-01-23, mon-1-09, mon-last-05, easter+1, orthodox-easter-2.</summary>
internal static partial class CalendarText
{
    public const string Forms = "Write 12-25, 07-20/09-01, 2031-01-23, mon-1-09 (first Monday of September), mon-last-05, easter+39 or orthodox-easter-2.";

    // A leap year, so that 29 February is a day.
    private const int AnyYear = 2032;

    private static readonly string[] DayNames = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    /// <summary>Null when it is no day of the week.</summary>
    public static DayOfWeek? Weekday(string text) => Array.IndexOf(DayNames, text.ToUpperInvariant()) is >= 0 and var index ? (DayOfWeek)index : null;

    /// <summary>Null when the text has none of the <see cref="Forms"/>.</summary>
    public static RestDays? Rest(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return new RestDays.OneDay(date);
        if (text.Split('/') is { Length: 1 or 2 } days && MonthDay(days[0]) is { } from && MonthDay(days[^1]) is { } until) return new RestDays.Yearly(from, until);
        return (RestDays?)Weekdays(text) ?? Easter(text);
    }

    /// <summary>Null when the text is no span like 03:00-07:00.</summary>
    public static AccessWindow? Window(string text) =>
        Span().Match(text) is { Success: true } match && Time(match.Groups[1]) is { } from && Time(match.Groups[2]) is { } until && from != until
            ? new AccessWindow(from, until) : null;

    private static RestDays.Weekday? Weekdays(string text) =>
        NthWeekday().Match(text) is { Success: true } match
            ? new RestDays.Weekday(Number(match.Groups[3]), Weekday(match.Groups[1].Value)!.Value, match.Groups[2].Value == "last" ? 0 : Number(match.Groups[2]))
            : null;

    private static RestDays.Easter? Easter(string text) =>
        EasterDay().Match(text) is { Success: true } match
            ? new RestDays.Easter(match.Groups[2].Success ? Number(match.Groups[2]) : 0, match.Groups[1].Success)
            : null;

    private static (int Month, int Day)? MonthDay(string text) =>
        DateOnly.TryParseExact($"{AnyYear}-{text}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? (day.Month, day.Day) : null;

    private static TimeOnly? Time(Group group) =>
        TimeOnly.TryParseExact(group.Value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static int Number(Group group) => int.Parse(group.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    [GeneratedRegex("^([0-9]{2}:[0-9]{2})-([0-9]{2}:[0-9]{2})$")]
    private static partial Regex Span();

    [GeneratedRegex("^(sun|mon|tue|wed|thu|fri|sat)-([1-4]|last)-(0[1-9]|1[0-2])$")]
    private static partial Regex NthWeekday();

    [GeneratedRegex("^(orthodox-)?easter([+-][0-9]{1,2})?$")]
    private static partial Regex EasterDay();
}
