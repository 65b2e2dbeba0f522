using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;
using Monitor.Worker.Storage;
using Monitor.Worker.Web.Searching;

namespace Monitor.Worker.Tests.Web;

/// <summary>What the search page and an item's page tell beside the hits themselves.</summary>
public sealed class SearchPartsTests(LookedAtHost looked) : IClassFixture<LookedAtHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_index_that_does_not_answer_is_told_in_words_and_items_are_shown_without_it()
    {
        await using var host = MonitorHost.Build(also: services => services.AddSingleton<ISearchIndex, AwayIndex>());
        await host.Store.EnsureReadyAsync(Ct);
        await Seed.WriteAsync(host);
        await host.App.StartAsync(Ct);
        using var visitor = host.NewVisitor();

        using var search = await visitor.GetAsync("/?q=warrant");
        var item = await visitor.ReadAsync($"/items/{Seed.Bill}");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, search.StatusCode);
        var told = (await Visitor.DocumentOf(search)).QuerySelector("main [role=alert]")!;
        Assert.Contains(AwayIndex.Why, told.TextContent, StringComparison.Ordinal);
        Assert.Contains(told.QuerySelectorAll("a"), link => link.GetAttribute("href") == "/deadlines");
        Assert.NotNull(item.QuerySelector("#trace"));
        Assert.Null(item.QuerySelector("#similar"));
    }

    [Fact]
    public async Task Saved_searches_are_shown_without_the_index_and_new_ones_wait_for_it()
    {
        await using var host = MonitorHost.Build(also: services => services.AddSingleton<ISearchIndex, AwayIndex>());
        await host.Store.EnsureReadyAsync(Ct);
        await host.Get<SavedSearchStore>().AddAsync(new SearchToSave("Ada", "Orders", "q=production", "preview", Rhythm.Daily), "Ada", new SearchBaseline([], 0), Ct);
        await host.App.StartAsync(Ct);
        using var visitor = host.NewVisitor();
        await visitor.GiveNameAsync("Ada");

        var saved = await visitor.ReadAsync("/searches/1");
        using var added = await visitor.GetAsync("/searches/new?q=production");

        Assert.Contains(AwayIndex.Why, saved.QuerySelector("main [role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(saved.QuerySelector("form[action='/searches/1/pause']"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, added.StatusCode);
        var told = (await Visitor.DocumentOf(added)).QuerySelector("main")!;
        Assert.Contains(AwayIndex.Why, told.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(told.QuerySelectorAll("form"));
    }

    [Fact]
    public async Task What_was_also_looked_for_in_other_languages_is_shown()
    {
        using var visitor = looked.Host.NewVisitor();

        var page = await visitor.ReadAsync("/?q=data+retention&languages=all");
        var plain = await visitor.ReadAsync("/?q=data+retention");

        Assert.Contains("vorratsdatenspeicherung", page.QuerySelector(".widened")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Null(plain.QuerySelector(".widened"));
    }

    [Fact]
    public async Task A_filter_reads_as_it_is_meant_and_one_that_is_none_is_told()
    {
        using var visitor = looked.Host.NewVisitor();

        var named = await visitor.ReadAsync("/?q=&relevant=true&jurisdiction=Germany");
        var perhaps = await visitor.ReadAsync("/?q=&relevant=perhaps");

        Assert.Equal(["Relevance: Relevant", "Jurisdiction: Germany"], named.QuerySelectorAll(".chips a").Select(chip => chip.TextContent.Replace("Remove the filter", "", StringComparison.Ordinal).Trim(' ', '×')));
        Assert.NotNull(named.QuerySelector(".facets [data-value='jurisdiction:DE'][aria-current]"));
        Assert.Contains("Possible are: yes, no, no-text.", perhaps.QuerySelector(".told")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Relevance: perhaps", perhaps.QuerySelector(".chips")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Items_that_are_nearly_the_same_are_one_hit_that_leads_to_each()
    {
        await using var host = await MonitorHost.StartAsync();
        await host.Get<ISearchIndex>().WriteAsync([Alike(Seed.Bill), Alike(Seed.Attack), Alike(Seed.German)], [], 9_000, Ct);
        using var visitor = host.NewVisitor();

        var page = await visitor.ReadAsync("/?q=zebrawarrant");

        var entry = Assert.Single(page.QuerySelectorAll("article.entry"));
        var link = entry.QuerySelectorAll("a").Single(one => one.TextContent.Contains("2 other items are nearly the same", StringComparison.Ordinal));
        Assert.Equal(3, (await visitor.ReadAsync(link.GetAttribute("href")!)).QuerySelectorAll("article.entry").Length);
    }

    [Fact]
    public async Task Pages_are_counted_by_what_is_shown_and_one_past_the_end_leads_back()
    {
        await using var host = await MonitorHost.StartAsync();
        // Thirty items that are twenty hits: one page.
        await host.Get<ISearchIndex>().WriteAsync([.. Enumerable.Range(1, 30).Select(id => Alike(id) with { AlikeKey = id <= 11 ? 77 : 0 })], [], 9_000, Ct);
        using var visitor = host.NewVisitor();

        var first = await visitor.ReadAsync("/?q=zebrawarrant");
        var each = await visitor.ReadAsync("/?q=zebrawarrant&each=yes");
        var past = await visitor.ReadAsync("/?q=zebrawarrant&page=2");

        Assert.Equal((20, "30 items"), (first.QuerySelectorAll("article.entry").Length, first.QuerySelector(".resulthead h2")!.TextContent));
        Assert.Null(first.QuerySelector(".pager"));
        Assert.Contains("Page 1 of 2", each.QuerySelector(".pager")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(past.QuerySelectorAll("article.entry"));
        Assert.Contains("The list ends before page 2", past.QuerySelector(".empty")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/?q=zebrawarrant", past.QuerySelector(".empty a")!.GetAttribute("href"));
        Assert.Equal(["/?q=zebrawarrant"], past.QuerySelectorAll(".pager a").Select(link => link.GetAttribute("href")));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(20, 1)]
    [InlineData(21, 2)]
    [InlineData(10_000, 500)]
    [InlineData(10_001, 500)]
    [InlineData(long.MaxValue - 100, 500)]
    public void There_are_no_more_pages_than_one_can_turn_to(long groups, int pages) => Assert.Equal(pages, SearchRequest.PagesOf(groups));

    [Fact]
    public async Task A_search_typed_on_the_first_page_is_ordered_by_match()
    {
        using var visitor = looked.Host.NewVisitor();
        var landing = await visitor.ReadAsync("/");
        var order = landing.QuerySelector("select[name=sort]")!;

        // As a browser without a script sends the form.
        var found = await visitor.ReadAsync("/?q=fisheries+OR+data&from=&to=&sort=" + order.QuerySelector("option[selected]")!.GetAttribute("value"));
        var newest = await visitor.ReadAsync("/?q=fisheries+OR+data&sort=Newest");

        Assert.StartsWith($"/items/{Seed.Fishing}?", FirstHit(found), StringComparison.Ordinal);
        Assert.DoesNotContain($"/items/{Seed.Fishing}?", FirstHit(newest), StringComparison.Ordinal);
        Assert.DoesNotContain("sort=", FirstHit(found), StringComparison.Ordinal);
        Assert.Equal("Newest", newest.QuerySelector("select[name=sort] option[selected]")!.GetAttribute("value"));
        Assert.Single(order.QuerySelectorAll("option[selected]"));
    }

    [Fact]
    public async Task A_long_question_finds_the_same_on_the_page_and_in_feeds_and_what_is_too_long_is_told()
    {
        using var visitor = looked.Host.NewVisitor();
        var question = Uri.EscapeDataString(LongQuestion);

        var page = await visitor.ReadAsync("/?q=" + question);
        using var feed = await visitor.GetAsync("/feeds/search.csv?q=" + question);
        var cut = await visitor.ReadAsync("/?q=" + new string('a', 1_001));
        using var thai = await visitor.GetAsync("/?q=" + Uri.EscapeDataString(new string('ก', 1_000)));

        Assert.StartsWith($"/items/{Seed.Fishing}?", FirstHit(page), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".told"));
        Assert.Equal(2, (await feed.Content.ReadAsStringAsync(Ct)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("Only the first 1000 characters were used.", cut.QuerySelector(".told")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, thai.StatusCode);
    }

    [Fact]
    public async Task An_item_on_the_same_matter_is_one_click_away()
    {
        await using var host = await MonitorHost.StartAsync();
        var text = string.Join(' ', Enumerable.Range(0, 30).Select(n => $"zebra{n}"));
        await host.Get<ISearchIndex>().WriteAsync(
            [Alike(Seed.Bill) with { AlikeKey = 0, Text = text }, Alike(Seed.German) with { AlikeKey = 0, Text = text, Jurisdiction = "DE" }], [], 9_000, Ct);
        using var visitor = host.NewVisitor();

        var page = await visitor.ReadAsync($"/items/{Seed.Bill}");

        Assert.Equal($"/items/{Seed.German}", page.QuerySelector("section[aria-labelledby=similar] a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task An_item_tells_what_became_of_each_message_and_why_there_was_none()
    {
        using var visitor = looked.Host.NewVisitor();

        List<string> told = [];
        foreach (var id in new[] { Seed.Bill, Seed.Attack, Seed.German, Seed.Arabic }) told.Add(await TraceAsync(visitor, id));
        var fishing = await TraceAsync(visitor, Seed.Fishing);

        Assert.Contains(told, trace => trace.Contains("Sent to C123 at 15 Mar 2031", StringComparison.Ordinal) && trace.Contains("by “all-relevant”", StringComparison.Ordinal));
        Assert.Contains(told, trace => trace.Contains("Given up to C123 after 1 try: Slack refused: channel_not_found.", StringComparison.Ordinal));
        Assert.Contains(told, trace => trace.Contains("in a digest to C456", StringComparison.Ordinal));
        Assert.Contains("below the threshold", fishing, StringComparison.Ordinal);
        Assert.DoesNotContain("Sent to", fishing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_of_a_muted_item_says_who_wanted_no_messages_and_blames_no_later_mute()
    {
        await using var host = await MonitorHost.StartAsync();
        await host.Store.Mutes.AddAsync(new(0, Seed.Bill, "Ada", Seed.Now.AddDays(-30), null, null), Ct);
        await host.Store.Mutes.AddAsync(new(0, Seed.Fishing, "Bea", Seed.Now, null, null), Ct);
        using var visitor = host.NewVisitor();

        Assert.Contains("Ada muted the item", await TraceAsync(visitor, Seed.Bill), StringComparison.Ordinal);
        Assert.DoesNotContain("Bea muted the item", await TraceAsync(visitor, Seed.Fishing), StringComparison.Ordinal);
    }

    private static async Task<string> TraceAsync(Visitor visitor, long item) =>
        (await visitor.ReadAsync($"/items/{item}")).QuerySelector("section[aria-labelledby=trace]")!.TextContent;

    private static string FirstHit(AngleSharp.Dom.IDocument page) => page.QuerySelector("article.entry h3 a")!.GetAttribute("href")!;

    /// <summary>Of nearly 900 characters, of which only the last word finds anything.</summary>
    internal static string LongQuestion { get; } = string.Concat(Enumerable.Range(0, 23).Select(n => $"nobodywritesthiswordinanylaw{n:000000} OR ")) + "fisheries";

    internal static SearchDocument Alike(long id) => new()
    {
        ItemId = id,
        Title = "Zebrawarrant",
        Jurisdiction = "US",
        Region = "United States",
        AlikeKey = 77,
        FirstSeenAt = Seed.Now,
        ChangedAt = Seed.Now,
    };
}
