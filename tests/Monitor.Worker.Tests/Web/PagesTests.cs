using System.Net;
using Monitor.Worker.Sources;

namespace Monitor.Worker.Tests.Web;

public sealed class PagesTests(LookedAtHost looked) : IClassFixture<LookedAtHost>
{
    public static TheoryData<string> Pages =>
    [
        "/", "/?q=production", "/?q=&region=Europe&region=Africa&sort=Newest&from=2031-01-01&to=2031-12-31", "/?q=zzzz", "/?page=99&sort=nonsense&from=yesterday", "/?q=%22unbalanced%20AND%20(",
        "/items/1", "/items/2", "/items/3", "/items/4", "/items/7", "/items/1?q=production&page=2", "/items/2?q=%3Cscript%3E", "/items/4?q=%D8%A8%D9%8A%D8%A7%D9%86%D8%A7%D8%AA", "/items/1?q=(", "/items/1/redline", "/items/1/redline?document=1&from=1&to=3", "/items/1/redline?from=3&to=3", "/items/1/served", "/items/1/served?document=1&version=1", "/items/2/served",
        "/events", "/events?items=all&before=10", "/events?before=x", "/deadlines", "/sources", "/sources/us-bills", "/sources/ca-gazette", "/coverage", "/sources/us-bills?refused=day", "/alerts", "/alerts?state=Dead", "/alerts?show=digests", "/alerts?show=digests&skip=x", "/alerts?state=9&before=x",
        "/tuning", "/tuning?ask=999&after=x&label=1", "/tuning/near", "/tuning/disputes", "/tuning/disputes?settled=1", "/tuning/labels", "/tuning/labels?before=x&taken=2", "/tuning/guidelines",
        "/tuning/models", "/tuning/models?before=9&refused=reason", "/tuning/dial", "/tuning/dial?refused=1&alert=x&review=0.2", "/tuning/misses",
        "/tuning/lexicon", "/tuning/lexicon?q=subscriber", "/tuning/lexicon?q=zzzz", "/tuning/lexicon?concept=warrant&language=de", "/tuning/lexicon?refused=add",
        "/tokens", "/name", "/sign-in", "/health/live", "/health/ready",
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_answers_with_strict_headers(string path)
    {
        using var visitor = looked.Host.NewVisitor();

        using var response = await visitor.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.StartsWith("default-src 'self'", Header(response, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", Header(response, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.Equal("no-referrer", Header(response, "Referrer-Policy"));
        Assert.False(response.Headers.Contains("Server"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task No_page_has_anything_inline_that_the_policy_would_have_to_allow(string path)
    {
        if (path.StartsWith("/health", StringComparison.Ordinal)) return;
        using var visitor = looked.Host.NewVisitor();

        var page = await visitor.ReadAsync(path);

        Assert.Empty(page.QuerySelectorAll("script:not([src]), style, [style], img, object, embed, base"));
        Assert.All(page.QuerySelectorAll("iframe"), frame => Assert.Equal("allow-same-origin allow-popups allow-popups-to-escape-sandbox", frame.GetAttribute("sandbox")));
        Assert.DoesNotContain(page.All, element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)));
        Assert.All(page.QuerySelectorAll("a[href]"), link => Assert.Matches("^(/|#|https?://)", link.GetAttribute("href")));
        Assert.All(page.QuerySelectorAll("a[href^=http]"), link => Assert.Equal("noopener noreferrer nofollow", link.GetAttribute("rel")));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.NotEmpty(page.Title ?? "");
    }

    [Theory]
    [InlineData("/items/999", "There is no item of this number", "/")]
    [InlineData("/items/999?q=production", "There is no item of this number", "/")]
    [InlineData("/items/999/redline", "There is no item of this number", "/")]
    [InlineData("/items/1/redline?document=999", "There is no such version", "/")]
    [InlineData("/items/1/redline?from=17", "There is no such version", "/")]
    [InlineData("/items/999/served", "There is no item of this number", "/")]
    [InlineData("/items/1/served?version=17", "There is no such version", "/")]
    [InlineData("/items/2/served?document=1&version=1", "There is no such version", "/")]
    [InlineData("/sources/none", "There is no source of this name", "/sources")]
    [InlineData("/searches/999", "There is no such search", "/searches")]
    [InlineData("/merges/999", "There is no such suggestion", "/merges")]
    [InlineData("/nowhere", "There is nothing here", "/")]
    [InlineData("/assets/secret.txt", "There is nothing here", "/")]
    public async Task What_is_not_there_is_a_page_that_says_so(string path, string title, string instead)
    {
        using var visitor = looked.Host.NewVisitor();

        using var response = await visitor.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        var page = await Visitor.DocumentOf(response);
        Assert.Equal(title, Assert.Single(page.QuerySelectorAll("main h1")).TextContent);
        Assert.StartsWith(title, page.Title, StringComparison.Ordinal);
        Assert.Equal(instead, page.QuerySelector("main .notice a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Markup_of_publishers_stays_text()
    {
        using var visitor = looked.Host.NewVisitor();

        var item = await visitor.ReadAsync($"/items/{Seed.Attack}");
        var search = await visitor.ReadAsync("/?q=%3Cscript%3Ealert(9)%3C/script%3E");
        var alerts = await visitor.ReadAsync("/alerts");

        Assert.Contains("<script>alert('title')</script>", item.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("<script>alert('passage')</script>", item.QuerySelector("blockquote")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("<script>alert(9)</script>", search.QuerySelector("#q")!.GetAttribute("value"));
        Assert.All([item, search, alerts], page => Assert.Empty(page.QuerySelectorAll("main script, main iframe, main img, [onload], [onerror]")));
        Assert.Empty(item.QuerySelectorAll("a[href^='javascript']"));
    }

    [Fact]
    public async Task A_first_visit_shows_the_relevant_items_and_a_search_shows_all_that_fit()
    {
        using var visitor = looked.Host.NewVisitor();

        var landing = await visitor.ReadAsync("/");
        var all = await visitor.ReadAsync("/?q=");

        Assert.Equal("6 relevant items, newest first", landing.QuerySelector(".resulthead h2")!.TextContent);
        Assert.Equal("31 items", all.QuerySelector(".resulthead h2")!.TextContent);
        Assert.Equal(20, all.QuerySelectorAll("article.entry").Length);
        Assert.Equal("/?q=&page=2", all.QuerySelector(".pager a[rel=next]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_result_says_what_a_lead_must_know_to_go_on_or_not()
    {
        using var visitor = looked.Host.NewVisitor();

        var page = await visitor.ReadAsync("/?q=%22production%20order%22");

        var card = page.QuerySelectorAll("article.entry").Single(entry => entry.QuerySelector($"a[href^='/items/{Seed.Bill}?']") is not null);
        Assert.Contains("0.91 vs 0.50", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("H.R. 4321", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("Emergency disclosure", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("Comments close", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("in 9 days", card.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(card.QuerySelectorAll("mark"));
    }

    [Fact]
    public async Task Texts_carry_their_language_and_direction()
    {
        using var visitor = looked.Host.NewVisitor();

        var title = (await visitor.ReadAsync($"/items/{Seed.Arabic}")).QuerySelector("h1")!;

        Assert.Equal("ar", title.GetAttribute("lang"));
        Assert.Equal("auto", title.GetAttribute("dir"));
    }

    [Fact]
    public async Task A_chosen_facet_narrows_and_can_be_taken_back()
    {
        using var visitor = looked.Host.NewVisitor();
        var all = await visitor.ReadAsync("/?q=");

        var europe = all.QuerySelectorAll(".facets a").Single(link => link.QuerySelector(".value")!.TextContent == "Europe");
        var narrowed = await visitor.ReadAsync(europe.GetAttribute("href")!);

        Assert.Equal("1 item", narrowed.QuerySelector(".resulthead h2")!.TextContent);
        Assert.Equal("/?q=", narrowed.QuerySelector(".chips a")!.GetAttribute("href"));
        Assert.Equal("Europe", narrowed.QuerySelector(".facets a[aria-current] .value")!.TextContent);
    }

    [Fact]
    public async Task What_is_chosen_on_the_first_visit_stays_among_relevant_items()
    {
        using var visitor = looked.Host.NewVisitor();
        var landing = await visitor.ReadAsync("/");

        var states = landing.QuerySelectorAll(".facets section").Single(section => section.QuerySelector("h2")!.TextContent == "Jurisdiction").QuerySelectorAll("a").Single(link => link.QuerySelector(".value")!.TextContent == "United States");

        Assert.Equal("/?q=&relevant=yes&jurisdiction=US", states.GetAttribute("href"));
        Assert.Equal("2 items", (await visitor.ReadAsync(states.GetAttribute("href")!)).QuerySelector(".resulthead h2")!.TextContent);
    }

    [Fact]
    public async Task A_redline_marks_what_came_and_went_by_section()
    {
        using var visitor = looked.Host.NewVisitor();

        var page = await visitor.ReadAsync("/items/1/redline?document=1&from=1&to=3");

        Assert.Contains("72 hours", string.Concat(page.QuerySelectorAll("ins").Select(part => part.TextContent)), StringComparison.Ordinal);
        Assert.Contains("ten days", string.Concat(page.QuerySelectorAll("del").Select(part => part.TextContent)), StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll(".changed h2"), heading => heading.TextContent.StartsWith("Section 2", StringComparison.Ordinal));
        Assert.Contains(page.QuerySelectorAll("details.same summary"), summary => summary.TextContent.StartsWith("Section 4", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Deadlines_stand_before_dates_that_are_over()
    {
        using var visitor = looked.Host.NewVisitor();

        var dates = (await visitor.ReadAsync("/items/1")).QuerySelectorAll(".dates .kind").Select(kind => kind.TextContent);

        Assert.Equal(["Comments close", "Entry into force", "Hearing"], dates);
    }

    [Fact]
    public async Task Sources_say_how_they_fare_and_why()
    {
        using var visitor = looked.Host.NewVisitor();

        var page = await visitor.ReadAsync("/sources");

        string Row(string id) => page.QuerySelector($"a[href='/sources/{id}']")!.Closest("tr")!.TextContent;
        Assert.Contains("Blocked", Row("fr-journal"), StringComparison.Ordinal);
        Assert.Contains("Just a moment", Row("fr-journal"), StringComparison.Ordinal);
        Assert.Contains("Failing", Row("br-bills"), StringComparison.Ordinal);
        Assert.Contains("in 3 hours", Row("br-bills"), StringComparison.Ordinal);
        Assert.Contains("robots.txt refuses programs", Row("ca-gazette"), StringComparison.Ordinal);
        Assert.Contains("Waiting", Row("cr-bills"), StringComparison.Ordinal);
        Assert.Equal(8, page.QuerySelectorAll(".region").Length);
    }

    [Fact]
    public async Task A_refused_catalogue_is_told_with_all_its_mistakes_until_it_is_mended()
    {
        await using var host = await MonitorHost.StartAsync();
        using var visitor = host.NewVisitor();
        var live = host.Get<LiveCatalog>();

        live.Refuse(new CatalogRefusal(Seed.Now, [new SourceProblem("xx", "sources[0].schedule", 7, "'daily' is no <cron>.", "Use six fields."), new SourceProblem(null, "$", null, "Another.", "Mend it.")]));
        var told = (await visitor.ReadAsync("/sources")).QuerySelector(".warning[role=alert]")!;
        live.Clear();
        var mended = await visitor.ReadAsync("/sources");

        Assert.Equal(2, told.QuerySelectorAll("li").Length);
        Assert.Contains("line 7, source xx, sources[0].schedule: 'daily' is no <cron>. Use six fields.", told.TextContent, StringComparison.Ordinal);
        Assert.Null(mended.QuerySelector(".warning[role=alert]"));
    }

    [Fact]
    public async Task Messages_are_drawn_as_they_are_sent_with_their_state()
    {
        using var visitor = looked.Host.NewVisitor();

        var page = await visitor.ReadAsync("/alerts?state=Dead");

        var message = page.QuerySelector("article.message")!;
        Assert.Contains("channel_not_found", message.TextContent, StringComparison.Ordinal);
        Assert.Contains("Given up", message.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(message.QuerySelector(".slack h3"));
        Assert.NotEmpty(message.QuerySelectorAll(".slack .fields strong"));
    }

    [Fact]
    public async Task Files_are_kept_by_browsers_until_they_change()
    {
        using var visitor = looked.Host.NewVisitor();
        var address = (await visitor.ReadAsync("/")).QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;

        using var sheet = await visitor.GetAsync(address);

        Assert.Equal("text/css", sheet.Content.Headers.ContentType!.MediaType);
        Assert.Contains("immutable", sheet.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    private static string Header(HttpResponseMessage response, string name) => response.Headers.GetValues(name).Single();
}
