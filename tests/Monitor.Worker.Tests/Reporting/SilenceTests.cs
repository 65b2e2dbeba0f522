using Monitor.Worker.Crawling.Canaries;
using Monitor.Worker.Documents;
using Monitor.Worker.Reporting;
using Monitor.Worker.Reporting.Coverage;
using Monitor.Worker.Sources;

namespace Monitor.Worker.Tests.Reporting;

public sealed class SilenceTests
{
    [Fact]
    public void Silence_is_verified_when_every_verified_source_was_read_as_often_as_declared()
    {
        var silence = Of(Made.Well("a"), Made.Well("b"));

        Assert.True(silence.IsVerified);
        Assert.Equal("Silence is verified: 2 of 2 verified sources were read as often as declared. Last alert 3 d ago.", silence.Line());
    }

    [Fact]
    public void One_stale_source_is_named_and_silence_is_not_verified()
    {
        var silence = Of(Made.Well("a"), Made.Failing("b", failures: 4));

        Assert.False(silence.IsVerified);
        Assert.StartsWith("Silence is not verified: 1 of 2 verified sources were read as often as declared. Not so: b (failing).", silence.Line(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_that_was_never_verified_live_is_named_and_never_counted()
    {
        var never = Made.Well("n") with { Verified = null };

        var silence = Of(Made.Well("a"), never);

        Assert.False(never.IsCovered);
        Assert.Equal((1, 1), (silence.Checked, silence.Verified));
        Assert.Contains("1 never verified live and not counted: n.", silence.Line(), StringComparison.Ordinal);
    }

    [Fact]
    public void How_many_sources_are_not_read_is_told_of_all_that_are_switched_on_verified_or_not()
    {
        var never = Made.Failing("n", failures: 1) with { Verified = null };

        Assert.Null(Of(Made.Well("a")).UnreadWords());
        Assert.Equal("2 of 3 sources are not read as they should be", Of(Made.Well("a"), never, Made.Failing("b", failures: 4)).UnreadWords());
    }

    [Fact]
    public void Days_that_were_given_up_and_lists_that_are_not_read_to_the_end_are_told_and_silence_is_not_verified()
    {
        var (gap, rest) = (Made.Well("a") with { GivenUpDays = 1 }, Made.Well("b"));
        rest = rest with { Overview = rest.Overview! with { State = rest.State! with { ListRest = new WalkPoint(7, null) } } };
        var backlog = rest with { Overview = rest.Overview! with { State = rest.State! with { ListRest = new WalkPoint(7, null, IsQuiet: true) } } };

        Assert.Contains("1 day was given up; a backfill asks again.", Of(gap).Line(), StringComparison.Ordinal);
        Assert.Contains("1 list is not read to the end yet.", Of(rest).Line(), StringComparison.Ordinal);
        Assert.Equal((false, false, true), (Of(gap).IsVerified, Of(rest).IsVerified, Of(backlog).IsVerified));
    }

    [Fact]
    public void A_source_with_a_possible_gap_is_named_though_it_is_read_well_and_silence_is_not_verified()
    {
        var gap = Made.Well("g") with { PossibleGaps = 1 };

        var silence = Of(Made.Well("a"), gap);

        Assert.Equal((false, false, 1), (silence.IsVerified, gap.IsCovered, silence.Checked));
        Assert.Contains("Not so: g (possible gap).", silence.Line(), StringComparison.Ordinal);
        Assert.Contains("1 possible gap is open", silence.Line(), StringComparison.Ordinal);
        Assert.False(Of(Made.Well("a"), gap with { Verified = null }).IsVerified);
    }

    [Fact]
    public void Without_any_verified_source_nothing_is_said_to_be_verified() =>
        Assert.StartsWith("Silence is not verified: no source was ever verified live.", Of(Made.Well("a") with { Verified = null }).Line(), StringComparison.Ordinal);

    [Fact]
    public void A_paused_source_proves_nothing_until_its_pause_is_over()
    {
        var pause = new SourcePause { Source = new SourceId("p"), Who = "ann", At = Made.Now, Until = Made.Now.AddDays(2), Reason = "They asked." };

        var silence = Of(Made.Of(Made.Source("p"), Made.Well("p").State, pause: pause));

        Assert.Equal((0, "paused"), (silence.Checked, Assert.Single(silence.Unchecked).Health));
    }

    [Fact]
    public void A_source_that_was_never_so_long_silent_is_frozen_although_every_run_is_good()
    {
        var today = DateOnly.FromDateTime(Made.Now.UtcDateTime);
        var rhythm = PublishingRhythm.Learn(Enumerable.Range(30, 20).Select(back => today.AddDays(-back)), _ => false);

        var frozen = Made.Of(Made.Source("f"), Made.Well("f").State, rhythm);

        Assert.Equal(SourceHealth.Frozen, frozen.Health.Health);
        Assert.Contains("nothing new for 29 of its days of publication", frozen.Health.Why, StringComparison.Ordinal);
        Assert.False(frozen.IsCovered);
    }

    [Fact]
    public void Failed_canaries_held_alerts_and_owed_days_are_told()
    {
        var canary = new Canary { Source = new SourceId("a"), NativeId = "1", Address = "https://x.example/1", Fields = new Dictionary<string, string>(), CheckedAt = Made.Now, Trouble = "title is gone" };

        var silence = SilenceOf.Read([Made.Well("a") with { Canary = canary, OwedDays = 2 }], new ParserCanaryReport(9, ["x: broken"]), null, heldAlerts: 4, Made.Now);

        Assert.False(silence.IsVerified);
        Assert.Contains("2 days are still to be read. 4 alerts wait for an operator. Canaries 0/1, saved pages 8/9. No alert was ever sent.", silence.Line(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_many_names_the_first_five_stand_in_the_line() =>
        Assert.Contains("s0, s1, s2, s3, s4 and 3 more", Of([.. Enumerable.Range(0, 8).Select(n => Made.Well($"s{n}") with { Verified = null })]).Line(), StringComparison.Ordinal);

    private static Silence Of(params Standing[] standings) => SilenceOf.Read(standings, saved: null, Made.Now.AddDays(-3), heldAlerts: 0, Made.Now);
}
