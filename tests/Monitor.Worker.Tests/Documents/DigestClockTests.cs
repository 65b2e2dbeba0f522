using System.Globalization;
using CsCheck;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Documents;

public sealed class DigestClockTests
{
    private static readonly string[] Zones = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia", "America/Sao_Paulo"];

    [Theory]
    [InlineData(Rhythm.Hourly, "UTC", "2026-11-26T09:59:59Z", "2026-11-26T10:00:00Z")]
    [InlineData(Rhythm.Hourly, "UTC", "2026-11-26T10:00:00Z", "2026-11-26T11:00:00Z")]
    [InlineData(Rhythm.Hourly, "Asia/Kolkata", "2026-11-26T10:00:00Z", "2026-11-26T10:30:00Z")]
    [InlineData(Rhythm.Daily, "UTC", "2026-11-26T07:59:59Z", "2026-11-26T08:00:00Z")]
    [InlineData(Rhythm.Daily, "UTC", "2026-11-26T08:00:00Z", "2026-11-27T08:00:00Z")]
    [InlineData(Rhythm.Daily, "Europe/Berlin", "2026-07-01T06:30:00Z", "2026-07-02T06:00:00Z")]
    [InlineData(Rhythm.Daily, "Asia/Tokyo", "2026-11-25T22:00:00Z", "2026-11-25T23:00:00Z")]
    [InlineData(Rhythm.Weekly, "UTC", "2026-11-26T09:00:00Z", "2026-11-30T08:00:00Z")]
    [InlineData(Rhythm.Weekly, "UTC", "2026-11-30T07:00:00Z", "2026-11-30T08:00:00Z")]
    [InlineData(Rhythm.Weekly, "UTC", "2026-11-30T08:00:00Z", "2026-12-07T08:00:00Z")]
    public void The_next_digest_comes_at_its_local_time(Rhythm rhythm, string zone, string moment, string due) =>
        Assert.Equal(At(due), Clock(rhythm, zone, new TimeOnly(8, 0)).NextAfter(At(moment)));

    [Theory]
    [InlineData(Rhythm.Daily)]
    [InlineData(Rhythm.Weekly)]
    public void Near_misses_come_when_a_digest_of_their_rhythm_comes(Rhythm every)
    {
        var moment = At("2026-11-26T07:59:59Z");

        Assert.Equal(Clock(every, "UTC", new TimeOnly(8, 0)).NextAfter(moment), (Clock(Rhythm.NearMiss, "UTC", new TimeOnly(8, 0)) with { Every = every }).NextAfter(moment));
    }

    [Theory]
    [InlineData("02:30", "2026-03-29T00:00:00Z", "2026-03-29T01:00:00Z")]
    [InlineData("02:30", "2026-10-24T23:00:00Z", "2026-10-25T00:30:00Z")]
    [InlineData("02:30", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z")]
    public void An_hour_that_is_left_out_is_told_after_it_and_one_that_comes_twice_is_told_once(string at, string moment, string due) =>
        Assert.Equal(At(due), Clock(Rhythm.Daily, "Europe/Berlin", TimeOnly.Parse(at, CultureInfo.InvariantCulture)).NextAfter(At(moment)));

    [Fact]
    public void Whatever_the_zone_and_moment_the_next_is_later_soon_enough_and_none_lies_between() => Gen.Select(
        Gen.Int[0, Zones.Length - 1], Gen.Int[1, 3].Select(i => (Rhythm)i), Gen.Int[0, (24 * 60) - 1], Gen.Long[0, 20L * 365 * 24 * 3600], Gen.Enum<DayOfWeek>()).Sample(
        (zone, rhythm, minutes, seconds, day) =>
        {
            var clock = new DigestClock(rhythm, new TimeOnly(minutes / 60, minutes % 60), day, Zones[zone]);
            var moment = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(seconds);

            var due = clock.NextAfter(moment);

            var longest = rhythm switch { Rhythm.Hourly => TimeSpan.FromHours(1), Rhythm.Daily => TimeSpan.FromHours(25), _ => TimeSpan.FromHours((7 * 24) + 1) };
            Assert.InRange(due - moment, TimeSpan.FromTicks(1), longest);
            Assert.Equal(due, clock.NextAfter(due - TimeSpan.FromSeconds(1)));
            if (rhythm == Rhythm.Weekly) Assert.Equal(day, TimeZoneInfo.ConvertTime(due, TimeZoneInfo.FindSystemTimeZoneById(Zones[zone])).DayOfWeek);
        },
        iter: 2_000,
        threads: 1);

    [Theory]
    [InlineData("2026-11-26T07:59:59Z", "2026-11-26T08:00:00Z")]
    [InlineData("2026-11-26T08:00:00Z", "2026-11-26T08:10:00Z")]
    public void What_is_caught_up_with_is_told_at_full_ten_minutes(string moment, string due) =>
        Assert.Equal(At(due), Clock(Rhythm.CatchUp, "Asia/Kolkata", new TimeOnly(8, 0)).NextAfter(At(moment)));

    private static DigestClock Clock(Rhythm rhythm, string zone, TimeOnly at) => new(rhythm, at, DayOfWeek.Monday, zone);

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);
}
