using Monitor.Worker.Documents;
using Monitor.Worker.Reporting;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Reporting;

public sealed class AlertTimesTests
{
    [Fact]
    public void Each_step_has_its_median_and_its_late_end_and_the_slowest_source_stands_first()
    {
        var quick = Enumerable.Range(1, 20).Select(n => Sent("quick", read: n, sent: 1));
        var slow = Enumerable.Range(1, 3).Select(n => Sent("slow", read: 60, sent: 600 * n));

        var times = AlertTimes.Of([.. quick, .. slow]);

        Assert.Equal([("slow", 3), ("quick", 20)], times.Select(one => (one.Source.Value, one.Messages)));
        Assert.Equal(new StepTimes(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(19)), times[1].FetchedToCommitted);
        Assert.Equal(new StepTimes(TimeSpan.FromSeconds(1200), TimeSpan.FromSeconds(1800)), times[0].CommittedToAccepted);
        Assert.Equal(TimeSpan.FromSeconds(1260), times[0].Whole.Median);
    }

    [Fact]
    public void A_clock_that_runs_ahead_makes_no_step_shorter_than_nothing() =>
        Assert.Equal(TimeSpan.Zero, Assert.Single(AlertTimes.Of([Sent("ahead", read: -5, sent: 2)])).FetchedToCommitted.Late);

    private static AlertMoments Sent(string source, int read, int sent) =>
        new(new SourceId(source), Made.Now, Made.Now.AddSeconds(read), Made.Now.AddSeconds(read + sent));
}
