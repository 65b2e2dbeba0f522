using Microsoft.Extensions.Time.Testing;
using Monitor.Worker.Documents;
using Monitor.Worker.Fetching.Answers;

namespace Monitor.Worker.Tests.Fetching;

public sealed class RetryTests
{
    private static readonly DateTimeOffset Now = new(2031, 3, 4, 5, 6, 7, TimeSpan.Zero);

    [Fact]
    public async Task A_server_error_that_heals_is_not_noticed()
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.AnswerInTurn("/act", (500, ""), (502, ""), (200, Pages.Act));
        using var bench = new FetchingBench();

        Assert.IsType<FetchOutcome.Fetched>(await bench.FetchAsync(publisher.At("/act")));
        Assert.Equal(3, publisher.RequestsFor("/act").Count);
    }

    [Fact]
    public async Task A_post_is_never_repeated()
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Answer("/sparql", 500);
        using var bench = new FetchingBench();

        var outcome = await bench.FetchAsync(publisher.At("/sparql"), access: access => access with { Method = "POST", Body = "q=1" });

        Assert.Equal(new FetchOutcome.ServerError(500), outcome);
        Assert.Single(publisher.RequestsFor("/sparql"));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_wish_to_be_left_alone_is_handed_back_at_once(int status)
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Answer("/act", status, "", "text/html", ("Retry-After", "120"));
        using var bench = new FetchingBench(new FakeTimeProvider(Now));

        Assert.Equal(new FetchOutcome.RateLimited(Now.AddSeconds(120)), await bench.FetchAsync(publisher.At("/act")));
        Assert.Single(publisher.RequestsFor("/act"));
    }

    [Fact]
    public async Task A_429_with_a_date_waits_until_that_date()
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Answer("/act", 429, "", "text/html", ("Retry-After", "Tue, 04 Mar 2031 06:00:00 GMT"));
        using var bench = new FetchingBench(new FakeTimeProvider(Now));

        Assert.Equal(new FetchOutcome.RateLimited(new DateTimeOffset(2031, 3, 4, 6, 0, 0, TimeSpan.Zero)), await bench.FetchAsync(publisher.At("/act")));
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData(" 5 ", 5)]
    [InlineData("1.5", 1.5)]
    [InlineData("99999999999", 7 * 86_400)]
    [InlineData("Mon, 03 Mar 2031 06:00:00 GMT", 0)]
    [InlineData("Wed, 01 Jan 2098 06:00:00 GMT", 7 * 86_400)]
    public void Retry_after_is_seconds_or_a_date_within_reason(string header, double seconds) =>
        Assert.Equal(Now.AddSeconds(seconds), RetryTimes.Parse(header, Now));

    [Theory]
    [InlineData(null)]
    [InlineData("soon")]
    [InlineData("-5")]
    public void A_retry_after_that_says_nothing_is_none(string? header) => Assert.Null(RetryTimes.Parse(header, Now));

    [Fact]
    public async Task The_other_sources_of_a_host_hear_of_its_wish()
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Answer("/a", 429, "", "text/html", ("Retry-After", "120")).Answer("/b", 200, Pages.Act);
        var time = new FakeTimeProvider(Now);
        using var bench = new FetchingBench(time);

        await bench.FetchAsync(publisher.At("/a"));
        var meanwhile = await bench.FetchAsync(publisher.At("/b"));
        time.Advance(TimeSpan.FromSeconds(121));
        var after = await bench.FetchAsync(publisher.At("/b"));

        Assert.Equal(new FetchOutcome.RateLimited(Now.AddSeconds(120)), meanwhile);
        Assert.IsType<FetchOutcome.Fetched>(after);
        Assert.Single(publisher.RequestsFor("/b"));
    }

    [Fact]
    public async Task A_short_wish_is_waited_for()
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Answer("/a", 503, "", "text/html", ("Retry-After", "5")).Answer("/b", 200, Pages.Act);
        var clock = new WatchedClock();
        using var bench = new FetchingBench(clock);

        await bench.FetchAsync(publisher.At("/a"));
        var fetching = bench.FetchAsync(publisher.At("/b"));
        await clock.WaitOf(TimeSpan.FromSeconds(5)).WaitAsync(TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.IsType<FetchOutcome.Fetched>(await fetching);
    }

    [Fact]
    public async Task A_429_without_a_time_waits_for_the_configured_one()
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Answer("/act", 429);
        using var bench = new FetchingBench(new FakeTimeProvider(Now), ("DefaultRetryAfterSeconds", "77"));

        Assert.Equal(new FetchOutcome.RateLimited(Now.AddSeconds(77)), await bench.FetchAsync(publisher.At("/act")));
    }

    [Fact]
    public async Task A_retry_keeps_the_hosts_pace()
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.AnswerInTurn("/act", (500, ""), (200, Pages.Act));
        var clock = new WatchedClock();
        using var bench = new FetchingBench(clock);

        // The pace is kept twice: between robots.txt and the page, and before the page is asked for again.
        var fetching = bench.FetchAsync(publisher.At("/act"), access: access => access with { Pace = TimeSpan.FromSeconds(3), Timeout = TimeSpan.FromHours(1) });
        await clock.WaitOf(TimeSpan.FromSeconds(3)).WaitAsync(TestContext.Current.CancellationToken);
        clock.Forget();
        clock.Advance(TimeSpan.FromSeconds(3));
        await clock.WaitOf(TimeSpan.FromSeconds(3)).WaitAsync(TestContext.Current.CancellationToken);
        var tries = publisher.RequestsFor("/act").Count;
        clock.Advance(TimeSpan.FromSeconds(3));

        Assert.IsType<FetchOutcome.Fetched>(await fetching);
        Assert.Equal(1, tries);
    }
}
