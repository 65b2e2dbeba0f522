using Microsoft.Playwright;

namespace Monitor.Worker.Tests.Web;

/// <summary>The page as people meet it: in a real Chromium, with and without a script, wide and narrow, light and dark.</summary>
public sealed class BrowserTests(RealBrowser browser, LookedAtHost looked) : IClassFixture<RealBrowser>, IClassFixture<LookedAtHost>
{
    public static TheoryData<string> Pages =>
    [
        "/", "/?q=", "/?q=production", "/?q=zzzz", "/?q=%22warrant%20AND%20(", "/?q=data+retention&languages=all", "/items/1", "/items/2", "/items/4", "/items/1?q=production", "/items/2?q=script", "/items/1/redline?from=1&to=3", "/items/1/served?version=1", "/items/2/served", "/events", "/deadlines", "/sources", "/sources/br-bills", "/coverage", "/alerts", "/alerts?show=digests", "/resting", "/searches", "/searches/new", "/searches/new?q=production", "/searches/feeds?q=production", "/tuning", "/tuning/near", "/tuning/disputes", "/tuning/labels", "/tuning/guidelines", "/name", "/sign-in", "/tokens", "/nowhere",
        "/tuning/models", "/tuning/dial", "/tuning/misses", "/tuning/lexicon?q=subscriber", "/tuning/lexicon?concept=warrant&language=de",
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task No_page_scrolls_sideways_on_a_telephone_or_breaks_its_own_policy(string path)
    {
        await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 390, Height = 844 } });
        var page = await context.NewPageAsync();
        List<string> complaints = [];
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("status of 404", StringComparison.Ordinal)) complaints.Add(message.Text);
        };

        await page.GotoAsync(Address(path));

        Assert.InRange(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), 1, 390);
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task A_search_needs_no_mouse()
    {
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(Address("/"));

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("production order");
        await page.Keyboard.PressAsync("Enter");
        // The page is asked, not waited for by its events: on a busy machine one of them was lost twice.
        await page.StandsAtAsync("?q=production+order");
        await page.Keyboard.PressAsync("j");
        var focused = await page.EvaluateAsync<string>("document.activeElement.getAttribute('href') ?? ''");
        Assert.StartsWith("/items/1?q=production%20order", focused, StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("h1", new PageLocatorOptions { HasText = "Stored Communications Production" }).WaitForAsync();

        Assert.Contains("/items/", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_typed_on_the_first_page_is_ordered_by_match_and_nothing_else_stands_in_its_address()
    {
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(Address("/"));

        await page.FillAsync("#q", "fisheries OR data");
        await page.PressAsync("#q", "Enter");
        await page.StandsAtAsync("?q=fisheries+OR+data");

        Assert.Equal("?q=fisheries+OR+data", await page.EvaluateAsync<string>("location.search"));
        // By day it would be among the last.
        Assert.StartsWith($"/items/{Seed.Fishing}?", await page.Locator("article.entry h3 a").First.GetAttributeAsync("href"), StringComparison.Ordinal);
        await page.SelectOptionAsync("#sort", "Newest");
        await page.StandsAtAsync("?q=fisheries+OR+data&sort=Newest");
        await page.SelectOptionAsync("#sort", "");
        await page.StandsAtAsync("?q=fisheries+OR+data", toItsEnd: true);
        await page.Locator("#sort option[value='']:checked").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        Assert.Equal("?q=fisheries+OR+data", await page.EvaluateAsync<string>("location.search"));
    }

    [Fact]
    public async Task A_facet_narrows_at_once_keeps_the_focus_and_goes_back()
    {
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(Address("/?q="));
        await page.EvaluateAsync("window.same = true");
        var before = await page.Locator(".resulthead h2").TextContentAsync();

        var facet = page.Locator(".facets a[data-value^='jurisdiction:']").First;
        var value = await facet.GetAttributeAsync("data-value");
        await facet.ClickAsync();
        await page.StandsAtAsync($"?q=&{value!.Replace(':', '=')}");
        await page.Locator(".chips").WaitForAsync();
        Assert.True(await page.EvaluateAsync<bool>("window.same === true"));
        Assert.NotEqual(before, await page.Locator(".resulthead h2").TextContentAsync());
        Assert.Equal(value, await page.EvaluateAsync<string>("document.activeElement.dataset.value ?? ''"));

        await page.GoBackAsync();
        await page.Locator(".chips").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        Assert.Equal(before, await page.Locator(".resulthead h2").TextContentAsync());
    }

    [Fact]
    public async Task The_way_back_from_an_item_ends_at_its_place_in_the_list()
    {
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(Address("/?q=act&sort=Oldest"));
        var last = page.Locator("article.entry h3 a").Last;
        var place = await last.GetAttributeAsync("id");

        await last.ClickAsync();
        await page.StandsAtAsync("?q=act&sort=Oldest");
        await page.Locator(".matches mark").First.WaitForAsync();
        await page.Locator(".back a").ClickAsync();
        await page.Locator(".resulthead").WaitForAsync();

        Assert.EndsWith($"/?q=act&sort=Oldest#{place}", page.Url, StringComparison.Ordinal);
        // The browser goes to the place once it has laid the list out: asked until it is there, refused after the usual time.
        await page.WaitForFunctionAsync("id => document.activeElement.id === id && scrollY > 0", place);
    }

    [Fact]
    public async Task The_keyboard_reaches_the_content_first()
    {
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(Address("/sources"));

        await page.Keyboard.PressAsync("Tab");

        Assert.Equal("Skip to the content", await page.EvaluateAsync<string>("document.activeElement.textContent"));
        Assert.Equal("solid", await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
    }

    [Fact]
    public async Task A_lead_labels_an_item_without_a_script()
    {
        await using var host = await MonitorHost.StartAsync();
        await using var context = await browser.NewContextAsync(new() { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();

        await page.GotoAsync(new Uri(host.Address, "/items/3").ToString());
        await page.GetByText("Give your name to label").ClickAsync();
        await page.GetByLabel("Name").FillAsync("Grace Hopper");
        await page.GetByText("Use this name").ClickAsync();
        await page.GetByLabel("Preservation").CheckAsync();
        await page.GetByLabel("Reason (helps").FillAsync("Stores addresses for investigators.");
        await page.Locator("button[value=relevant]").ClickAsync();

        Assert.EndsWith("/items/3?label=1#label", page.Url, StringComparison.Ordinal);
        var history = await page.Locator(".history li").First.InnerTextAsync();
        Assert.Contains("Relevant by Grace Hopper", history, StringComparison.Ordinal);
        Assert.Contains("Data retention, Preservation", history.Replace("Preservation, Data retention", "Data retention, Preservation", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("Stores addresses", history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redline_is_marked_by_more_than_colour()
    {
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();

        await page.GotoAsync(Address("/items/1/redline?from=1&to=3"));

        Assert.True(await page.Locator("ins").First.IsVisibleAsync());
        Assert.Equal("underline", await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.run ins')).textDecorationLine"));
        Assert.Equal("line-through", await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.run del')).textDecorationLine"));
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Text_stands_out_from_its_ground(ColorScheme scheme)
    {
        await using var context = await browser.NewContextAsync(new() { ColorScheme = scheme });
        var page = await context.NewPageAsync();
        List<string> faint = [];

        foreach (var path in Pages.Select(row => row.Data))
        {
            await page.GotoAsync(Address(path));
            faint.AddRange(await page.EvaluateAsync<string[]>(Contrast.FaintTexts));
        }

        Assert.Empty(faint.Distinct());
    }

    [Fact]
    public async Task Dark_is_dark_and_light_is_light()
    {
        async Task<string> GroundAsync(ColorScheme scheme)
        {
            await using var context = await browser.NewContextAsync(new() { ColorScheme = scheme });
            var page = await context.NewPageAsync();
            await page.GotoAsync(Address("/"));
            return await page.EvaluateAsync<string>("getComputedStyle(document.documentElement).backgroundColor");
        }

        Assert.Equal(("rgb(246, 243, 236)", "rgb(20, 24, 27)"), (await GroundAsync(ColorScheme.Light), await GroundAsync(ColorScheme.Dark)));
    }

    private string Address(string path) => new Uri(looked.Host.Address, path).ToString();
}
