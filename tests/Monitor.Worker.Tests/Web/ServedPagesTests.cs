using System.Net;
using AngleSharp;
using Monitor.Worker.Storage;
using Monitor.Worker.Web.Items;

namespace Monitor.Worker.Tests.Web;

/// <summary>What a publisher served can be looked at and taken along.</summary>
public sealed class ServedPagesTests(LookedAtHost looked, RealBrowser browser) : IClassFixture<LookedAtHost>, IClassFixture<RealBrowser>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_of_a_version_is_shown_as_text_structure_and_links_with_where_it_came_from()
    {
        using var visitor = looked.Host.NewVisitor();
        var item = await visitor.ReadAsync("/items/1");

        var page = await visitor.ReadAsync(item.QuerySelectorAll("td[data-name=Evidence] a")[^1].GetAttribute("href")!);

        var kept = page.QuerySelector("#kept")!.ParentElement!.TextContent;
        Assert.Contains("https://us-bills.example/119/hr4321/text", kept, StringComparison.Ordinal);
        Assert.Matches("[0-9a-f]{64}", kept);
        var drawn = await BrowsingContext.New().OpenAsync(answer => answer.Content(page.QuerySelector("iframe")!.GetAttribute("srcdoc")!), Ct);
        Assert.Equal("A provider shall preserve the data of <subscribers> & others. Amendments Do not", drawn.QuerySelector("p")!.TextContent);
        Assert.Equal("https://us-bills.example/119/hr4321/amendments", Assert.Single(drawn.QuerySelectorAll("a[href]")).GetAttribute("href"));
        Assert.Equal("2", drawn.QuerySelector("th")!.GetAttribute("colspan"));
        Assert.Empty(drawn.QuerySelectorAll("script, style, img, form, input, button, svg, meta[http-equiv], [onclick], [id], [class], body iframe"));
    }

    [Fact]
    public async Task The_download_is_byte_for_byte_what_was_served_and_never_drawn_under_our_name()
    {
        using var visitor = looked.Host.NewVisitor();
        var page = await visitor.ReadAsync("/items/1/served?version=1");

        using var file = await visitor.GetAsync(page.QuerySelector("a[download]")!.GetAttribute("href")!);

        Assert.Equal(SeedTexts.BillPage, await file.Content.ReadAsStringAsync(Ct));
        Assert.Equal("application/octet-stream", file.Content.Headers.ContentType!.MediaType);
        Assert.Equal(("attachment", "item-1-version-1.html"), (file.Content.Headers.ContentDisposition!.DispositionType, file.Content.Headers.ContentDisposition.FileName));
    }

    [Theory]
    [InlineData("/items/2/served/file?document=1&version=1")]
    [InlineData("/items/1/served/file?document=1&version=2")]
    [InlineData("/items/999/served/file?document=1&version=1")]
    public async Task A_file_that_is_not_the_items_is_not_there(string path)
    {
        using var visitor = looked.Host.NewVisitor();

        using var file = await visitor.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, file.StatusCode);
    }

    [Fact]
    public async Task A_version_that_stood_in_the_list_says_that_no_page_was_kept()
    {
        using var visitor = looked.Host.NewVisitor();

        var page = await visitor.ReadAsync("/items/2/served");

        Assert.Contains("no page was fetched", page.QuerySelector(".told")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("iframe"));
    }

    [Fact]
    public async Task In_a_browser_the_page_is_read_and_nothing_of_it_runs_or_is_loaded()
    {
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        List<string> asked = [];
        page.Request += (_, request) => asked.Add(request.Url);

        await page.GotoAsync(new Uri(looked.Host.Address, "/items/1/served?version=1").ToString());
        var frame = page.FrameLocator("iframe.served");

        Assert.Equal("Required disclosure", await frame.Locator("td >> nth=1").InnerTextAsync());
        Assert.Equal("#ffffff", await frame.Locator("body").EvaluateAsync<string>("body => getComputedStyle(body).backgroundColor === 'rgb(255, 255, 255)' ? '#ffffff' : 'the style sheet is missing'"));
        Assert.StartsWith("As served", await page.TitleAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(asked, url => url.Contains("elsewhere.example", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("application/json", "{\"a\":\"<b>\"}", "<pre>{&quot;a&quot;:&quot;&lt;b&gt;&quot;}</pre>")]
    [InlineData("application/pdf", "%PDF-1.7", null)]
    [InlineData("image/svg+xml", "<svg onload='x()'/>", null)]
    [InlineData("text/xml", "<a onload='x()'/>", "<pre>&lt;a onload=&#39;x()&#39;/&gt;</pre>")]
    public void Data_is_shown_as_it_is_written_and_files_only_offered(string type, string body, string? drawn)
    {
        var page = ServedPage.Of(new RawBody(System.Text.Encoding.UTF8.GetBytes(body), "00", type, "", "https://publisher.example/", default), "en", "/assets/served.css");

        if (drawn is null) Assert.Contains("Download", page.Why, StringComparison.Ordinal);
        else Assert.Contains(drawn, page.Document, StringComparison.Ordinal);
    }
}
