using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Monitor.Classifiers;
using Monitor.Worker.Classifying;
using Monitor.Worker.Documents;
using Monitor.Worker.Following;
using Monitor.Worker.Indexing;
using Monitor.Worker.Reporting.Alarms;
using Monitor.Worker.Reporting.EndToEnd;
using Monitor.Worker.Sources;
using Monitor.Worker.Storage;
using Monitor.Worker.Tests.Crawling;
using Monitor.Worker.Tests.Web;

namespace Monitor.Worker.Tests.Reporting;

/// <summary>Monitor's own check of the way from a page to the channel, and how operators hear of it.</summary>
public sealed class EndToEndTests
{
    private static readonly TimeSpan Later = EndToEndCheck.Patience + TimeSpan.FromMinutes(1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static FakeTimeProvider Clock() => new(new DateTimeOffset(2031, 2, 4, 12, 0, 0, TimeSpan.Zero));

    private static Task<CrawlBench> OpenAsync(FakeTimeProvider clock) => CrawlBench.OpenWithAsync(services => services.AddSingleton<TimeProvider>(clock));

    [Fact]
    public async Task A_made_act_is_read_judged_and_drawn_and_nothing_of_it_is_kept()
    {
        var clock = Clock();
        await using var bench = await OpenAsync(clock);

        var report = await bench.Get<EndToEndCheck>().RunAsync(Ct);

        Assert.Equal(["Reading", "Judging", "Drawing", "Search", "Sending"], report.Steps.Select(step => step.Name));
        Assert.Empty(report.Troubles);
        Assert.Empty(await bench.DeliveriesAsync());
        Assert.Null(await bench.Get<ItemStore>().NewestBeforeAsync(DateTimeOffset.MaxValue, Ct));
    }

    [Fact]
    public async Task An_item_that_came_in_long_enough_ago_must_be_found_by_search()
    {
        var clock = Clock();
        await using var bench = await OpenAsync(clock);
        bench.Publish(new Bill("1", "B-1", "Data Access Bill", Bill.Relevant));
        await bench.CrawlAsync(bench.Bills);
        clock.Advance(Later);

        var missing = await bench.Get<EndToEndCheck>().RunAsync(Ct);
        await bench.Get<IndexFollower>().CatchUpAsync(Ct);
        var found = await bench.Get<EndToEndCheck>().RunAsync(Ct);

        Assert.Contains("is not found by the words of its title", Assert.Single(missing.Troubles), StringComparison.Ordinal);
        Assert.Empty(found.Troubles);
        Assert.Contains(found.Steps, step => step.Told.StartsWith("the newest item is found by its title", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_came_in_a_moment_ago_may_still_be_on_its_way()
    {
        var clock = Clock();
        await using var bench = await OpenAsync(clock);
        bench.Publish(new Bill("1", "B-1", "Data Access Bill", Bill.Relevant));
        await bench.CrawlAsync(bench.Bills);

        Assert.Empty((await bench.Get<EndToEndCheck>().RunAsync(Ct)).Troubles);
    }

    [Fact]
    public async Task Messages_that_are_due_and_not_tried_are_a_trouble_unless_their_channel_stands_still()
    {
        var clock = Clock();
        await using var bench = await OpenAsync(clock);
        bench.Publish(new Bill("1", "B-1", "Bridge Bill", Bill.Harmless));
        await bench.CrawlAsync(bench.Bills);
        bench.Publish(new Bill("1", "B-1", "Bridge Bill", Bill.Harmless), new Bill("2", "B-2", "Data Access Bill", Bill.Relevant));
        await bench.CrawlAsync(bench.Bills);
        await bench.Get<IndexFollower>().CatchUpAsync(Ct);
        var channel = Assert.Single(await bench.DeliveriesAsync()).Channel;
        clock.Advance(Later);

        var unsent = await bench.Get<EndToEndCheck>().RunAsync(Ct);
        await bench.Get<DeliverySender>().SendDueAsync(Ct);
        var sent = await bench.Get<EndToEndCheck>().RunAsync(Ct);

        Assert.Equal($"Sending: messages to {channel} have been due for more than ten minutes and were not tried.", Assert.Single(unsent.Troubles));
        Assert.Empty(sent.Troubles);
    }

    [Fact]
    public async Task A_model_that_finds_the_made_act_harmless_is_a_trouble_with_its_figures()
    {
        var clock = Clock();
        await using var bench = await OpenAsync(clock);
        bench.Get<ActiveClassifier>().Use(new Blind());

        var report = await bench.Get<EndToEndCheck>().RunAsync(Ct);

        Assert.Equal("Judging: the made act was not found new and relevant (relevance 0.01, threshold 0.50).", Assert.Single(report.Troubles));
        Assert.DoesNotContain(report.Steps, step => step.Name == "Drawing");
    }

    [Fact]
    public async Task An_index_that_does_not_answer_is_a_trouble_in_its_own_words()
    {
        var clock = Clock();
        await using var bench = await CrawlBench.OpenWithAsync(services => services.AddSingleton<TimeProvider>(clock).AddSingleton<ISearchIndex>(new AwayIndex()));
        bench.Publish(new Bill("1", "B-1", "Data Access Bill", Bill.Relevant));
        await bench.CrawlAsync(bench.Bills);
        clock.Advance(Later);

        var trouble = Assert.Single((await bench.Get<EndToEndCheck>().RunAsync(Ct)).Troubles);

        Assert.StartsWith("Search: ", trouble, StringComparison.Ordinal);
        Assert.True(trouble.Length > "Search: ".Length);
    }

    [Fact]
    public async Task Without_a_time_there_is_no_daily_message_and_the_check_goes_on()
    {
        var clock = Clock();
        await using var bench = await CrawlBench.OpenWithAsync(services => services.AddSingleton<TimeProvider>(clock), ("Alarms:DailyCheckAt", ""));

        var report = await bench.Get<EndToEndCheck>().RunAsync(Ct);

        Assert.True(report.HasPassed);
        Assert.False(await bench.Get<DailyNotice>().OweAsync(report, Ct));
    }

    [Fact]
    public async Task What_fails_stands_in_health_at_once()
    {
        await using var host = await MonitorHost.StartAsync();
        using var visitor = host.NewVisitor();
        host.Get<EndToEndState>().Last = new EndToEndReport(Seed.Now, [EndToEndStep.Failed("Search", "item 7 is not found by the words of its title.")], 0, Seed.Now);

        var told = await (await visitor.GetAsync("/health/ready")).Content.ReadAsStringAsync(Ct);

        Assert.StartsWith("ready, degraded", told, StringComparison.Ordinal);
        Assert.Contains("Search: item 7 is not found by the words of its title.", told, StringComparison.Ordinal);
    }

    /// <summary>To it nothing matters.</summary>
    private sealed class Blind : ITextClassifier
    {
        public string ModelId => "blind";

        public Assessment Assess(TextToAssess text) => new()
        {
            Relevance = 0.01,
            Relevant = false,
            Threshold = 0.5,
            Instruments = [],
            PolicyAreas = [],
            Reasons = [],
            ModelId = ModelId,
        };
    }

    [Fact]
    public async Task The_second_failure_in_a_row_is_an_alarm_and_a_pass_ends_it()
    {
        var clock = Clock();
        await using var bench = await OpenAsync(clock);
        bench.Publish(new Bill("1", "B-1", "Data Access Bill", Bill.Relevant));
        await bench.CrawlAsync(bench.Bills);
        clock.Advance(Later);
        var (check, round) = (bench.Get<EndToEndCheck>(), bench.Get<AlarmRound>());

        await check.RunAsync(Ct);
        Assert.Equal(0, await round.RunAsync(Ct));
        await check.RunAsync(Ct);
        Assert.Equal(1, await round.RunAsync(Ct));
        Assert.Equal(0, await round.RunAsync(Ct));
        var alarm = Assert.Single(await bench.Get<WatchStore>().AlarmsAsync(Ct));
        await bench.Get<IndexFollower>().CatchUpAsync(Ct);
        await check.RunAsync(Ct);
        Assert.Equal(1, await round.RunAsync(Ct));

        Assert.Equal(AlarmKind.EndToEnd, alarm.Kind);
        Assert.Empty(await bench.Get<WatchStore>().AlarmsAsync(Ct));
        Assert.Equal(
            ["Monitor's own check: over (something on the way from page to channel stands still)", "Monitor's own check: something on the way from page to channel stands still"],
            (await bench.Get<NoticeStore>().ListAsync(5, Ct)).Select(notice => notice.Title));
    }

    [Fact]
    public async Task Operators_get_the_check_once_a_day_at_its_time_and_by_their_own_outbox()
    {
        var clock = Clock();
        await using var bench = await OpenAsync(clock);
        var daily = bench.Get<DailyNotice>();
        var midnight = clock.GetUtcNow().UtcDateTime.Date.AddDays(1);
        clock.SetUtcNow(new DateTimeOffset(midnight.AddHours(6), TimeSpan.Zero));
        var report = await bench.Get<EndToEndCheck>().RunAsync(Ct);

        Assert.False(await daily.OweAsync(report, Ct));
        clock.Advance(TimeSpan.FromHours(1));
        Assert.True(await daily.OweAsync(report, Ct));
        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.False(await daily.OweAsync(report, Ct));
        Assert.Equal(1, await bench.Get<NoticeSender>().SendDueAsync(Ct));
        clock.Advance(TimeSpan.FromDays(1));
        Assert.True(await daily.OweAsync(report, Ct));

        var notice = (await bench.Get<NoticeStore>().ListAsync(5, Ct))[1];
        Assert.Equal(FormattableString.Invariant($"Daily check of {midnight:d MMM yyyy}: passed"), notice.Title);
        Assert.Equal("preview", notice.Channel);
        Assert.StartsWith("A made page was read, found relevant (", notice.Text, StringComparison.Ordinal);
        Assert.Contains("Silence is not verified", notice.Text, StringComparison.Ordinal);
        Assert.NotNull(notice.SentAt);
    }

    [Fact]
    public async Task A_daily_check_that_passes_while_sources_are_not_read_says_so()
    {
        var clock = Clock();
        await using var bench = await OpenAsync(clock);
        var unread = bench.Get<SourceCatalog>().Enabled.First();
        await bench.Get<RunStore>().CommitAsync(
            new RunCommit(
                unread,
                new SourceRun { Source = unread.Id, StartedAt = clock.GetUtcNow(), EndedAt = clock.GetUtcNow(), Outcome = RunOutcome.Unreachable },
                new SourceState { Source = unread.Id, LastRunAt = clock.GetUtcNow(), LastOutcome = RunOutcome.Unreachable, ConsecutiveFailures = 1 },
                []),
            Ct);
        clock.SetUtcNow(new DateTimeOffset(clock.GetUtcNow().UtcDateTime.Date.AddDays(1).AddHours(7), TimeSpan.Zero));

        Assert.True(await bench.Get<DailyNotice>().OweAsync(await bench.Get<EndToEndCheck>().RunAsync(Ct), Ct));

        Assert.Matches(": passed, but 1 of [0-9]+ sources? (is|are) not read as it should be$", (await bench.Get<NoticeStore>().ListAsync(1, Ct))[0].Title);
    }

    [Fact]
    public async Task A_daily_check_that_has_not_arrived_after_ten_minutes_is_a_trouble()
    {
        var clock = Clock();
        await using var bench = await OpenAsync(clock);
        clock.SetUtcNow(new DateTimeOffset(clock.GetUtcNow().UtcDateTime.Date.AddDays(1).AddHours(8), TimeSpan.Zero));
        var check = bench.Get<EndToEndCheck>();
        Assert.True(await bench.Get<DailyNotice>().OweAsync(await check.RunAsync(Ct), Ct));
        Assert.Empty((await check.RunAsync(Ct)).Troubles);

        clock.Advance(Later);

        Assert.Contains("a message to operators waits since", Assert.Single((await check.RunAsync(Ct)).Troubles), StringComparison.Ordinal);
        Assert.Equal(1, await bench.Get<NoticeSender>().SendDueAsync(Ct));
        Assert.Empty((await check.RunAsync(Ct)).Troubles);
    }
}
