using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Monitor.Worker.Documents;
using Monitor.Worker.Following;
using Monitor.Worker.Indexing;
using Monitor.Worker.Reporting;
using Monitor.Worker.Reporting.Alarms;
using Monitor.Worker.Storage;
using Monitor.Worker.Tests.Crawling;
using Monitor.Worker.Tests.Web;

namespace Monitor.Worker.Tests.Reporting;

/// <summary>How operators hear of the search index while the worker runs.</summary>
public sealed class IndexWatchTests
{
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(5);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static FakeTimeProvider Clock() => new(new DateTimeOffset(2031, 2, 4, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task What_lasts_from_one_round_to_the_next_is_told_to_operators_once_and_so_is_its_end()
    {
        var (clock, index) = (Clock(), new PoorIndex());
        await using var bench = await CrawlBench.OpenWithAsync(services => services.AddSingleton<TimeProvider>(clock).AddSingleton<ISearchIndex>(index));

        var owed = new List<int>();
        for (var round = 0; round < 4; round++)
        {
            if (round == 3) index.State = IndexState.Ready;
            owed.Add(await bench.Get<AlarmRound>().RunAsync(Ct));
            clock.Advance(Round);
        }

        var notices = await bench.Get<NoticeStore>().ListAsync(5, Ct);
        Assert.Equal([0, 1, 0, 1], owed);
        Assert.Equal(["The search index: over (searches may find less than there is)", "The search index: searches may find less than there is"], notices.Select(notice => notice.Title));
        Assert.Contains(PoorIndex.Complaint, notices[1].Text, StringComparison.Ordinal);
        Assert.Empty(await bench.Get<WatchStore>().AlarmsAsync(Ct));
    }

    [Fact]
    public async Task What_is_mended_before_the_next_round_is_no_alarm()
    {
        var (clock, index) = (Clock(), new PoorIndex());
        await using var bench = await CrawlBench.OpenWithAsync(services => services.AddSingleton<TimeProvider>(clock).AddSingleton<ISearchIndex>(index));

        await bench.Get<AlarmRound>().RunAsync(Ct);
        clock.Advance(Round);
        index.State = IndexState.Ready;

        Assert.Equal(0, await bench.Get<AlarmRound>().RunAsync(Ct));
    }

    [Fact]
    public async Task It_is_asked_again_after_some_seconds_only()
    {
        var (clock, index) = (Clock(), new PoorIndex());
        await using var bench = await CrawlBench.OpenWithAsync(services => services.AddSingleton<TimeProvider>(clock).AddSingleton<ISearchIndex>(index));
        var watch = bench.Get<IndexWatch>();

        await watch.AskAsync(Ct);
        await watch.AskAsync(Ct);
        Assert.Equal(1, index.Asked);
        clock.Advance(TimeSpan.FromSeconds(20));
        await watch.AskAsync(Ct);

        Assert.Equal(2, index.Asked);
    }

    [Fact]
    public async Task An_index_that_throws_when_it_is_asked_does_not_answer()
    {
        await using var bench = await CrawlBench.OpenWithAsync(services => services.AddSingleton<ISearchIndex, AwayIndex>());

        var report = await bench.Get<IndexWatch>().AskAsync(Ct);

        Assert.Equal((IndexState.Down, AwayIndex.Why), (report.Health.State, Assert.Single(report.Troubles)));
    }

    [Fact]
    public async Task An_index_that_answers_and_takes_up_nothing_is_told_after_ten_minutes()
    {
        var clock = Clock();
        await using var bench = await CrawlBench.OpenWithAsync(services => services.AddSingleton<TimeProvider>(clock));
        bench.Publish(new Bill("1", "B-1", "Bridge Bill", Bill.Harmless));
        await bench.CrawlAsync(bench.Bills);
        var watch = bench.Get<IndexWatch>();

        var first = await watch.AskAsync(Ct);
        clock.Advance(TimeSpan.FromMinutes(11));
        var later = await watch.AskAsync(Ct);
        await bench.Get<IndexFollower>().CatchUpAsync(Ct);
        clock.Advance(TimeSpan.FromMinutes(1));
        var caughtUp = await watch.AskAsync(Ct);

        Assert.Empty(first.Troubles);
        Assert.Contains("It has taken up nothing since 2031-02-04 12:00 UTC, though 1 changes wait", Assert.Single(later.Troubles), StringComparison.Ordinal);
        Assert.Empty(caughtUp.Troubles);
    }

    [Fact]
    public async Task What_is_wrong_degrades_readiness_and_stands_on_the_coverage_page()
    {
        await using var host = MonitorHost.Build(also: services => services.AddSingleton<ISearchIndex, PoorIndex>());
        await host.Store.EnsureReadyAsync(Ct);
        await host.App.StartAsync(Ct);
        using var visitor = host.NewVisitor();

        await visitor.GiveNameAsync("ann");
        var ready = await (await visitor.GetAsync("/health/ready")).Content.ReadAsStringAsync(Ct);
        var panel = (await visitor.ReadAsync("/coverage")).QuerySelector("#index-health")!.TextContent;

        Assert.StartsWith("ready, degraded", ready, StringComparison.Ordinal);
        Assert.Contains($"index: {PoorIndex.Complaint}", ready, StringComparison.Ordinal);
        Assert.Contains(PoorIndex.Complaint, panel, StringComparison.Ordinal);
        Assert.Contains("Elasticsearch 9: answers, with something to mend. 1 item", panel, StringComparison.Ordinal);
    }
}
