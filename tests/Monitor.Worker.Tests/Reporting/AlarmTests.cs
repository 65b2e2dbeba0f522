using Monitor.Worker.Crawling.Canaries;
using Monitor.Worker.Documents;
using Monitor.Worker.Reporting;
using Monitor.Worker.Reporting.Alarms;

namespace Monitor.Worker.Tests.Reporting;

/// <summary>Operators are told once, on days 1, 3 and 7, and when it is over: no more, no less.</summary>
public sealed class AlarmTests
{
    private readonly List<Alarm> _open = [];

    private int _ids;

    [Fact]
    public void Two_bad_runs_are_bad_days_and_three_are_an_alarm()
    {
        Assert.Empty(Causes(Made.Failing("a", failures: 2)));
        Assert.Equal(AlarmKind.Failing, Assert.Single(Causes(Made.Failing("a", failures: 3))).Kind);
    }

    [Fact]
    public void A_single_failure_after_days_without_a_good_run_is_an_alarm_too() =>
        Assert.Single(Causes(Made.Failing("a", failures: 1, successHoursAgo: 24 * 5)));

    [Fact]
    public void Days_that_were_given_up_are_an_alarm_of_their_own()
    {
        var cause = Assert.Single(Causes(Made.Well("a") with { GivenUpDays = 2 }));

        Assert.Equal((AlarmKind.GivenUp, "a"), (cause.Kind, cause.Subject));
        Assert.StartsWith("2 days could not be read", cause.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_possible_gap_is_told_when_it_begins_on_days_one_three_and_seven_and_when_it_is_over()
    {
        var gap = Causes(Made.Well("a") with { PossibleGaps = 1 });
        Assert.Equal((AlarmKind.Gap, "a"), (Assert.Single(gap).Kind, gap[0].Subject));

        var told = new List<string>();
        for (var day = 0; day <= 10; day++) told.AddRange(Round(Made.Now.AddDays(day), [.. Causes(Made.Well("a") with { PossibleGaps = 1 })]));
        told.AddRange(Round(Made.Now.AddDays(11), [.. Causes(Made.Well("a"))]));

        Assert.Equal(["records may be missing", "records may be missing, day 1", "records may be missing, day 3", "records may be missing, day 7", "over (records may be missing)"], told.Select(title => title[(title.IndexOf(": ", StringComparison.Ordinal) + 2)..]));
    }

    [Fact]
    public void A_source_that_fails_for_ten_days_is_told_five_times()
    {
        var told = new List<string>();
        for (var hour = 0; hour <= 24 * 10; hour++) told.AddRange(Round(Made.Now.AddHours(hour), Cause("a")));
        told.AddRange(Round(Made.Now.AddDays(10).AddHours(1)));
        told.AddRange(Round(Made.Now.AddDays(10).AddHours(2)));

        Assert.Equal(["The a: cannot be read", "The a: cannot be read, day 1", "The a: cannot be read, day 3", "The a: cannot be read, day 7", "a: over (cannot be read)"], told);
    }

    [Fact]
    public void After_a_week_off_one_reminder_is_sent_and_not_three()
    {
        Round(Made.Now, Cause("a"));

        Assert.Single(Round(Made.Now.AddDays(8), Cause("a")));
        Assert.Empty(Round(Made.Now.AddDays(8).AddHours(1), Cause("a")));
    }

    [Fact]
    public void A_state_that_comes_back_is_told_anew()
    {
        Round(Made.Now, Cause("a"));
        Round(Made.Now.AddHours(1));

        Assert.Equal(["The a: cannot be read"], Round(Made.Now.AddHours(2), Cause("a")));
    }

    [Fact]
    public void Many_sources_that_fail_together_are_one_alarm_of_the_network()
    {
        List<Standing> standings = [.. Enumerable.Range(0, 6).Select(n => Made.Failing($"f{n}", failures: 3, RunOutcome.Unreachable, successHoursAgo: 20)), .. Enumerable.Range(0, 10).Select(n => Made.Well($"w{n}"))];

        var cause = Assert.Single(Causes([.. standings]));

        Assert.Equal(AlarmKind.Network, cause.Kind);
        Assert.StartsWith("6 of 16 sources fail together (6 unreachable)", cause.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_third_or_less_and_faults_of_the_publishers_own_are_told_one_by_one()
    {
        List<Standing> few = [.. Enumerable.Range(0, 5).Select(n => Made.Failing($"f{n}", failures: 3, RunOutcome.Unreachable, successHoursAgo: 20)), .. Enumerable.Range(0, 20).Select(n => Made.Well($"w{n}"))];
        List<Standing> drifts = [.. Enumerable.Range(0, 8).Select(n => Made.Failing($"f{n}", failures: 3, RunOutcome.ParseDrift))];

        Assert.Equal(5, Causes([.. few]).Count);
        Assert.Equal(8, Causes([.. drifts]).Count);
    }

    [Fact]
    public void What_was_broken_before_the_network_failed_stays_an_alarm_of_its_own()
    {
        List<Standing> standings = [.. Enumerable.Range(0, 6).Select(n => Made.Failing($"f{n}", failures: 1, RunOutcome.Unreachable, successHoursAgo: 20)), Made.Failing("old", failures: 9, RunOutcome.Blocked, successHoursAgo: 24 * 9)];

        Assert.Equal(["", "old"], Causes([.. standings]).Select(cause => cause.Subject));
    }

    [Fact]
    public void While_the_network_fails_no_source_is_said_to_be_well_again()
    {
        Round(Made.Now, Cause("a"));

        var told = Round(Made.Now.AddHours(1), new AlarmCause(AlarmKind.Network, "", "The network", Made.Now, "Many."));

        Assert.Equal(["The network: many sources fail together"], told);
        Assert.Contains(_open, alarm => alarm.Subject == "a");
    }

    [Fact]
    public void A_canary_is_an_alarm_after_its_second_failure_and_a_hold_at_once()
    {
        var canary = new Canary { Source = new SourceId("a"), NativeId = "7", Address = "https://x.example/7", Fields = new Dictionary<string, string>(), CheckedAt = Made.Now, Trouble = "title is gone", FailuresInARow = 1 };
        var hold = new AlertHold { Source = new SourceId("a"), HeldAt = Made.Now, Until = Made.Now.AddDays(1), Alerts = 3, Reason = "New ids." };

        Assert.Empty(Causes(Made.Well("a") with { Canary = canary }));
        Assert.Equal(AlarmKind.Canary, Assert.Single(Causes(Made.Well("a") with { Canary = canary with { FailuresInARow = 2 } })).Kind);
        Assert.Equal(AlarmKind.Held, Assert.Single(AlarmCauses.Find([Made.Well("a")], [hold], saved: null, unrecognised: [], Made.Now)).Kind);
    }

    [Fact]
    public void Saved_pages_that_read_differently_are_an_alarm_and_paused_sources_are_none()
    {
        var pause = new SourcePause { Source = new SourceId("p"), Who = "ann", At = Made.Now, Until = Made.Now.AddDays(1), Reason = "r" };
        var paused = Made.Of(Made.Source("p"), Made.Failing("p", 9).State, pause: pause);

        Assert.Equal(AlarmKind.Parsers, Assert.Single(AlarmCauses.Find([paused], [], new ParserCanaryReport(3, ["x: 0 records"]), unrecognised: [], Made.Now)).Kind);
    }

    [Fact]
    public void A_model_that_misses_a_law_that_every_model_must_know_is_an_alarm_that_names_it()
    {
        var cause = Assert.Single(AlarmCauses.Find([Made.Well("a")], [], saved: null, unrecognised: ["Regulation (EU) 2023/1543"], Made.Now));

        Assert.Equal((AlarmKind.Model, ""), (cause.Kind, cause.Subject));
        Assert.Contains("Regulation (EU) 2023/1543", cause.Detail, StringComparison.Ordinal);
    }

    private static IReadOnlyList<AlarmCause> Causes(params Standing[] standings) => AlarmCauses.Find(standings, [], saved: null, unrecognised: [], Made.Now);

    private static AlarmCause Cause(string id) => new(AlarmKind.Failing, id, $"The {id}", Made.Now.AddDays(-1), "403");

    /// <summary>One round, its alarms kept as the store keeps them. Gives the titles of what is told.</summary>
    private List<string> Round(DateTimeOffset now, params AlarmCause[] causes)
    {
        var steps = AlarmManners.Next(_open, causes, _ => "It is read again.", now);
        foreach (var alarm in steps.Select(step => step.Alarm))
        {
            _open.RemoveAll(known => known.Id == alarm.Id);
            if (alarm.EndedAt is null) _open.Add(alarm.Id == 0 ? alarm with { Id = ++_ids } : alarm);
        }

        return [.. steps.Select(step => step.Message).OfType<AlarmMessage>().Select(message => message.Title)];
    }
}
