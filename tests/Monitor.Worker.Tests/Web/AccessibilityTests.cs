using Microsoft.Extensions.DependencyInjection;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Web;

/// <summary>Every page and every state of it is judged by axe: see <see cref="AxePage"/>.</summary>
public sealed class AccessibilityTests(RealBrowser browser, LookedAtHost looked) : IClassFixture<RealBrowser>, IClassFixture<LookedAtHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_page_has_a_fault_that_axe_knows()
    {
        await using var axe = await AxePage.OpenAsync(browser);
        List<string> faults = [];

        // In the dark only colours differ, and BrowserTests measure those in both.
        foreach (var path in BrowserTests.Pages.Select(row => row.Data)) faults.AddRange(await axe.FaultsAtAsync(new Uri(looked.Host.Address, path).ToString()));

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task Nothing_that_is_folded_hides_a_fault()
    {
        await using var axe = await AxePage.OpenAsync(browser);
        List<string> faults = [];

        foreach (var path in new[] { "/coverage", "/?q=production", "/items/1/redline?from=1&to=3" })
        {
            await axe.Page.GotoAsync(new Uri(looked.Host.Address, path).ToString());
            Assert.True(await axe.Page.EvaluateAsync<int>("document.querySelectorAll('details').forEach(one => one.open = true) ?? document.querySelectorAll('details[open]').length") > 0, path);
            faults.AddRange(await axe.FaultsAsync());
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task What_people_make_for_themselves_and_each_refusal_has_no_fault()
    {
        await using var host = await MonitorHost.StartAsync(new Dictionary<string, string?> { ["SignIn:Accounts"] = "true" });
        await host.Store.Users.AddAsync("Lea", SignedInHost.Password, UserRole.PolicyLead, Ct);
        await host.Get<SavedSearchStore>().AddAsync(new SearchToSave("Lea", "Orders", "q=production", "preview", Rhythm.Daily), "Lea", new SearchBaseline([], 0), Ct);
        await using var axe = await AxePage.OpenAsync(browser);
        List<string> faults = [];
        async Task JudgeAsync(string heading)
        {
            await axe.Page.Locator("h1", new() { HasText = heading }).WaitForAsync();
            faults.AddRange(await axe.FaultsAsync());
        }

        async Task GoAsync(string path, string heading)
        {
            await axe.Page.GotoAsync(new Uri(host.Address, path).ToString());
            await JudgeAsync(heading);
        }

        await GoAsync("/", "Sign in");
        await axe.Page.FillAsync("#name", "Lea");
        await axe.Page.FillAsync("#password", "no such password");
        await axe.Page.ClickAsync("main button");
        await axe.Page.Locator(".door [role=alert]").WaitForAsync();
        await JudgeAsync("Sign in");
        await axe.Page.FillAsync("#name", "Lea");
        await axe.Page.FillAsync("#password", SignedInHost.Password);
        await axe.Page.ClickAsync("main button");
        await JudgeAsync("Search");

        await GoAsync("/tokens", "Tokens");
        await axe.Page.FillAsync("#token-name", "nightly <b>report</b>");
        await axe.Page.ClickAsync("main form[action='/tokens'] button");
        await JudgeAsync("Your token");
        await GoAsync("/tokens", "Tokens");

        await GoAsync("/searches", "Saved searches");
        await GoAsync("/searches/1", "Orders");
        await GoAsync("/searches/new?q=production", "Save this search");
        await axe.Page.FillAsync("#search-name", "orders");
        await axe.Page.ClickAsync(".savesearch button");
        await JudgeAsync("That was not taken");
        await GoAsync("/searches/feeds?q=production", "Feeds");
        await axe.Page.ClickAsync("#key button");
        await JudgeAsync("Your address");

        await GoAsync("/people", "Your role does not allow this");
        await GoAsync("/searches/99", "There is no such search");
        await GoAsync("/merges/99", "There is no such suggestion");
        await GoAsync("/items/99", "There is no item of this number");
        await GoAsync("/tokens", "Tokens");
        await axe.Page.EvaluateAsync("() => { const form = document.querySelector('main form'); form.querySelector('[name=__RequestVerificationToken]').value = 'old'; form.submit(); }");
        await JudgeAsync("That could not be accepted");

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task Without_the_index_and_after_a_fault_the_page_still_has_none()
    {
        await using var away = MonitorHost.Build(also: services => services.AddSingleton<ISearchIndex, AwayIndex>());
        await away.Store.EnsureReadyAsync(Ct);
        await Seed.WriteAsync(away);
        await away.App.StartAsync(Ct);
        await using var empty = await MonitorHost.StartAsync(seeded: false);
        await using var axe = await AxePage.OpenAsync(browser);

        List<string> faults = [.. await axe.FaultsAtAsync(new Uri(empty.Address, "/").ToString())];
        foreach (var path in new[] { "/?q=warrant", "/searches/new?q=warrant", $"/items/{Seed.Bill}?q=warrant" }) faults.AddRange(await axe.FaultsAtAsync(new Uri(away.Address, path).ToString()));
        empty.Get<ISearchIndex>().Dispose();
        faults.AddRange(await axe.FaultsAtAsync(new Uri(empty.Address, "/").ToString()));

        Assert.Contains("Something went wrong", await axe.Page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task A_page_with_faults_is_refused()
    {
        const string Bad = "data:text/html,<html><head><title></title></head><body><img src='x.png'><input type='text'><p style='color:%23ccc;background:white'>faint</p></body></html>";
        await using var axe = await AxePage.OpenAsync(browser);

        var faults = await axe.FaultsAtAsync(Bad);

        Assert.Contains(faults, fault => fault.StartsWith("image-alt:", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.StartsWith("color-contrast:", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.StartsWith("label:", StringComparison.Ordinal));
    }
}
