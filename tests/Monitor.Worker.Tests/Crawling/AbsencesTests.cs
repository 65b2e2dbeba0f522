using System.Globalization;
using Monitor.Worker.Crawling;
using Monitor.Worker.Documents;
using Monitor.Worker.Parsing.Mapping;

namespace Monitor.Worker.Tests.Crawling;

public sealed class AbsencesTests
{
    [Theory]
    [InlineData("0 0/10 * * * ?", "2031-03-10T10:00:30Z", "2031-03-10T12:09:00Z", false)]
    [InlineData("0 0/10 * * * ?", "2031-03-10T10:00:30Z", "2031-03-10T12:10:00Z", true)]
    [InlineData("0 0 * * * ?", "2031-03-10T10:00:30Z", "2031-03-10T11:00:10Z", false)]
    [InlineData("0 0 * * * ?", "2031-03-10T10:00:30Z", "2031-03-10T12:59:59Z", false)]
    [InlineData("0 0 * * * ?", "2031-03-10T10:00:30Z", "2031-03-10T13:00:00Z", true)]
    [InlineData("0 0 6 * * ?", "2031-03-10T06:00:30Z", "2031-03-11T17:59:59Z", false)]
    [InlineData("0 0 6 * * ?", "2031-03-10T06:00:30Z", "2031-03-11T18:00:00Z", true)]
    [InlineData("0 0 6 ? * MON-FRI", "2031-03-14T06:00:30Z", "2031-03-17T06:00:30Z", false)]
    [InlineData("0 0 6 ? * MON-FRI", "2031-03-14T06:00:30Z", "2031-03-17T18:00:00Z", true)]
    [InlineData("0 0 6 ? * MON", "2031-03-10T06:00:30Z", "2031-03-19T06:00:00Z", false)]
    [InlineData("0 0 6 ? * MON", "2031-03-10T06:00:30Z", "2031-03-20T18:00:00Z", true)]
    [InlineData("0 0 0 1 1 ? 2031", "2031-03-10T06:00:30Z", "2033-03-10T06:00:00Z", false)]
    public void A_source_was_away_when_it_is_read_more_than_half_its_rhythm_late_and_two_hours_at_least(string schedule, string last, string now, bool isAway)
    {
        var source = DatedPublisher.Source("/since?from={since}") with { Schedule = schedule };

        var absence = Absences.Of(source, At(last), At(now));

        Assert.Equal(isAway ? new Absence(At(last), At(now)) : null, absence);
    }

    [Fact]
    public void What_was_never_read_was_not_away() => Assert.Null(Absences.Of(DatedPublisher.Source("/since?from={since}"), null, At("2031-03-10T06:00:00Z")));

    [Fact]
    public void A_source_that_may_be_read_in_the_evening_only_is_not_late_before()
    {
        var source = DatedPublisher.Source("/since?from={since}");
        source = source with { Access = source.Access with { Windows = [new AccessWindow(new TimeOnly(20, 0), new TimeOnly(23, 0))] } };

        Assert.Null(Absences.Of(source, At("2031-03-10T20:05:00Z"), At("2031-03-11T20:05:00Z")));
        Assert.NotNull(Absences.Of(source, At("2031-03-10T20:05:00Z"), At("2031-03-13T20:05:00Z")));
    }

    [Theory]
    [InlineData("2031-03-08", DayState.Owed, RunPurpose.CatchUp, true)]
    [InlineData("2031-03-09", DayState.Owed, RunPurpose.CatchUp, false)]
    [InlineData("2031-03-01", DayState.Done, RunPurpose.CatchUp, false)]
    [InlineData("2031-03-01", DayState.Owed, RunPurpose.Backfill, false)]
    public void A_day_that_nobody_could_read_for_two_days_is_late_whenever_it_is_read(string day, DayState state, RunPurpose purpose, bool isLate)
    {
        var source = DatedPublisher.Source("/day/{date}");
        var now = At("2031-03-10T06:00:00Z");
        var owed = new SourceDay { Source = source.Id, Day = DatedPublisher.Day(day), State = state };
        var plan = new WalkPlan(DateReach.Day, new DayClock(source, DateReach.Day, now), [], [owed], []);

        var absence = Absences.Of(new PlannedWalk(DayWindow.Of(owed.Day), purpose), plan, now);

        Assert.Equal(isLate ? new Absence(At($"{day}T00:00:00Z"), now) : null, absence);
    }

    [Fact]
    public async Task After_days_without_a_run_what_is_found_is_one_digest_and_in_time_each_is_a_message()
    {
        await using var bench = await DayBench.OpenAsync();
        var source = DatedPublisher.Source("/since?from={since}");
        bench.Publisher.Publish("old", "2031-03-10", "2031-03-10T00:00:00Z");
        await bench.RunAsync(source);
        bench.Publisher.Publish("a", "2031-03-11", "2031-03-11T00:00:00Z", Bill.Relevant);
        await bench.RunDailyAsync(source, 1);
        var inTime = await bench.DigestsAsync();
        foreach (var (id, day) in new[] { ("b", "2031-03-12"), ("c", "2031-03-13"), ("d", "2031-03-14") }) bench.Publisher.Publish(id, day, $"{day}T00:00:00Z", Bill.Relevant);
        bench.Clock.Advance(TimeSpan.FromDays(3));
        await bench.RunAsync(source);
        bench.Publisher.Publish("e", "2031-03-15", "2031-03-15T00:00:00Z", Bill.Relevant);
        await bench.RunDailyAsync(source, 1);

        var digest = Assert.Single(await bench.DigestsAsync());
        Assert.Empty(inTime);
        Assert.Equal((Rhythm.CatchUp, 3), (digest.Rhythm, digest.Lines.Count));
        Assert.Equal(new Absence(At("2031-03-11T06:00:00Z"), At("2031-03-14T06:00:00Z")), digest.After);
        Assert.Equal(At("2031-03-14T06:20:00Z"), digest.DueAt);
        Assert.Equal(5, await bench.MessagesAsync());
    }

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);
}
