using Monitor.Worker.Crawling;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Crawling;

public sealed class BackfillTests
{
    private static readonly DayWindow January = new(new DateOnly(2031, 1, 1), new DateOnly(2031, 1, 31));

    private static readonly Source Daily = DatedPublisher.Source("/day/{today:yyyy-MM-dd}", new DayRules { Nothing = [NoIssue.NotFound] });

    private static readonly Source Window = DatedPublisher.Source("/window?from={since}&to={until}", new DayRules { AtMost = 10 });

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Days_of_the_past_are_read_oldest_first_and_told_to_nobody()
    {
        await using var bench = await DayBench.OpenAsync();
        await bench.RunAsync(Window);
        bench.Publisher.Publish("old", "2031-01-15", "2031-01-15T00:00:00Z", Bill.Relevant);

        var newsBefore = (await bench.Get<RunStore>().StateAsync(Window.Id, Ct))!.LastNewAt;
        var steps = await RunAsync(bench, Window, January);

        Assert.Equal(newsBefore, (await bench.Get<RunStore>().StateAsync(Window.Id, Ct))!.LastNewAt);
        Assert.Equal(["2031-01-01..2031-01-10", "2031-01-10..2031-01-19", "2031-01-19..2031-01-28", "2031-01-28..2031-01-31"], steps.Select(step => new DayWindow(step.Run!.From!.Value, step.Run.Until!.Value).ToString()));
        Assert.Equal([21, 12, 3, 0], steps.Select(step => step.Left));
        Assert.All(steps, step => Assert.Equal(RunPurpose.Backfill, step.Run!.Purpose));
        Assert.Equal(["old 1"], await bench.VersionsAsync());
        Assert.Equal(0, await bench.MessagesAsync());
    }

    [Fact]
    public async Task How_the_source_fares_is_not_told_by_a_backfill()
    {
        await using var bench = await DayBench.OpenAsync();
        await bench.RunAsync(Daily);
        var before = await bench.Get<RunStore>().StateAsync(Daily.Id, Ct);
        bench.Publisher.Trouble = _ => new FetchOutcome.ServerError(500);
        bench.Clock.Advance(TimeSpan.FromHours(1));

        await RunAsync(bench, Daily, January with { Until = January.From });

        var after = await bench.Get<RunStore>().StateAsync(Daily.Id, Ct);
        Assert.Equal((before!.LastRunAt, before.LastOutcome, before.ConsecutiveFailures, before.NextTryAt), (after!.LastRunAt, after.LastOutcome, after.ConsecutiveFailures, after.NextTryAt));
    }

    [Fact]
    public async Task The_same_order_given_again_goes_on_where_it_was()
    {
        await using var bench = await DayBench.OpenAsync();
        await bench.Get<Backfill>().OweAsync(Daily, January, again: false, Ct);
        var first = await FirstStepsAsync(bench, 12);

        var rest = await RunAsync(bench, Daily, January);

        Assert.Equal((12, 19), (first, rest.Count));
        Assert.Equal(31, bench.Publisher.Asked.Distinct().Count());
        Assert.Equal(bench.Publisher.Asked.Count, bench.Publisher.Asked.Distinct().Count());
    }

    [Fact]
    public async Task What_is_done_is_read_again_only_on_demand()
    {
        await using var bench = await DayBench.OpenAsync();
        await RunAsync(bench, Daily, January);

        var nothing = await RunAsync(bench, Daily, January);
        await bench.Get<Backfill>().OweAsync(Daily, January, again: true, Ct);
        var again = await StepsAsync(bench, Daily, January);

        Assert.Equal((0, 31), (nothing.Count, again.Count));
    }

    [Fact]
    public async Task The_running_worker_goes_on_with_it_and_stays_quiet()
    {
        await using var bench = await DayBench.OpenAsync();
        await bench.RunAsync(Daily);
        bench.Publisher.Publish("old", "2031-01-03", "2031-01-03T00:00:00Z", Bill.Relevant);
        bench.Publisher.Publish("new", "2031-03-11", "2031-03-11T00:00:00Z", Bill.Relevant);
        await bench.Get<Backfill>().OweAsync(Daily, January, again: false, Ct);

        bench.Clock.Advance(TimeSpan.FromDays(1));
        var (_, asked) = await bench.RunAsync(Daily);

        Assert.Equal(["/day/2031-03-11", "/day/2031-01-01", "/day/2031-01-02", "/day/2031-01-03"], asked.Take(4));
        Assert.Equal(11, asked.Count);
        Assert.Equal(["new 1", "old 1"], await bench.VersionsAsync());
        Assert.Equal(1, await bench.MessagesAsync());
    }

    [Fact]
    public async Task A_publisher_who_wants_to_be_left_alone_is()
    {
        await using var bench = await DayBench.OpenAsync();
        await bench.RunAsync(Daily);
        var until = bench.Clock.GetUtcNow().AddHours(2);
        bench.Publisher.Trouble = url => url.AbsolutePath.EndsWith("-03", StringComparison.Ordinal) ? new FetchOutcome.RateLimited(until) : null;

        var steps = await RunAsync(bench, Daily, January);

        Assert.Equal([RunOutcome.Quiet, RunOutcome.Quiet, RunOutcome.RateLimited], steps.SkipLast(1).Select(step => step.Run!.Outcome));
        Assert.Equal((null, 29, until), (steps[^1].Run, steps[^1].Left, steps[^1].WaitUntil));
    }

    [Fact]
    public async Task Hours_in_which_the_source_may_be_asked_are_kept()
    {
        await using var bench = await DayBench.OpenAsync();
        var source = Daily with { Access = new SourceAccess { Windows = [new AccessWindow(new TimeOnly(3, 0), new TimeOnly(5, 0))] } };

        var steps = await RunAsync(bench, source, January);

        Assert.Null(Assert.Single(steps).Run);
        Assert.Empty(bench.Publisher.Asked);
    }

    [Theory]
    [InlineData("/list", "2031-01-01", "2031-01-31", "holds no date")]
    [InlineData("/day/{today}", "2031-02-01", "2031-01-31", "lies after the last")]
    [InlineData("/day/{today}", "2031-02-01", "2031-03-11", "in the future: for xx-dated today is 2031-03-10")]
    public async Task What_cannot_be_asked_for_is_refused_in_words(string address, string from, string to, string words)
    {
        await using var bench = await DayBench.OpenAsync();

        var refusal = bench.Get<Backfill>().Refusal(DatedPublisher.Source(address), new DayWindow(DatedPublisher.Day(from), DatedPublisher.Day(to)));

        Assert.Contains(words, refusal, StringComparison.Ordinal);
    }

    private static async Task<int> FirstStepsAsync(DayBench bench, int most)
    {
        var taken = 0;
        await foreach (var _ in bench.Get<Backfill>().RunAsync(Daily, January, Ct))
        {
            if (++taken == most) break;
        }

        return taken;
    }

    private static async Task<IReadOnlyList<BackfillStep>> RunAsync(DayBench bench, Source source, DayWindow window)
    {
        await bench.Get<Backfill>().OweAsync(source, window, again: false, Ct);
        return await StepsAsync(bench, source, window);
    }

    private static async Task<IReadOnlyList<BackfillStep>> StepsAsync(DayBench bench, Source source, DayWindow window)
    {
        List<BackfillStep> steps = [];
        await foreach (var step in bench.Get<Backfill>().RunAsync(source, window, Ct)) steps.Add(step);
        return steps;
    }
}
