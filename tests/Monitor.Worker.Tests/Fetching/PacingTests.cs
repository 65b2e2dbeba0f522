using System.Net;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Monitor.Worker.Documents;
using Monitor.Worker.Fetching;
using Monitor.Worker.Fetching.Pacing;

namespace Monitor.Worker.Tests.Fetching;

public sealed class PacingTests
{
    private readonly FakeTimeProvider _time = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_is_asked_again_only_after_its_pace()
    {
        var lanes = Lanes();
        await AskOnceAsync(lanes, "law.test");
        using var turn = await lanes.EnterAsync("LAW.test", Ct);

        var pace = turn.PaceAsync(TimeSpan.FromSeconds(10), Ct);
        _time.Advance(TimeSpan.FromSeconds(9.9));
        var before = pace.IsCompleted;
        _time.Advance(TimeSpan.FromSeconds(0.2));
        await pace;

        Assert.False(before);
    }

    [Fact]
    public async Task The_first_request_does_not_wait_and_neither_does_another_host()
    {
        var lanes = Lanes();
        await AskOnceAsync(lanes, "law.test");
        using var turn = await lanes.EnterAsync("gazette.test", Ct);

        Assert.True(turn.PaceAsync(TimeSpan.FromHours(1), Ct).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Those_who_wait_are_served_in_the_order_of_their_coming()
    {
        var lanes = Lanes();
        var served = new List<int>();
        var first = await lanes.EnterAsync("law.test", Ct);
        var waiting = Enumerable.Range(1, 20).Select(ServeAsync).ToList();

        first.Dispose();
        await Task.WhenAll(waiting);

        Assert.Equal(Enumerable.Range(1, 20), served);

        async Task ServeAsync(int number)
        {
            using var turn = await lanes.EnterAsync("law.test", Ct);
            served.Add(number);
        }
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_holds_nobody_up()
    {
        var lanes = Lanes();
        using var impatient = new CancellationTokenSource();
        var first = await lanes.EnterAsync("law.test", Ct);
        var second = lanes.EnterAsync("law.test", impatient.Token).AsTask();
        var third = lanes.EnterAsync("law.test", Ct).AsTask();

        await impatient.CancelAsync();
        first.Dispose();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        (await third).Dispose();
    }

    [Fact]
    public async Task A_wait_for_the_pace_that_is_cancelled_does_not_count_as_a_request()
    {
        var lanes = Lanes();
        await AskOnceAsync(lanes, "law.test");
        using var impatient = new CancellationTokenSource();
        var turn = await lanes.EnterAsync("law.test", Ct);
        var pace = turn.PaceAsync(TimeSpan.FromSeconds(10), impatient.Token);

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pace);
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.True(turn.PaceAsync(TimeSpan.FromSeconds(10), Ct).IsCompletedSuccessfully);
        turn.Dispose();
    }

    [Fact]
    public async Task Hosts_that_nobody_asks_any_more_are_forgotten()
    {
        var lanes = Lanes();
        for (var i = 0; i < 1_000; i++) await AskOnceAsync(lanes, $"h{i}.test");

        _time.Advance(TimeSpan.FromHours(1));
        await AskOnceAsync(lanes, "one-more.test");

        Assert.Equal(1, lanes.Count);
    }

    [Theory]
    [InlineData("Crawl-delay: 23", 2, 23)]
    [InlineData("Crawl-delay: 1", 7, 7)]
    [InlineData("Crawl-delay: 99999", 7, 300)]
    public async Task The_longer_of_pace_and_crawl_delay_is_kept_from_robots_txt_on(string line, int pace, int seconds)
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Answer("/robots.txt", 200, $"User-agent: *\n{line}", "text/plain").Answer("/act", 200, Pages.Act);
        var clock = new WatchedClock();
        using var bench = new FetchingBench(clock);

        var fetching = bench.FetchAsync(publisher.At("/act"), access: access => access with { Pace = TimeSpan.FromSeconds(pace) });
        await clock.WaitOf(TimeSpan.FromSeconds(seconds)).WaitAsync(Ct);
        var before = publisher.RequestsFor("/act").Count;
        clock.Advance(TimeSpan.FromSeconds(seconds));

        Assert.IsType<FetchOutcome.Fetched>(await fetching);
        Assert.Equal(0, before);
    }

    [Fact]
    public async Task One_host_is_asked_one_thing_at_a_time()
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        var (now, most) = (0, 0);
        publisher.Answer("/act", async context =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            await Task.Yield();
            context.Response.StatusCode = (int)HttpStatusCode.Gone;
            Interlocked.Decrement(ref now);
        });
        using var bench = new FetchingBench();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => bench.FetchAsync(publisher.At("/act"))));

        Assert.Equal(1, most);
    }

    private HostLanes Lanes() => new(Options.Create(new FetchingOptions()), _time);

    private static async Task AskOnceAsync(HostLanes lanes, string host)
    {
        using var turn = await lanes.EnterAsync(host, Ct);
        await turn.PaceAsync(TimeSpan.Zero, Ct);
        turn.Answered();
    }
}
