using Microsoft.Extensions.Options;
using Monitor.Worker.Alerting;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Alerting;

public sealed class PlannerTests
{
    private static readonly AlertContext Known = new() { IsBackfill = false, WasRelevant = true };
    private static readonly AlertContext Fresh = new() { IsBackfill = false, WasRelevant = false };

    [Fact]
    public void Without_rules_everything_relevant_goes_to_the_preview()
    {
        var planned = Planner().Plan(Alert(EventKind.New), Fresh);

        var one = Assert.Single(planned);
        Assert.Equal(("preview", AlertRules.StandIn), (one.Channel, one.Rule));
    }

    [Theory]
    [InlineData(EventKind.New)]
    [InlineData(EventKind.TextChanged)]
    [InlineData(EventKind.StageChanged)]
    [InlineData(EventKind.DateMoved)]
    [InlineData(EventKind.BecameRelevant)]
    [InlineData(EventKind.Withdrawn)]
    public void A_first_crawl_owes_nothing(EventKind kind) =>
        Assert.Empty(Planner().Plan(Alert(kind), Known with { IsBackfill = true }));

    [Theory]
    [InlineData(EventKind.New, true, false)]
    [InlineData(EventKind.TextChanged, true, false)]
    [InlineData(EventKind.StageChanged, true, true)]
    [InlineData(EventKind.DateMoved, true, true)]
    [InlineData(EventKind.Withdrawn, true, true)]
    [InlineData(EventKind.New, false, false)]
    [InlineData(EventKind.TextChanged, false, false)]
    [InlineData(EventKind.StageChanged, false, false)]
    [InlineData(EventKind.DateMoved, false, false)]
    [InlineData(EventKind.Withdrawn, false, false)]
    public void An_irrelevant_item_is_news_only_when_people_were_told_of_it_before(EventKind kind, bool wasRelevant, bool owed)
    {
        var planned = Planner().Plan(Alert(kind, relevance: 0.2), Fresh with { WasRelevant = wasRelevant });

        Assert.Equal(owed, planned.Count == 1);
    }

    [Fact]
    public void The_fate_of_an_item_that_stopped_being_relevant_reaches_rules_about_labels()
    {
        var planner = Planner(Rule("C1", rule => rule.Instruments.Add("interception"), rule => rule.MinRelevance = 0.9));

        Assert.Single(planner.Plan(Alert(EventKind.Withdrawn, relevance: 0.2), Known));
        Assert.Empty(planner.Plan(Alert(EventKind.Withdrawn, relevance: 0.8), Known));
    }

    [Fact]
    public void Became_relevant_carries_the_change_of_text()
    {
        var together = Fresh with { Together = [EventKind.TextChanged, EventKind.BecameRelevant] };

        Assert.Empty(Planner().Plan(Alert(EventKind.TextChanged), together));
        Assert.Single(Planner().Plan(Alert(EventKind.BecameRelevant), together));
    }

    [Fact]
    public void A_withdrawal_is_the_change_of_stage()
    {
        var together = Known with { Together = [EventKind.StageChanged, EventKind.Withdrawn] };

        Assert.Empty(Planner().Plan(Alert(EventKind.StageChanged), together));
        Assert.Single(Planner().Plan(Alert(EventKind.Withdrawn), together));
    }

    [Fact]
    public void A_channel_that_asks_for_changes_of_text_alone_still_has_its_own()
    {
        var planner = Planner(
            Rule("C-TEXT", rule => rule.Events.Add("text-changed")),
            Rule("C-ALL"));
        var together = Fresh with { Together = [EventKind.TextChanged, EventKind.BecameRelevant] };

        var planned = planner.Plan(Alert(EventKind.TextChanged), together);

        Assert.Equal(["C-TEXT"], planned.Select(delivery => delivery.Channel));
    }

    [Fact]
    public void All_rules_that_match_deliver_but_a_channel_is_told_once()
    {
        var planner = Planner(Rule("C1"), Rule("C2"), Rule("C1"), Rule(""));

        var planned = planner.Plan(Alert(EventKind.New), Fresh);

        Assert.Equal(["C1", "C2", "preview"], planned.Select(delivery => delivery.Channel));
        Assert.Equal("rule 0", planned[0].Rule);
    }

    [Fact]
    public void The_soonest_rule_of_a_channel_tells_it_whatever_their_order()
    {
        var planner = Planner(Rule("C1", rule => rule.Rhythm = "weekly"), Rule("C1", rule => rule.Rhythm = "Hourly"), Rule("C2", rule => rule.Rhythm = "daily"), Rule("C2"));

        var planned = planner.Plan(Alert(EventKind.New), Fresh);

        Assert.Equal([("C2", "rule 3", null), ("C1", "rule 1", Rhythm.Hourly)], planned.Select(one => (one.Channel, one.Rule, one.Digest?.Rhythm)));
    }

    [Fact]
    public void What_is_told_better_but_later_does_not_hold_up_what_is_told_at_once()
    {
        var planner = Planner(
            Rule("C1", rule => rule.Events.Add("became-relevant"), rule => rule.Rhythm = "weekly"),
            Rule("C1", rule => rule.Events.Add("text-changed")));
        var together = Fresh with { Together = [EventKind.TextChanged, EventKind.BecameRelevant] };

        Assert.Equal("rule 1", Assert.Single(planner.Plan(Alert(EventKind.TextChanged), together)).Rule);
    }

    [Theory]
    [InlineData("instruments", "production-order", true)]
    [InlineData("instruments", "interception", false)]
    [InlineData("policyAreas", "law-enforcement-response", true)]
    [InlineData("policyAreas", "child-safety", false)]
    [InlineData("regions", "Canada", true)]
    [InlineData("regions", "canada", true)]
    [InlineData("regions", "EMEA", false)]
    [InlineData("jurisdictions", "CA", true)]
    [InlineData("jurisdictions", "US", false)]
    [InlineData("sources", "ca-legisinfo", true)]
    [InlineData("sources", "ca-gazette", false)]
    [InlineData("stages", "committee", true)]
    [InlineData("stages", "in-force", false)]
    [InlineData("events", "new", true)]
    [InlineData("events", "withdrawn", false)]
    public void A_rule_admits_what_its_words_name(string field, string word, bool owed)
    {
        var planner = Planner(Rule("C1", rule => Field(rule, field).Add(word)));

        Assert.Equal(owed, planner.Plan(Alert(EventKind.New), Fresh).Count == 1);
    }

    [Theory]
    [InlineData("instruments", "interception")]
    [InlineData("policyAreas", "child-safety")]
    public void A_relevant_item_of_which_no_instrument_was_recognised_passes_rules_for_any(string field, string word)
    {
        var planner = Planner(Rule("C1", rule => Field(rule, field).Add(word)));
        var bare = Alert(EventKind.New) with { Classification = TestAlerts.Relevant(0.873) with { Instruments = [], PolicyAreas = [] } };

        Assert.Single(planner.Plan(bare, Fresh));
    }

    [Fact]
    public void A_rule_for_the_surest_passes_over_what_is_less_sure_though_no_instrument_was_recognised()
    {
        var planner = Planner(Rule("C1", rule => rule.Instruments.Add("interception"), rule => rule.MinRelevance = 0.9));

        Assert.Empty(planner.Plan(Alert(EventKind.New) with { Classification = TestAlerts.Relevant(0.873) with { Instruments = [], PolicyAreas = [] } }, Fresh));
    }

    [Theory]
    [InlineData("EMEA", "Africa", true)]
    [InlineData("EMEA", "Middle East", true)]
    [InlineData("LATAM", "South America", true)]
    [InlineData("APAC", "Africa", false)]
    public void Groups_stand_for_their_regions(string group, string region, bool owed)
    {
        var planner = Planner(Rule("C1", rule => rule.Regions.Add(group)));

        Assert.Equal(owed, planner.Plan(Alert(EventKind.New) with { Region = region }, Fresh).Count == 1);
    }

    [Fact]
    public void A_country_admits_its_subdivisions_but_not_its_neighbours_in_the_alphabet()
    {
        var planner = Planner(Rule("C1", rule => rule.Jurisdictions.Add("US")));

        Assert.Single(planner.Plan(Alert(EventKind.New) with { Jurisdiction = "US-CA" }, Fresh));
        Assert.Empty(planner.Plan(Alert(EventKind.New) with { Jurisdiction = "USX" }, Fresh));
    }

    [Fact]
    public void The_least_relevance_is_included()
    {
        var planner = Planner(Rule("C1", rule => rule.MinRelevance = 0.8));

        Assert.Single(planner.Plan(Alert(EventKind.New, relevance: 0.8), Fresh));
        Assert.Empty(planner.Plan(Alert(EventKind.New, relevance: 0.79), Fresh));
    }

    [Fact]
    public void Words_that_no_source_answers_to_are_told()
    {
        var options = new AlertingOptions();
        options.Rules.Add(Rule("C1", rule => rule.Sources.Add("ca-legisinf"), rule => rule.Jurisdictions.Add("FR")));

        var mistakes = new AlertRules(Options.Create(options)).MistakesAgainst([Catalogued("ca-legisinfo", "CA")]);

        Assert.Equal(2, mistakes.Count);
        Assert.Contains("'ca-legisinf'", mistakes[0], StringComparison.Ordinal);
        Assert.Contains("'FR'", mistakes[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_for_what_is_urgent_passes_over_what_is_not()
    {
        var planner = Planner(Rule("C1", rule => rule.MinUrgency = 50), Rule("C2"));

        Assert.Equal(["C2"], planner.Plan(Alert(EventKind.TextChanged), Known).Select(planned => planned.Channel));
    }

    [Fact]
    public void A_message_of_its_own_carries_the_manners_of_its_channel_and_a_line_of_a_digest_none()
    {
        var planned = Planner(Rule("C1"), Rule("C2", rule => rule.Rhythm = "daily")).Plan(Alert(EventKind.New), Known);

        Assert.Equal(ChannelOptions.UsualMostAtOnce, planned[0].Manners!.MostAtOnce);
        Assert.Null(planned[0].Manners!.Quiet);
        Assert.Null(planned[1].Manners);
    }

    private static Source Catalogued(string id, string jurisdiction) => new()
    {
        Id = new SourceId(id),
        Name = id,
        Jurisdiction = jurisdiction,
        Region = "Canada",
        Kind = "bills",
        Languages = ["en"],
        Format = default,
        Url = "https://parliament.example",
        Schedule = "0 0 * * * ?",
        Enabled = true,
    };

    private static AlertPlanner Planner(params AlertRule[] rules)
    {
        var options = new AlertingOptions();
        for (var i = 0; i < rules.Length; i++)
        {
            rules[i].Name = $"rule {i}";
            options.Rules.Add(rules[i]);
        }

        return new AlertPlanner(new AlertRules(Options.Create(options)));
    }

    private static AlertRule Rule(string channel, params Action<AlertRule>[] words)
    {
        var rule = new AlertRule { Name = channel, Channel = channel };
        foreach (var word in words) word(rule);
        return rule;
    }

    private static IList<string> Field(AlertRule rule, string field) => field switch
    {
        "instruments" => rule.Instruments,
        "policyAreas" => rule.PolicyAreas,
        "regions" => rule.Regions,
        "jurisdictions" => rule.Jurisdictions,
        "sources" => rule.Sources,
        "stages" => rule.Stages,
        "events" => rule.Events,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "no such list"),
    };

    private static Alert Alert(EventKind kind, double relevance = 0.873)
    {
        var classification = relevance >= 0.5
            ? TestAlerts.Relevant(relevance)
            : TestAlerts.Relevant(relevance) with { Instruments = [], PolicyAreas = [] };
        return TestAlerts.Base(TestAlerts.Happened(kind)) with { Classification = classification };
    }
}
