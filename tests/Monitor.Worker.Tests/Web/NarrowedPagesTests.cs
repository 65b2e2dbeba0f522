namespace Monitor.Worker.Tests.Web;

/// <summary>Lists that are narrowed and ordered by what a lead looks for, and what stands first on an item's page.</summary>
public sealed class NarrowedPagesTests(LookedAtHost looked) : IClassFixture<LookedAtHost>
{
    [Fact]
    public async Task Sources_that_somebody_must_look_after_come_first_and_are_a_list_of_their_own()
    {
        using var visitor = looked.Host.NewVisitor();
        string[] order = ["Failing", "Blocked", "Degraded", "Frozen", "Waiting", "Healthy", "Quiet", "Paused", "Disabled"];

        var all = await visitor.ReadAsync("/sources");
        var blocked = await visitor.ReadAsync(all.QuerySelector(".tally a[href='/sources?health=blocked']")!.GetAttribute("href")!);
        var none = await visitor.ReadAsync("/sources?health=frozen");

        Assert.All(all.QuerySelectorAll(".region"), region => Assert.Equal(Words(region).OrderBy(word => Array.IndexOf(order, word)), Words(region)));
        Assert.Equal(["Blocked"], blocked.QuerySelectorAll(".region").SelectMany(Words).Distinct());
        Assert.Contains(blocked.QuerySelectorAll(".tally a"), link => link.GetAttribute("href") == "/sources");
        Assert.Equal("No source is so", none.QuerySelector(".empty h2")!.TextContent);

        static string[] Words(AngleSharp.Dom.IElement region) => [.. region.QuerySelectorAll(".health").Select(mark => mark.TextContent.Trim())];
    }

    [Theory]
    [InlineData("/events", "Nothing has happened there yet")]
    [InlineData("/deadlines", "No date ahead there")]
    [InlineData("/alerts", "No message of there")]
    public async Task Lists_are_narrowed_to_a_region(string path, string nothing)
    {
        using var visitor = looked.Host.NewVisitor();

        var all = await visitor.ReadAsync(path);
        var states = await visitor.ReadAsync(path + "?region=united+states");
        var latin = await visitor.ReadAsync(path + "?region=LATAM");
        var nowhere = await visitor.ReadAsync(path + "?region=Atlantis");

        Assert.NotEmpty(states.QuerySelectorAll("[data-row]"));
        Assert.Equal("United States", states.QuerySelector("select[name=region] option[selected]")!.GetAttribute("value"));
        Assert.Empty(latin.QuerySelectorAll("[data-row]"));
        Assert.Equal(nothing, latin.QuerySelector(".empty h2")!.TextContent);
        Assert.Equal(all.QuerySelectorAll("[data-row]").Length, nowhere.QuerySelectorAll("[data-row]").Length);
    }

    [Fact]
    public async Task Deadlines_of_a_region_are_a_calendar_too()
    {
        using var visitor = looked.Host.NewVisitor();

        var page = await visitor.ReadAsync("/deadlines?region=EMEA");
        using var calendar = await visitor.GetAsync(page.QuerySelector("a[href^='/feeds/search.ics']")!.GetAttribute("href")!);

        Assert.Equal("/feeds/search.ics?relevant=yes&region=EMEA", calendar.RequestMessage!.RequestUri!.PathAndQuery);
        Assert.Equal("text/calendar", calendar.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Events_say_which_words_changed()
    {
        using var visitor = looked.Host.NewVisitor();

        var page = await visitor.ReadAsync("/events");

        Assert.Contains("“ten days” → “72 hours”", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_item_shows_what_changed_last_before_why_it_matters()
    {
        using var visitor = looked.Host.NewVisitor();

        var changed = await visitor.ReadAsync($"/items/{Seed.Bill}");
        var unchanged = await visitor.ReadAsync($"/items/{Seed.German}");

        var headings = changed.QuerySelectorAll("article.item h2").Select(heading => heading.TextContent).ToList();
        Assert.True(headings.IndexOf("Last change") is >= 0 and var at && at < headings.IndexOf("Why"));
        Assert.NotNull(changed.QuerySelector("section[aria-labelledby=last-change]"));
        Assert.Null(unchanged.QuerySelector("section[aria-labelledby=last-change]"));
        Assert.NotNull(changed.QuerySelector("details table.reasons"));
    }
}
