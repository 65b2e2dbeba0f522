using System.Globalization;

namespace Monitor.Worker.Documents;

/// <summary>Days of rest, in the ways in which they are fixed.</summary>
public abstract record RestDays
{
    private RestDays()
    {
    }

    public abstract bool Cover(DateOnly day);

    /// <summary>One date of one year, for feasts that follow another calendar.</summary>
    public sealed record OneDay(DateOnly Day) : RestDays
    {
        public override bool Cover(DateOnly day) => day == Day;
    }

    /// <summary>The same days in each year; from later than until goes over New Year.</summary>
    public sealed record Yearly((int Month, int Day) From, (int Month, int Day) Until) : RestDays
    {
        public override bool Cover(DateOnly day)
        {
            var at = (day.Month, day.Day);
            return From.CompareTo(Until) <= 0 ? at.CompareTo(From) >= 0 && at.CompareTo(Until) <= 0 : at.CompareTo(From) >= 0 || at.CompareTo(Until) <= 0;
        }
    }

    /// <param name="Count">1 to 4 from the month's beginning; 0 is the last.</param>
    public sealed record Weekday(int Month, DayOfWeek Day, int Count) : RestDays
    {
        public override bool Cover(DateOnly day) =>
            day.Month == Month && day.DayOfWeek == Day && (Count == 0 ? day.AddDays(7).Month != Month : (day.Day - 1) / 7 == Count - 1);
    }

    /// <param name="Offset">Days after Easter Sunday.</param>
    public sealed record Easter(int Offset, bool IsOrthodox) : RestDays
    {
        public override bool Cover(DateOnly day) => day.AddDays(-Offset) is var sunday && sunday == (IsOrthodox ? Orthodox(sunday.Year) : Western(sunday.Year));

        // Butcher's rule for the Gregorian calendar.
        private static DateOnly Western(int year)
        {
            var (century, rest) = Math.DivRem(year, 100);
            var moon = ((19 * (year % 19)) + century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
            var week = (32 + (2 * (century % 4)) + (2 * (rest / 4)) - moon - (rest % 4)) % 7;
            var late = ((year % 19) + (11 * moon) + (22 * week)) / 451;
            var (month, day) = Math.DivRem(moon + week - (7 * late) + 114, 31);
            return new DateOnly(year, month, day + 1);
        }

        // Meeus' rule for the Julian calendar, which dates the Orthodox feast.
        private static DateOnly Orthodox(int year)
        {
            var moon = ((19 * (year % 19)) + 15) % 30;
            var week = ((2 * (year % 4)) + (4 * (year % 7)) - moon + 34) % 7;
            var (month, day) = Math.DivRem(moon + week + 114, 31);
            return DateOnly.FromDateTime(new DateTime(year, month, day + 1, new JulianCalendar()));
        }
    }
}
