using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Fetching;

public sealed class RedirectTests
{
    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_within_the_host_is_followed_and_shows(int status)
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Redirect("/old", "new?x=1", status).Answer("/new", 200, Pages.Act);
        using var bench = new FetchingBench();

        var page = Assert.IsType<FetchOutcome.Fetched>(await bench.FetchAsync(publisher.At("/old"))).Page;

        Assert.Equal(publisher.At("/old"), page.Url);
        Assert.Equal(publisher.At("/new?x=1"), page.FinalUrl);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(308)]
    public async Task A_permanent_redirect_to_another_host_is_a_move_that_a_person_must_see(int status)
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Redirect("/act", publisher.At("new.test", "/act").AbsoluteUri, status).Answer("/act2", 200, Pages.Act);
        using var bench = new FetchingBench();

        Assert.Equal(new FetchOutcome.Moved(publisher.At("new.test", "/act")), await bench.FetchAsync(publisher.At("old.test", "/act")));
    }

    [Fact]
    public async Task A_passing_redirect_to_another_host_is_followed()
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Redirect("/act", publisher.At("files.test", "/file").AbsoluteUri).Answer("/file", 200, Pages.Act);
        using var bench = new FetchingBench();

        var page = Assert.IsType<FetchOutcome.Fetched>(await bench.FetchAsync(publisher.At("law.test", "/act"))).Page;

        Assert.Equal(publisher.At("files.test", "/file"), page.FinalUrl);
    }

    [Theory]
    [InlineData(301, "/")]
    [InlineData(302, "/")]
    [InlineData(302, "/index.html")]
    public async Task A_record_that_leads_to_the_home_page_has_moved(int status, string home)
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Redirect("/acts/2031/12", home, status).Answer("/", 200, Pages.Act).Answer("/index.html", 200, Pages.Act);
        using var bench = new FetchingBench();

        Assert.Equal(new FetchOutcome.Moved(publisher.At(home)), await bench.FetchAsync(publisher.At("/acts/2031/12")));
    }

    [Fact]
    public async Task Redirects_in_a_circle_end()
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Redirect("/a", "/b").Redirect("/b", "/a");
        using var bench = new FetchingBench();

        var outcome = Assert.IsType<FetchOutcome.Unreachable>(await bench.FetchAsync(publisher.At("/a")));

        Assert.Contains("circles", outcome.Reason, StringComparison.Ordinal);
        Assert.Equal(3, publisher.Requests.Count);
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public async Task The_number_of_redirects_is_limited(int most, bool arrives)
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Redirect("/1", "/2").Redirect("/2", "/3").Redirect("/3", "/4").Answer("/4", 200, Pages.Act);
        using var bench = new FetchingBench();

        var outcome = await bench.FetchAsync(publisher.At("/1"), access: access => access with { MaxRedirects = most });

        Assert.Equal(arrives, outcome is FetchOutcome.Fetched);
    }

    [Fact]
    public async Task Robots_are_asked_again_at_each_hop()
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Answer("/robots.txt", 200, "User-agent: *\nDisallow: /closed", "text/plain").Redirect("/open", "/closed/x").Answer("/closed/x", 200, Pages.Act);
        using var bench = new FetchingBench();

        Assert.Equal(new FetchOutcome.RobotsRefused("Disallow: /closed"), await bench.FetchAsync(publisher.At("/open")));
        Assert.Empty(publisher.RequestsFor("/closed/x"));
    }

    [Theory]
    [InlineData(303, "GET", "")]
    [InlineData(307, "POST", "q=1")]
    public async Task A_post_is_repeated_only_where_the_redirect_says_so(int status, string method, string body)
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Redirect("/ask", "/result", status).Answer("/result", 200, Pages.Act);
        using var bench = new FetchingBench();

        await bench.FetchAsync(publisher.At("/ask"), access: access => access with { Method = "POST", Body = "q=1" });

        var asked = publisher.RequestsFor("/result")[0];
        Assert.Equal((method, body), (asked.Method, asked.Body));
    }

    [Theory]
    [InlineData("file:///etc/hostname", typeof(FetchOutcome.ForbiddenTarget))]
    [InlineData("gopher://law.test/", typeof(FetchOutcome.ForbiddenTarget))]
    [InlineData("http://[bad", typeof(FetchOutcome.Unexpected))]
    public async Task A_redirect_to_nowhere_is_an_outcome(string to, Type outcome)
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Redirect("/act", to);
        using var bench = new FetchingBench();

        Assert.IsType(outcome, await bench.FetchAsync(publisher.At("/act")));
    }

    [Fact]
    public async Task A_redirect_without_a_location_is_unexpected()
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Answer("/act", 302);
        using var bench = new FetchingBench();

        Assert.Equal(new FetchOutcome.Unexpected(302), await bench.FetchAsync(publisher.At("/act")));
    }
}
