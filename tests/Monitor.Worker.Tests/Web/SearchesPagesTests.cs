using System.Net;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Web;

public sealed class SearchesPagesTests : IAsyncLifetime
{
    private MonitorHost _host = default!;
    private Visitor _ada = default!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await MonitorHost.StartAsync();
        _ada = _host.NewVisitor();
        await _ada.GiveNameAsync("Ada");
    }

    public async ValueTask DisposeAsync()
    {
        _ada.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_search_leads_to_a_form_that_says_what_it_asks_and_how_often_it_would_have_alerted()
    {
        var search = await _ada.ReadAsync("/?q=production&jurisdiction=US&sort=Oldest");
        var save = search.QuerySelector(".tools a")!.GetAttribute("href")!;

        var page = await _ada.ReadAsync(save);

        Assert.Equal("/searches/new?q=production&jurisdiction=US", save);
        Assert.Contains("production · Jurisdiction: United States", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Matches("It would have alerted .* in the last 90 days", page.QuerySelector(".volume")!.TextContent);
        Assert.NotEmpty(page.QuerySelectorAll(".plainlist a[href^='/items/']"));
        Assert.Equal(["preview"], page.QuerySelectorAll("#search-channel option").Select(option => option.GetAttribute("value")!));
    }

    [Fact]
    public async Task A_saved_search_stands_in_its_owners_list_and_can_be_paused_resumed_changed_and_deleted()
    {
        using var saved = await SaveAsync("Production <b>orders</b>", "q=production");
        var list = await _ada.ReadAsync("/searches");
        var row = list.QuerySelector("section[aria-labelledby=mine-heading] tbody tr")!;
        Assert.Equal("/searches", saved.Headers.Location?.ToString());
        Assert.Contains("Production <b>orders</b>", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("preview, daily digest", row.TextContent, StringComparison.Ordinal);

        using (await _ada.PostAsync("/searches", "/searches/1/pause")) { }
        Assert.Equal((SavedSearchState.Paused, "Paused by Ada."), await StateAsync());
        using (await _ada.PostAsync("/searches", "/searches/1/resume")) { }
        Assert.Equal((SavedSearchState.Active, null), await StateAsync());
        using (await _ada.PostAsync("/searches/1", "/searches/1", ("name", "Orders"), ("question", "q=production"), ("q", "production order"), ("channel", "preview"), ("rhythm", "immediate"), ("languages", "all"))) { }
        Assert.Equal(("Orders", "q=production%20order&languages=all", Rhythm.Immediate), await FindAsync() is { } changed ? (changed.Name, changed.Address, changed.Rhythm) : default);
        using (await _ada.PostAsync("/searches/1", "/searches/1/delete")) { }
        Assert.Empty(await _host.Get<SavedSearchStore>().ListAsync(Ct));
        Assert.Equal(["search-deleted", "search-changed", "search-resumed", "search-paused", "search-saved"], (await _host.Store.Audit.ListAsync(null, 5, Ct)).Select(entry => entry.Action));
    }

    [Fact]
    public async Task Deleting_takes_a_second_press_that_says_what_is_lost()
    {
        using (await SaveAsync("Orders", "q=production")) { }

        var page = await _ada.ReadAsync("/searches/1");

        var confirm = Assert.Single(page.QuerySelectorAll("form[action='/searches/1/delete'], [formaction='/searches/1/delete']")).Closest("details")!;
        Assert.Null(confirm.GetAttribute("open"));
        Assert.Contains("gone for good", confirm.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_saved_is_refused_with_the_reason()
    {
        using var nothing = await SaveAsync("Nothing", "q=");
        using var nowhere = await SaveAsync("Nowhere", "q=production", channel: "C-NONE");
        using (await SaveAsync("Twice", "q=production")) { }
        using var twice = await SaveAsync("twice", "q=order");

        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest], [nothing.StatusCode, nowhere.StatusCode, twice.StatusCode]);
        Assert.Contains("asks for nothing", await RefusalAsync(nothing), StringComparison.Ordinal);
        Assert.Contains("There is no channel “C-NONE”", await RefusalAsync(nowhere), StringComparison.Ordinal);
        Assert.Contains("named “twice” already", await RefusalAsync(twice), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_owner_and_operators_may_change_a_search()
    {
        await using var host = await MonitorHost.StartAsync(new Dictionary<string, string?> { ["SignIn:Accounts"] = "true" });
        foreach (var (name, role) in new[] { ("Lea", UserRole.PolicyLead), ("Max", UserRole.PolicyLead), ("Oda", UserRole.Operator), ("Ron", UserRole.Reader) })
            await host.Store.Users.AddAsync(name, SignedInHost.Password, role, Ct);
        using var lea = await InAsync(host, "Lea");
        using var max = await InAsync(host, "Max");
        using var oda = await InAsync(host, "Oda");
        using var ron = await InAsync(host, "Ron");
        using (await lea.PostAsync("/searches/new?q=production", "/searches", ("name", "Hers"), ("question", "q=production"), ("channel", "preview"))) { }

        using var others = await max.PostAsync("/searches", "/searches/1/pause");
        var seen = await ron.ReadAsync("/searches");
        using var operators = await oda.PostAsync("/searches", "/searches/1/pause");

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Redirect), (others.StatusCode, operators.StatusCode));
        Assert.Contains("Hers", seen.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(seen.QuerySelectorAll("main form[action^='/searches/1']"));
        Assert.Equal("Paused by Oda.", (await host.Get<SavedSearchStore>().FindAsync(1, Ct))!.Why);
    }

    [Fact]
    public async Task What_a_search_has_told_stands_on_its_page_and_why_it_is_broken()
    {
        using (await SaveAsync("Orders", "q=production")) { }
        var happened = (await _host.Store.Items.FindAsync(Seed.German, Ct))!.Events[0].Event;
        var find = new SearchFind(1, Seed.German, 1, new SearchNews(new PlannedDelivery("search: Orders", "preview", (await _host.Store.Deliveries.ListAsync(null, null, null, 1, Ct))[0].Alert), [happened], null));
        var matches = _host.Get<SearchMatchStore>();
        await matches.KeepAsync(new SearchRound(await matches.CursorAsync(Ct), 10_000, await matches.ActiveAsync(Ct)), [find], [], _ => throw new InvalidOperationException(), Ct);
        var search = (await FindAsync())!;
        var notice = new Notice { Key = "k", Channel = "preview", Title = "t", Text = "x", CreatedAt = Seed.Now, NextTryAt = Seed.Now };
        var broken = new SearchTrouble(1, SavedSearchState.Broken, "Its channel is gone.", notice);
        await matches.KeepAsync(new SearchRound(10_000, 10_001, await matches.ActiveAsync(Ct)), [], [broken], _ => throw new InvalidOperationException(), Ct);

        var page = await _ada.ReadAsync("/searches/1");

        Assert.NotNull(page.QuerySelector($".feed a[href='/items/{Seed.German}']"));
        Assert.Contains("Its channel is gone.", page.QuerySelector(".refused")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(SavedSearchState.Active, search.State);
    }

    [Fact]
    public async Task A_search_that_does_not_exist_is_not_found()
    {
        using var page = await _ada.GetAsync("/searches/99");
        using var call = await _ada.PostAsync("/searches/feeds", "/searches/99/pause");

        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
    }

    private static async Task<Visitor> InAsync(MonitorHost host, string name)
    {
        var visitor = host.NewVisitor();
        await visitor.SignInAsync(name, SignedInHost.Password);
        return visitor;
    }

    private Task<HttpResponseMessage> SaveAsync(string name, string question, string channel = "preview") => _ada.PostAsync(
        "/searches/new?q=production", "/searches", ("name", name), ("question", question), ("channel", channel), ("rhythm", "daily"));

    private static async Task<string> RefusalAsync(HttpResponseMessage answer) => (await Visitor.DocumentOf(answer)).QuerySelector("[role=alert]")!.TextContent;

    private Task<SavedSearch?> FindAsync() => _host.Get<SavedSearchStore>().FindAsync(1, Ct);

    private async Task<(SavedSearchState, string?)> StateAsync() => await FindAsync() is { } search ? (search.State, search.Why) : default;
}
