using System.Globalization;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Parsing.Dates;

/// <summary>A day of any calendar as the one that everybody counts by, within the years that a document can have.</summary>
internal static class CalendarDay
{
    private const int EarliestYear = 1800;

    public static DateOnly? Of(Calendar calendar, int year, int month, int day)
    {
        if (year < 1 || month is < 1 or > 12 || day is < 1 or > 31) return null;
        try
        {
            var date = calendar.ToDateTime(year, month, day, 0, 0, 0, 0);
            return date.Year is >= EarliestYear and <= DateKinds.LatestYear ? DateOnly.FromDateTime(date) : null;
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }
}
