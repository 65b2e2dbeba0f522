using Microsoft.Extensions.Time.Testing;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Fetching;

public sealed class RobotsGateTests
{
    [Fact]
    public async Task What_robots_txt_forbids_is_not_asked_for()
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Answer("/robots.txt", 200, "User-agent: Monitor\nDisallow: /closed\n", "text/plain").Answer("/open", 200, Pages.Act);
        using var bench = new FetchingBench();

        var closed = await bench.FetchAsync(publisher.At("/closed/x?y=1"));
        var open = await bench.FetchAsync(publisher.At("/open"));

        Assert.Equal(new FetchOutcome.RobotsRefused("Disallow: /closed"), closed);
        Assert.IsType<FetchOutcome.Fetched>(open);
        Assert.Empty(publisher.RequestsFor("/closed/x"));
    }

    [Fact]
    public async Task It_is_asked_for_once_a_day_however_many_ask_at_once()
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Answer("/robots.txt", 200, "User-agent: *\nDisallow: /closed\n", "text/plain").Answer("/open", 200, Pages.Act);
        var time = new FakeTimeProvider();
        using var bench = new FetchingBench(time, ("MaxPerHost", "8"));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => bench.FetchAsync(publisher.At("/open"))));
        var asked = publisher.RequestsFor("/robots.txt").Count;
        time.Advance(TimeSpan.FromHours(25));
        await bench.FetchAsync(publisher.At("/open"));

        Assert.Equal(1, asked);
        Assert.Equal(2, publisher.RequestsFor("/robots.txt").Count);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(401)]
    [InlineData(403)]
    public async Task A_publisher_without_one_allows_everything(int status)
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Answer("/robots.txt", status).Answer("/act", 200, Pages.Act);
        using var bench = new FetchingBench();

        Assert.IsType<FetchOutcome.Fetched>(await bench.FetchAsync(publisher.At("/act")));
    }

    [Fact]
    public async Task A_server_error_forbids_everything_until_it_is_asked_again()
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.AnswerInTurn("/robots.txt", (500, ""), (200, "")).Answer("/act", 200, Pages.Act);
        var time = new FakeTimeProvider();
        using var bench = new FetchingBench(time, ("Retries", "0"));

        var first = await bench.FetchAsync(publisher.At("/act"));
        var soon = await bench.FetchAsync(publisher.At("/act"));
        time.Advance(TimeSpan.FromMinutes(16));
        var later = await bench.FetchAsync(publisher.At("/act"));

        Assert.Contains("500", Assert.IsType<FetchOutcome.RobotsRefused>(first).Rule, StringComparison.Ordinal);
        Assert.IsType<FetchOutcome.RobotsRefused>(soon);
        Assert.IsType<FetchOutcome.Fetched>(later);
    }

    [Fact]
    public async Task An_older_copy_stays_in_force_while_a_new_one_cannot_be_had()
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.AnswerInTurn("/robots.txt", (200, "User-agent: *\nDisallow: /closed"), (500, "")).Answer("/act", 200, Pages.Act);
        var time = new FakeTimeProvider();
        using var bench = new FetchingBench(time, ("Retries", "0"));

        await bench.FetchAsync(publisher.At("/act"));
        time.Advance(TimeSpan.FromHours(25));

        Assert.IsType<FetchOutcome.Fetched>(await bench.FetchAsync(publisher.At("/act")));
        Assert.Equal(new FetchOutcome.RobotsRefused("Disallow: /closed"), await bench.FetchAsync(publisher.At("/closed")));
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public async Task It_may_be_redirected_up_to_five_times(int redirects, bool isFound)
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Redirect("/robots.txt", "/r1");
        for (var i = 1; i < redirects; i++) publisher.Redirect($"/r{i}", $"/r{i + 1}");
        publisher.Answer($"/r{redirects}", 200, "User-agent: *\nDisallow: /", "text/plain").Answer("/act", 200, Pages.Act);
        using var bench = new FetchingBench();

        Assert.Equal(isFound, await bench.FetchAsync(publisher.At("/act")) is FetchOutcome.RobotsRefused);
    }

    [Fact]
    public async Task A_publisher_that_is_too_busy_for_robots_txt_is_left_alone()
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Answer("/robots.txt", 429, "", "text/plain", ("Retry-After", "600"));
        var time = new FakeTimeProvider();
        using var bench = new FetchingBench(time);

        Assert.Equal(new FetchOutcome.RateLimited(time.GetUtcNow().AddSeconds(600)), await bench.FetchAsync(publisher.At("/act")));
        await bench.FetchAsync(publisher.At("/act"));
        Assert.Single(publisher.Requests);
    }
}
