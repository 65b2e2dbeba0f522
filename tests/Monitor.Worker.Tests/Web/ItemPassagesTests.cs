using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using Monitor.Worker.Documents;
using Monitor.Worker.Following;
using Monitor.Worker.Indexing;
using Monitor.Worker.Tests.Indexing.Elasticsearch;

namespace Monitor.Worker.Tests.Web;

/// <summary>An item that was found by a search shows where it matches it, and leads back.</summary>
public sealed class ItemPassagesTests(LookedAtHost looked, LiveElastic live) : IClassFixture<LookedAtHost>, IClassFixture<LiveElastic>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hit_leads_to_the_item_with_its_passages_and_the_item_back_to_the_same_search()
    {
        using var visitor = looked.Host.NewVisitor();
        var search = await visitor.ReadAsync("/?q=%22production%20order%22%20emergency&jurisdiction=US&sort=Oldest");

        var item = await visitor.ReadAsync(Link(search, Seed.Bill).GetAttribute("href")!);

        Assert.Equal(["Emergency", "production order"], Marked(item).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains("within 72 hours of a production order issued by a court", Matches(item)!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Where it matches “\"production order\" emergency”", Matches(item)!.QuerySelector("h2")!.TextContent);
        var back = item.QuerySelector(".back a")!.GetAttribute("href")!.Split('#');
        Assert.Equal("/?q=%22production%20order%22%20emergency&jurisdiction=US&sort=Oldest", back[0]);
        Assert.Equal(Link(await visitor.ReadAsync(back[0]), Seed.Bill).Id, back[1]);
    }

    [Theory]
    [InlineData(Seed.Fishing, "?q=subscriber")]
    [InlineData(Seed.Fishing, "?q=country:US")]
    [InlineData(Seed.Fishing, "?q=&jurisdiction=US")]
    [InlineData(Seed.Fishing, "?page=2")]
    [InlineData(Seed.Fishing, "?q=-zebra")]
    public async Task Where_nothing_of_the_item_matches_only_the_way_back_is_shown(long id, string query)
    {
        using var visitor = looked.Host.NewVisitor();

        var item = await visitor.ReadAsync($"/items/{id}{query}");

        Assert.Null(Matches(item));
        Assert.Empty(item.QuerySelectorAll("main mark, main .told"));
        Assert.StartsWith("/?", item.QuerySelector(".back a")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?from=somewhere&page=1&colour=red")]
    public async Task An_item_that_no_search_led_to_leads_back_to_none(string query)
    {
        using var visitor = looked.Host.NewVisitor();

        var item = await visitor.ReadAsync($"/items/{Seed.Bill}{query}");

        Assert.Null(Matches(item));
        Assert.Null(item.QuerySelector(".back"));
    }

    [Fact]
    public async Task Markup_in_the_text_and_in_the_question_stays_text()
    {
        using var visitor = looked.Host.NewVisitor();

        var item = await visitor.ReadAsync($"/items/{Seed.Attack}?q=%3Cscript%3Ealert");

        Assert.Contains("<script>alert('text')</script>", Matches(item)!.TextContent, StringComparison.Ordinal);
        Assert.Contains("“<script>alert”", Matches(item)!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["script>alert"], Marked(item));
        Assert.Empty(item.QuerySelectorAll("main script, main iframe, main img, [onload], [onerror]"));
    }

    [Fact]
    public async Task A_text_without_spaces_is_marked_and_a_text_from_right_to_left_says_so()
    {
        using var visitor = looked.Host.NewVisitor();

        var japanese = await visitor.ReadAsync($"/items/{Seed.Japanese}?q={Uri.EscapeDataString("通信履歴")}");
        var arabic = await visitor.ReadAsync($"/items/{Seed.Arabic}?q={Uri.EscapeDataString("بيانات")}");

        Assert.Contains("通信履歴", Marked(japanese));
        Assert.NotEmpty(Marked(arabic));
        Assert.Equal(("ar", "auto"), (Matches(arabic)!.QuerySelector(".passage")!.GetAttribute("lang"), Matches(arabic)!.QuerySelector(".passage")!.GetAttribute("dir")));
    }

    [Fact]
    public async Task A_search_in_other_languages_is_marked_in_other_languages()
    {
        using var visitor = looked.Host.NewVisitor();

        var widened = await visitor.ReadAsync($"/items/{Seed.German}?q=data+retention&languages=all");
        var plain = await visitor.ReadAsync($"/items/{Seed.German}?q=data+retention");

        Assert.Contains("Mindestspeicherung", Marked(widened));
        Assert.Null(Matches(plain));
    }

    [Fact]
    public async Task An_index_that_does_not_answer_is_told_and_the_item_is_shown()
    {
        await using var host = MonitorHost.Build(also: services => services.AddSingleton<ISearchIndex, AwayIndex>());
        await host.Store.EnsureReadyAsync(Ct);
        await Seed.WriteAsync(host);
        await host.App.StartAsync(Ct);
        using var visitor = host.NewVisitor();

        var item = await visitor.ReadAsync($"/items/{Seed.Bill}?q=production");

        Assert.Contains("the passages that match “production” cannot be shown now", item.QuerySelector("main [role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(item.QuerySelector("#why"));
        Assert.NotNull(item.QuerySelector(".back a"));
    }

    [Fact]
    public async Task A_live_cluster_shows_the_same()
    {
        await live.EmptyAsync();
        await using var host = MonitorHost.Build(also: services => services.AddSingleton<ISearchIndex>(provider => live.Open(provider.GetRequiredService<TimeProvider>())));
        await host.Store.EnsureReadyAsync(Ct);
        await Seed.WriteAsync(host);
        await host.Get<IndexFollower>().CatchUpAsync(Ct);
        await host.App.StartAsync(Ct);
        using var visitor = host.NewVisitor();
        var search = await visitor.ReadAsync("/?q=%22production%20order%22&jurisdiction=US");

        var item = await visitor.ReadAsync(Link(search, Seed.Bill).GetAttribute("href")!);
        var attack = await visitor.ReadAsync($"/items/{Seed.Attack}?q=preserve");
        var nothing = await visitor.ReadAsync($"/items/{Seed.Fishing}?q=production");

        Assert.Contains("production", string.Join(' ', Marked(item)), StringComparison.Ordinal);
        Assert.Contains("<script>alert('text')</script>", Matches(attack)!.TextContent, StringComparison.Ordinal);
        Assert.Null(Matches(nothing));
    }

    private static IElement Link(IParentNode search, long id) => search.QuerySelectorAll("article.entry h3 a").Single(link => link.Id == $"item-{id}");

    private static IElement? Matches(IParentNode item) => item.QuerySelector("section[aria-labelledby=matches]");

    private static List<string> Marked(IParentNode item) => [.. item.QuerySelectorAll("section[aria-labelledby=matches] mark").Select(mark => mark.TextContent)];
}
