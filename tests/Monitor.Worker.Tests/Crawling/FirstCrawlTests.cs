using Monitor.Worker.Crawling;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Crawling;

public sealed class FirstCrawlTests
{
    private static readonly DateTimeOffset Start = new(2031, 3, 1, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_ends_with_the_first_good_run() =>
        Assert.Equal(Start.AddDays(2), EndedAt(RunOutcome.Unreachable, RunOutcome.Partial, RunOutcome.OkNothingNew, RunOutcome.OkNew));

    [Fact]
    public void It_ends_with_a_partial_run_where_three_in_a_row_did_not_end_well() =>
        Assert.Equal(Start.AddDays(3), EndedAt(RunOutcome.Partial, RunOutcome.SkippedOverlap, RunOutcome.Blocked, RunOutcome.Partial));

    [Fact]
    public void While_nothing_was_read_it_goes_on() =>
        Assert.Null(EndedAt(RunOutcome.Unreachable, RunOutcome.Unreachable, RunOutcome.Unreachable, RunOutcome.Unreachable));

    private static DateTimeOffset? EndedAt(params RunOutcome[] outcomes) =>
        FirstCrawl.EndedAt(outcomes.Select((outcome, day) => new RunEnd(outcome, Start.AddDays(day))));
}
