using Monitor.Worker.Detecting;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Detecting;

/// <summary>Each detector on the bad day it is for, and on good days that look a little like one.</summary>
public sealed class DetectorsTests
{
    private const string Hash = "as declared";

    [Theory]
    [InlineData(40, 40, false)]
    [InlineData(40, 38, false)]
    [InlineData(40, 36, true)]
    [InlineData(40, 0, true)]
    [InlineData(10, 9, false)]
    [InlineData(10, 8, true)]
    [InlineData(3, 2, false)]
    [InlineData(3, 0, true)]
    public void A_field_that_was_always_filled_and_now_is_not_is_drift_and_one_odd_record_is_not(int records, int filled, bool drift)
    {
        var usual = Usually(run => run with { Records = 20, Fields = Fields("number", 20) });

        var finding = new FieldsLost().Look(Run(records, facts => facts with { Fields = Fields("number", filled) }), usual);

        Assert.Equal(drift, finding is not null);
        if (drift) Assert.Contains($"number in {filled} of {records} records (usually 100 %)", finding!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_that_half_of_the_records_have_may_be_in_two_of_ten_by_chance()
    {
        var usual = Usually(run => run with { Records = 20, Fields = Fields("number", 10) });

        Assert.Null(new FieldsLost().Look(Run(10, facts => facts with { Fields = Fields("number", 2) }), usual));
        Assert.NotNull(new FieldsLost().Look(Run(40, facts => facts with { Fields = Fields("number", 2) }), usual));
    }

    [Theory]
    [InlineData(0, 4, true)]
    [InlineData(1, 4, false)]
    [InlineData(0, 0, false)]
    [InlineData(null, 4, false)]
    public void A_list_that_holds_nothing_known_where_it_always_did_may_have_passed_something_over(int? known, int unchanged, bool isGap)
    {
        var usual = Usual.Of(Enumerable.Range(0, 5).Select(n => new SourceRun
        {
            Source = new SourceId("xx"),
            StartedAt = default,
            EndedAt = default,
            Outcome = RunOutcome.OkNew,
            Listed = 20,
            // The oldest is the first crawl: all was new then.
            New = n == 4 ? 20 : 20 - unchanged,
            Unchanged = n == 4 ? 0 : unchanged,
            Facts = new RunFacts { ConfigHash = Hash },
        }), Hash);

        var finding = new TurnedOver().Look(new RunSeen(20, 0, new RunFacts()) { Known = known }, usual);

        Assert.Equal(isGap, finding is not null);
    }

    [Fact]
    public void Texts_that_shrink_below_a_hundred_characters_are_lost_texts()
    {
        var usual = Usually(run => run with { Texts = 10, WithoutText = 0 });

        var finding = new FieldsLost().Look(Run(10, facts => facts with { Texts = 10, WithoutText = 9 }), usual);

        Assert.Contains("text in 1 of 10", finding!.Reason, StringComparison.Ordinal);
        Assert.True(finding.Spoils);
    }

    [Fact]
    public void A_field_of_the_records_own_pages_is_counted_among_the_pages_that_were_read()
    {
        var usual = Usually(run => run with { Records = 50, Texts = 5, Fields = Fields("page:published", 5) });

        Assert.Null(new FieldsLost().Look(Run(50, facts => facts with { Texts = 1, Fields = Fields("page:published", 1) }), usual));
        Assert.NotNull(new FieldsLost().Look(Run(50, facts => facts with { Texts = 8, Fields = Fields("page:published", 0) }), usual));
    }

    [Theory]
    [InlineData(48, false)]
    [InlineData(25, false)]
    [InlineData(24, true)]
    [InlineData(1, true)]
    public void A_list_of_fifty_that_falls_below_half_of_its_shortest_is_suspicious(int listed, bool suspicious) =>
        Assert.Equal(suspicious, new FewRecords().Look(Run(listed), Usually(run => run, listed: 50)) is { Spoils: true });

    [Fact]
    public void A_list_whose_length_comes_and_goes_is_never_too_short()
    {
        var usual = Usual.Of([Past(12), Past(80), Past(15), Past(40), Past(33), Past(90)], Hash);

        Assert.Null(new FewRecords().Look(Run(1), usual));
    }

    [Fact]
    public void Rows_that_can_no_longer_be_read_are_told_with_the_commonest_reason()
    {
        var usual = Usually(run => run, listed: 30);
        var run = new RunSeen(20, 10, new RunFacts { Rejects = new Dictionary<string, int> { ["No title."] = 9, ["Odd."] = 1 } });

        Assert.Equal("10 of 30 records could not be read. Most: No title.", new ManyRejected().Look(run, usual)?.Reason);
        Assert.Null(new ManyRejected().Look(run with { Listed = 29, Rejected = 1 }, usual));
    }

    [Fact]
    public void An_answer_that_gives_fewer_records_than_it_names_is_cut_short_only_where_it_always_gave_all()
    {
        var all = Usually(run => run with { Total = 30, Counted = 30 });
        var onePage = Usually(run => run with { Total = 50_000, Counted = 30 });
        var cut = Run(12, facts => facts with { Total = 30, Counted = 12 });

        Assert.Equal(FindingKind.Truncated, new CutShort().Look(cut, all)?.Kind);
        Assert.Null(new CutShort().Look(cut, onePage));
        Assert.Null(new CutShort().Look(Run(30, facts => facts with { Total = 30, Counted = 30 }), all));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, false)]
    [InlineData(12, true)]
    public void Dates_that_can_no_longer_be_read_are_drift_and_a_single_one_is_noted(int unread, bool? spoils)
    {
        var usual = Usually(run => run);

        Assert.Equal(spoils, new UnreadDates().Look(Run(20, facts => facts with { DatesUnread = unread }), usual)?.Spoils);
        Assert.Equal(spoils, new DatesAhead().Look(Run(20, facts => facts with { DatesAhead = unread }), usual)?.Spoils);
        Assert.Equal(spoils, new DatesOld().Look(Run(20, facts => facts with { DatesOld = unread }), usual)?.Spoils);
    }

    [Fact]
    public void A_source_that_always_has_odd_dates_is_left_alone()
    {
        var usual = Usually(run => run with { DatesUnread = 1, DatesOld = 4 });
        var run = Run(20, facts => facts with { DatesUnread = 15, DatesOld = 20 });

        Assert.Null(new UnreadDates().Look(run, usual));
        Assert.Null(new DatesOld().Look(run, usual));
    }

    [Fact]
    public void A_page_that_was_built_anew_is_told_and_spoils_nothing()
    {
        var before = PageShape.Of("<html><body><table class='bills'><tr class='bill'><td class='no'>1</td><td class='title'><a href='/1'>One</a></td></tr></table></body></html>");
        var same = PageShape.Of("<html><body><table class='bills'><tr class='bill'><td class='no'>2</td><td class='title'><a href='/2'>Two</a></td></tr><tr class='bill'></tr></table></body></html>");
        var anew = PageShape.Of("<html><body><div class='app'><section class='cards'><article class='card'><h3 class='card-title'><a href='/1'>One</a></h3></article></section></div></body></html>");
        var usual = Usually(run => run with { Shape = before });

        Assert.Null(new ShapeChanged().Look(Run(20, facts => facts with { Shape = same }), usual));
        Assert.False(new ShapeChanged().Look(Run(20, facts => facts with { Shape = anew }), usual)!.Spoils);
    }

    [Fact]
    public void Bad_runs_and_runs_by_another_declaration_are_not_what_is_usual()
    {
        var facts = new RunFacts { ConfigHash = Hash, Records = 20 };
        var run = new SourceRun { Source = new SourceId("s"), StartedAt = default, EndedAt = default, Outcome = RunOutcome.OkNew, Listed = 20, Facts = facts };

        var usual = Usual.Of([run, run with { Outcome = RunOutcome.ParseDrift }, run with { Facts = facts with { ConfigHash = "edited" } }, run with { Facts = null }], Hash);

        Assert.Equal(1, usual.Runs);
    }

    [Fact]
    public void Nothing_is_unusual_of_a_source_of_which_nothing_is_known() =>
        Assert.Empty(RunDetectors.Look(Run(3, facts => facts with { DatesUnread = 3, Texts = 3, WithoutText = 3, Shape = "00" }), Usual.Of([], Hash)));

    [Fact]
    public void Every_finding_has_an_outcome_that_is_no_good_one() =>
        Assert.DoesNotContain(Enum.GetValues<FindingKind>(), kind => RunDetectors.Outcome(kind).IsGood());

    private static Dictionary<string, int> Fields(string name, int filled) => new() { ["title"] = filled, [name] = filled };

    private static RunSeen Run(int listed, Func<RunFacts, RunFacts>? with = null)
    {
        var facts = new RunFacts { Records = listed, ConfigHash = Hash };
        return new RunSeen(listed, 0, with is null ? facts : with(facts));
    }

    /// <summary>Ten good runs of twenty records each, all alike.</summary>
    private static Usual Usually(Func<RunFacts, RunFacts> with, int listed = 20) =>
        Usual.Of(Enumerable.Range(0, 10).Select(_ => Past(listed, with)), Hash);

    private static SourceRun Past(int listed, Func<RunFacts, RunFacts>? with = null)
    {
        var facts = new RunFacts { Records = listed, ConfigHash = Hash };
        return new SourceRun { Source = new SourceId("s"), StartedAt = default, EndedAt = default, Outcome = RunOutcome.OkNothingNew, Listed = listed, Facts = with is null ? facts : with(facts) };
    }
}
