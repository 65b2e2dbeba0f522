using Monitor.Worker.Documents;
using Monitor.Worker.Reporting;
using Monitor.Worker.Reporting.Coverage;

namespace Monitor.Worker.Tests.Reporting;

public sealed class FreshnessTests
{
    [Fact]
    public void Fresh_is_what_was_verified_and_is_read_as_declared()
    {
        Assert.Equal(Freshness.Fresh, FreshnessOf.Source(Made.Well("a")));
        Assert.Equal(Freshness.Unverified, FreshnessOf.Source(Unproved(Made.Well("a"))));
        Assert.Equal(Freshness.Unverified, FreshnessOf.Source(Unproved(Made.Of(Made.Source("a"), state: null))));
    }

    [Fact]
    public void Stale_is_what_proves_nothing_though_it_may_work()
    {
        Assert.Equal(Freshness.Stale, FreshnessOf.Source(Made.Failing("once", failures: 1)));
        Assert.Equal(Freshness.Stale, FreshnessOf.Source(Unproved(Made.Failing("once", failures: 1))));
        Assert.Equal(Freshness.Stale, FreshnessOf.Source(Made.Of(Made.Source("never-read"), state: null)));
        Assert.Equal(Freshness.Stale, FreshnessOf.Source(Made.Of(Made.Source("long-ago"), Made.Well("long-ago").State! with { LastSuccessAt = Made.Now.AddDays(-9) })));
        Assert.Equal(Freshness.Stale, FreshnessOf.Source(Made.Of(Made.Source("at-rest"), Made.Well("at-rest").State, pause: Pause("at-rest"))));
    }

    [Theory]
    [InlineData(RunOutcome.ParseDrift, 3)]
    [InlineData(RunOutcome.Challenged, 1)]
    public void Failing_is_what_cannot_be_read(RunOutcome outcome, int failures) =>
        Assert.Equal(Freshness.Failing, FreshnessOf.Source(Made.Failing("a", failures, outcome)));

    [Fact]
    public void A_jurisdiction_is_as_fresh_as_the_worst_source_that_is_read()
    {
        Standing well = Made.Well("a"), failing = Made.Failing("b", failures: 4), off = Made.Of(Made.Source("c", enabled: false), state: null);

        Assert.Equal(Freshness.Fresh, Of(well, off));
        Assert.Equal(Freshness.Unverified, Of(well, Unproved(Made.Well("d"))));
        Assert.Equal(Freshness.Stale, Of(Unproved(Made.Well("d")), Made.Failing("e", failures: 1)));
        Assert.Equal(Freshness.Failing, Of(well, failing, Made.Failing("e", failures: 1)));
        Assert.Equal(Freshness.Off, Of(off));
        Assert.Equal(Freshness.None, Of());
    }

    private static Freshness Of(params Standing[] sources) => FreshnessOf.Jurisdiction(new JurisdictionCoverage("UT", "Europe", null, sources));

    private static Standing Unproved(Standing standing) => standing with { Verified = null };

    private static SourcePause Pause(string id) => new() { Source = new SourceId(id), Who = "ann", Reason = "Asked to.", At = Made.Now, Until = Made.Now.AddDays(2) };
}
