using System.Globalization;
using Monitor.Worker.Sources;

namespace Monitor.Worker.Tests.Sources;

public sealed class CalendarTextTests
{
    [Theory]
    [InlineData("12-25", "2031-12-25", "2031-12-24")]
    [InlineData("02-29", "2032-02-29", "2031-02-28")]
    [InlineData("07-20/09-01", "2031-07-20", "2031-07-19")]
    [InlineData("07-20/09-01", "2031-09-01", "2031-09-02")]
    [InlineData("12-20/01-06", "2032-01-06", "2032-01-07")]
    [InlineData("12-20/01-06", "2031-12-31", "2031-12-19")]
    [InlineData("2031-01-23", "2031-01-23", "2032-01-23")]
    [InlineData("mon-1-09", "2031-09-01", "2031-09-08")]
    [InlineData("thu-4-11", "2031-11-27", "2031-11-20")]
    [InlineData("mon-last-05", "2032-05-31", "2032-05-24")]
    [InlineData("easter", "2026-04-05", "2026-04-12")]
    [InlineData("easter-2", "2031-04-11", "2031-04-13")]
    [InlineData("easter+39", "2038-06-03", "2038-06-04")]
    [InlineData("orthodox-easter", "2026-04-12", "2026-04-05")]
    [InlineData("orthodox-easter+1", "2027-05-03", "2027-05-02")]
    public void A_day_of_rest_covers_its_day_and_not_another(string text, string covered, string other)
    {
        var rest = CalendarText.Rest(text)!;

        Assert.True(rest.Cover(Day(covered)));
        Assert.False(rest.Cover(Day(other)));
    }

    [Fact]
    public void Easter_falls_on_a_sunday_of_spring_in_every_year()
    {
        var western = CalendarText.Rest("easter")!;
        var orthodox = CalendarText.Rest("orthodox-easter")!;
        for (var year = 1900; year < 2100; year++)
        {
            var days = Enumerable.Range(0, 150).Select(offset => new DateOnly(year, 1, 1).AddDays(offset)).ToList();
            var here = Assert.Single(days, western.Cover);
            var there = Assert.Single(days, orthodox.Cover);
            Assert.Equal((DayOfWeek.Sunday, DayOfWeek.Sunday), (here.DayOfWeek, there.DayOfWeek));
            Assert.InRange(here, new DateOnly(year, 3, 22), new DateOnly(year, 4, 25));
            Assert.InRange(there.DayNumber - here.DayNumber, 0, 35);
        }
    }

    [Theory]
    [InlineData("25-12")]
    [InlineData("12/25")]
    [InlineData("02-30")]
    [InlineData("mon-5-09")]
    [InlineData("monday-1-09")]
    [InlineData("easter+100")]
    [InlineData("07-20/")]
    [InlineData("01-01/02-01/03-01")]
    [InlineData("")]
    public void What_names_no_day_is_none(string text) => Assert.Null(CalendarText.Rest(text));

    [Theory]
    [InlineData("03:00-07:00", "03:00", true)]
    [InlineData("03:00-07:00", "06:59", true)]
    [InlineData("03:00-07:00", "07:00", false)]
    [InlineData("22:00-05:00", "23:30", true)]
    [InlineData("22:00-05:00", "04:59", true)]
    [InlineData("22:00-05:00", "12:00", false)]
    public void A_window_holds_its_hours_also_over_midnight(string text, string time, bool inside) =>
        Assert.Equal(inside, CalendarText.Window(text)!.Value.Contains(TimeOnly.Parse(time, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("3-7")]
    [InlineData("03:00-24:00")]
    [InlineData("03:00-03:00")]
    [InlineData("03:00")]
    public void What_is_no_span_of_hours_is_none(string text) => Assert.Null(CalendarText.Window(text));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
