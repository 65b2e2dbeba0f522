using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Fetching;

public sealed class PageFetcherTests
{
    [Fact]
    public async Task A_good_page_carries_its_text_its_validators_and_its_link_as_they_were_sent()
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Answer("/act", 200, Pages.Act, "Text/HTML; charset=utf-8", ("ETag", "W/\"a b\""), ("Last-Modified", "Tue, 1 Jul 2031 09:00:00 +0000"), ("Link", "</act?page=2>; rel=\"next\""));
        using var bench = new FetchingBench();

        var outcome = await bench.FetchAsync(publisher.At("/act"), SourceFormat.Html);

        var page = Assert.IsType<FetchOutcome.Fetched>(outcome).Page;
        Assert.Equal(Pages.Act, page.Text);
        Assert.Equal("text/html", page.MediaType);
        Assert.Equal("utf-8", page.Charset);
        Assert.Equal(new Validators("W/\"a b\"", "Tue, 1 Jul 2031 09:00:00 +0000"), page.Validators);
        Assert.Equal("</act?page=2>; rel=\"next\"", page.Link);
        Assert.Equal(publisher.At("/act"), page.FinalUrl);
    }

    [Fact]
    public async Task The_user_agent_names_the_product_and_a_contact()
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Answer("/act", 200, Pages.Act);
        using var bench = new FetchingBench(null, ("Contact", "mailto:leads@example.org"));

        await bench.FetchAsync(publisher.At("/act"));

        Assert.All(publisher.Requests, request => Assert.Equal("Monitor/0.1 (+mailto:leads@example.org)", request.Header("User-Agent")));
        Assert.Equal(2, publisher.Requests.Count);
    }

    [Theory]
    [InlineData("Mozilla/5.0 (compatible; Monitor/0.1)", "Mozilla/5.0 (compatible; Monitor/0.1)")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0)", "Monitor/0.1 (+contact not configured)")]
    public async Task A_source_may_dress_the_user_agent_up_but_not_hide_who_asks(string wanted, string sent)
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        using var bench = new FetchingBench();

        await bench.FetchAsync(publisher.At("/act"), access: access => access with { Headers = new Dictionary<string, string> { ["User-Agent"] = wanted } });

        Assert.Equal(sent, publisher.RequestsFor("/act")[0].Header("User-Agent"));
    }

    [Fact]
    public async Task Validators_go_back_exactly_as_they_came_and_304_means_not_modified()
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Answer("/feed", 304);
        using var bench = new FetchingBench();

        var outcome = await bench.FetchAsync(publisher.At("/feed"), validators: new Validators("abc", "yesterday"));

        Assert.IsType<FetchOutcome.NotModified>(outcome);
        var asked = publisher.RequestsFor("/feed")[0];
        Assert.Equal(("abc", "yesterday"), (asked.Header("If-None-Match"), asked.Header("If-Modified-Since")));
    }

    [Fact]
    public async Task A_304_that_nobody_asked_for_is_unexpected()
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Answer("/feed", 304);
        using var bench = new FetchingBench();

        Assert.Equal(new FetchOutcome.Unexpected(304), await bench.FetchAsync(publisher.At("/feed")));
    }

    [Theory]
    [InlineData(401, typeof(FetchOutcome.Blocked))]
    [InlineData(403, typeof(FetchOutcome.Blocked))]
    [InlineData(406, typeof(FetchOutcome.Blocked))]
    [InlineData(451, typeof(FetchOutcome.Blocked))]
    [InlineData(404, typeof(FetchOutcome.NotFound))]
    [InlineData(410, typeof(FetchOutcome.Gone))]
    [InlineData(429, typeof(FetchOutcome.RateLimited))]
    [InlineData(500, typeof(FetchOutcome.ServerError))]
    [InlineData(503, typeof(FetchOutcome.ServerError))]
    [InlineData(400, typeof(FetchOutcome.Unexpected))]
    [InlineData(418, typeof(FetchOutcome.Unexpected))]
    [InlineData(204, typeof(FetchOutcome.Unexpected))]
    [InlineData(300, typeof(FetchOutcome.Unexpected))]
    public async Task Each_status_has_its_outcome(int status, Type outcome)
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Answer("/page", status);
        using var bench = new FetchingBench();

        Assert.IsType(outcome, await bench.FetchAsync(publisher.At("/page")));
    }

    [Theory]
    [InlineData(200, "")]
    [InlineData(200, " \n ")]
    public async Task A_blank_page_is_never_a_record(int status, string body)
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Answer("/page", status, body);
        using var bench = new FetchingBench();

        Assert.IsType<FetchOutcome.Truncated>(await bench.FetchAsync(publisher.At("/page"), SourceFormat.Html));
    }

    [Theory]
    [InlineData(200, Pages.Cloudflare)]
    [InlineData(403, Pages.Cloudflare)]
    [InlineData(503, Pages.Cloudflare)]
    [InlineData(200, Pages.Akamai)]
    [InlineData(403, Pages.Akamai)]
    [InlineData(202, "<html><body>Please wait</body></html>")]
    public async Task A_bot_check_is_told_from_a_record_whatever_its_status(int status, string body)
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Answer("/page", status, body);
        using var bench = new FetchingBench();

        Assert.IsType<FetchOutcome.Challenged>(await bench.FetchAsync(publisher.At("/page"), SourceFormat.Html));
    }

    [Fact]
    public async Task A_header_can_say_that_the_answer_is_a_bot_check()
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Answer("/page", 202, "", "text/html", ("x-amzn-waf-action", "challenge"));
        using var bench = new FetchingBench();

        Assert.Equal(new FetchOutcome.Challenged("x-amzn-waf-action: challenge"), await bench.FetchAsync(publisher.At("/page")));
    }

    [Fact]
    public async Task A_source_can_name_its_own_marker()
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Answer("/page", 200, Pages.Act);
        using var bench = new FetchingBench();

        var outcome = await bench.FetchAsync(publisher.At("/page"), access: access => access with { ChallengeMarkers = ["evidence act"] });

        Assert.Equal(new FetchOutcome.Challenged("evidence act"), outcome);
    }

    [Fact]
    public async Task A_law_about_captchas_is_a_record()
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Answer("/page", 200, Pages.ActAboutCaptchas);
        using var bench = new FetchingBench();

        Assert.IsType<FetchOutcome.Fetched>(await bench.FetchAsync(publisher.At("/page"), SourceFormat.Html));
    }

    [Theory]
    [InlineData(SourceFormat.Json, Pages.Act, "text/html")]
    [InlineData(SourceFormat.Xml, Pages.Act, "text/html")]
    [InlineData(SourceFormat.Feed, Pages.Act, "text/html")]
    [InlineData(SourceFormat.Pdf, Pages.Act, "text/html")]
    [InlineData(SourceFormat.Html, "{\"error\":\"no\"}", "application/json")]
    [InlineData(SourceFormat.Json, Pages.Feed, "application/xml")]
    public async Task A_body_of_another_kind_is_the_wrong_type_whatever_its_header_says(SourceFormat expected, string body, string seen)
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Answer("/page", 200, body, "application/octet-stream");
        using var bench = new FetchingBench();

        Assert.Equal(new FetchOutcome.WrongType(seen), await bench.FetchAsync(publisher.At("/page"), expected));
    }

    [Fact]
    public async Task A_pdf_has_no_text_here()
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Answer("/bill.pdf", 200, "%PDF-1.7\n%âãÏÓ\n1 0 obj"u8.ToArray(), "text/html");
        using var bench = new FetchingBench();

        var page = Assert.IsType<FetchOutcome.Fetched>(await bench.FetchAsync(publisher.At("/bill.pdf"), SourceFormat.Pdf)).Page;
        Assert.Equal("", page.Text);
        Assert.NotEmpty(page.Body);
    }

    [Fact]
    public async Task A_202_without_a_page_is_not_ready_until_the_time_it_names()
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Answer("/data.xml", 202, "", "application/xml", ("Retry-After", "90"));
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        using var bench = new FetchingBench(time);

        Assert.Equal(new FetchOutcome.NotReady(time.GetUtcNow().AddSeconds(90)), await bench.FetchAsync(publisher.At("/data.xml")));
    }

    [Fact]
    public async Task A_post_sends_its_body_and_its_type()
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Answer("/sparql", 200, "{\"head\":{}}", "application/json");
        using var bench = new FetchingBench();

        var outcome = await bench.FetchAsync(
            publisher.At("/sparql"), SourceFormat.Json, access => access with { Method = "POST", Body = "SELECT ?a", BodyType = "application/sparql-query", Accept = "application/sparql-results+json" });

        Assert.IsType<FetchOutcome.Fetched>(outcome);
        var asked = publisher.RequestsFor("/sparql")[0];
        Assert.Equal(("POST", "SELECT ?a", "application/sparql-query", "application/sparql-results+json"), (asked.Method, asked.Body, asked.Header("Content-Type"), asked.Header("Accept")));
    }

    [Fact]
    public async Task Cancellation_by_the_caller_is_thrown()
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        using var cancelled = new CancellationTokenSource();
        publisher.Answer("/slow", async context =>
        {
            await cancelled.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var bench = new FetchingBench();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.Fetcher.FetchAsync(FetchingBench.Request(publisher.At("/slow")), cancelled.Token));
    }

    [Theory]
    [InlineData("ftp://example.org/x")]
    [InlineData("file:///etc/hostname")]
    public async Task Only_http_is_fetched(string url)
    {
        using var bench = new FetchingBench();

        Assert.IsType<FetchOutcome.ForbiddenTarget>(await bench.FetchAsync(new Uri(url)));
    }
}
