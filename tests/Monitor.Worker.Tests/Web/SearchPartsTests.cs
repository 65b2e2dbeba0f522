using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;
using Monitor.Worker.Storage;

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
    public async Task A_muted_item_says_who_wants_no_messages_about_it()
    {
        await using var host = await MonitorHost.StartAsync();
        await host.Store.Mutes.AddAsync(new(0, Seed.Bill, "Ada", Seed.Now, null, null), Ct);
        using var visitor = host.NewVisitor();

        Assert.Contains("Ada muted the item", await TraceAsync(visitor, Seed.Bill), StringComparison.Ordinal);
    }

    private static async Task<string> TraceAsync(Visitor visitor, long item) =>
        (await visitor.ReadAsync($"/items/{item}")).QuerySelector("section[aria-labelledby=trace]")!.TextContent;

    private static SearchDocument Alike(long id) => new()
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
