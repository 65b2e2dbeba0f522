using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Documents;

public sealed class QuietHoursTests
{
    private static readonly HashSet<DayOfWeek> Always = [.. Enum.GetValues<DayOfWeek>()];
    private static readonly HashSet<DayOfWeek> MondayToFriday = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    [Theory]
    // Berlin is an hour ahead in winter; the 27th of November 2026 is a Friday.
    [InlineData("2026-11-27T18:59:00Z", null)]
    [InlineData("2026-11-27T19:00:00Z", "2026-11-28T07:00:00Z")]
    [InlineData("2026-11-28T03:00:00Z", "2026-11-28T07:00:00Z")]
    [InlineData("2026-11-28T07:00:00Z", null)]
    public void A_night_goes_over_midnight_and_ends_in_the_morning(string moment, string? end) =>
        Assert.Equal(end is null ? null : At(end), Berlin(Always).EndOf(At(moment)));

    [Theory]
    [InlineData("2026-11-27T19:30:00Z", "2026-11-30T07:00:00Z")]
    [InlineData("2026-11-28T12:00:00Z", "2026-11-30T07:00:00Z")]
    [InlineData("2026-11-29T23:30:00Z", "2026-11-30T07:00:00Z")]
    [InlineData("2026-11-30T12:00:00Z", null)]
    public void What_comes_on_days_off_waits_for_the_next_working_morning(string moment, string? end) =>
        Assert.Equal(end is null ? null : At(end), Berlin(MondayToFriday).EndOf(At(moment)));

    [Fact]
    public void Days_off_alone_make_no_night()
    {
        var hours = new QuietHours(default, default, MondayToFriday, "Asia/Tokyo");

        Assert.Null(hours.EndOf(At("2026-11-27T03:00:00Z")));
        // Saturday in Tokyo: until Monday begins there.
        Assert.Equal(At("2026-11-29T15:00:00Z"), hours.EndOf(At("2026-11-27T15:00:00Z")));
    }

    [Fact]
    public void An_hour_that_the_clocks_leave_out_ends_when_it_would_have_begun()
    {
        var hours = new QuietHours(new TimeOnly(20, 0), new TimeOnly(2, 30), Always, "Europe/Berlin");

        // On the 28th of March 2027 the clocks go from 2:00 to 3:00.
        Assert.Equal(At("2027-03-28T01:00:00Z"), hours.EndOf(At("2027-03-27T21:00:00Z")));
    }

    [Fact]
    public void Quiet_always_ends_later_than_it_is_asked_for_and_at_an_hour_that_is_not_quiet()
    {
        foreach (var zone in (string[])["Europe/Berlin", "America/Sao_Paulo", "Pacific/Auckland", "Asia/Kathmandu", "UTC"])
        {
            var hours = new QuietHours(new TimeOnly(19, 15), new TimeOnly(7, 45), MondayToFriday, zone);
            for (var moment = At("2026-10-20T00:00:00Z"); moment < At("2026-11-10T00:00:00Z"); moment += TimeSpan.FromMinutes(37))
            {
                if (hours.EndOf(moment) is not { } end) continue;
                Assert.True(end > moment);
                Assert.Null(hours.EndOf(end));
            }
        }
    }

    private static QuietHours Berlin(IReadOnlySet<DayOfWeek> days) => new(new TimeOnly(20, 0), new TimeOnly(8, 0), days, "Europe/Berlin");

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);
}
