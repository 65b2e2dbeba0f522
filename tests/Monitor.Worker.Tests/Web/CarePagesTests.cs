using System.Net;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Web;

public sealed class CarePagesTests : IAsyncLifetime
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
    public async Task An_item_is_taken_handed_on_and_let_go_and_each_stands_in_the_audit_trail()
    {
        using (await _ada.PostAsync("/items/1", "/items/1/assign", ("to", "Ada"))) { }
        Assert.Contains("Ada, since just now", await CareTextAsync(), StringComparison.Ordinal);
        using (await _ada.PostAsync("/items/1", "/items/1/assign", ("to", "Bob"))) { }
        Assert.Contains("Bob, since just now, by Ada", await CareTextAsync(), StringComparison.Ordinal);

        using var response = await _ada.PostAsync("/items/1", "/items/1/assign", ("to", ""));

        Assert.Equal("/items/1#care", response.Headers.Location?.ToString());
        Assert.Contains("Nobody yet", await CareTextAsync(), StringComparison.Ordinal);
        Assert.Equal([("unassign", null), ("assign", "to Bob"), ("assign", "to Ada")], (await _host.Store.Audit.ListAsync(null, 3, Ct)).Select(entry => (entry.Action, entry.Detail)));
    }

    [Fact]
    public async Task Who_has_seen_an_item_stands_on_its_page_and_is_not_asked_again()
    {
        Assert.NotNull((await _ada.ReadAsync("/items/1")).QuerySelector("form[action='/items/1/seen']"));

        using (await _ada.PostAsync("/items/1", "/items/1/seen")) { }

        var page = await _ada.ReadAsync("/items/1");
        Assert.Contains("Seen by Ada", Squeezed(page.QuerySelector("#care")!.TextContent), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form[action='/items/1/seen']"));
    }

    [Theory]
    [InlineData("next-stage", MuteEnd.NextStage, "until its stage changes, at the latest until 15 Mar 2032")]
    [InlineData("text-change", MuteEnd.TextChange, "until its text changes, at the latest until 15 Mar 2032")]
    public async Task A_mute_until_something_happens_says_so_and_ends_within_a_year(string ends, MuteEnd kept, string told)
    {
        using (await _ada.PostAsync("/items/1", "/items/1/mute", ("ends", ends), ("days", "30"), ("until", ""))) { }

        var mute = Assert.Single(await _host.Store.Mutes.HoldingAsync(1, Seed.Now, Ct));
        Assert.Equal((kept, Seed.Now.AddDays(366)), (mute.Ends, mute.Until));
        Assert.Contains(told, (await _ada.ReadAsync("/items/1")).QuerySelector("#mute")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_rests_is_shown_with_its_end_and_ended_from_there()
    {
        var rests = _host.Get<RestStore>();
        using (await _ada.PostAsync("/items/2", "/items/2/mute", ("ends", "next-stage"), ("reason", "<b>known</b>"))) { }
        var hush = await rests.HushAsync(new Hush(0, HushKind.Source, "us-bills", "C123", "Bob", Seed.Now, Seed.Now.AddDays(7), null), Ct);

        var page = await _ada.ReadAsync("/resting");
        var text = Squeezed(page.QuerySelector("main")!.TextContent);
        using var woken = await _ada.PostAsync("/resting", "/resting/items/2/end");
        using var ended = await _ada.PostAsync("/resting", $"/resting/hushes/{hush}/end");
        using var again = await _ada.PostAsync("/", $"/resting/hushes/{hush}/end");
        using var unknown = await _ada.PostAsync("/", "/resting/hushes/999/end");

        Assert.Contains("<script>alert('title')</script>", text, StringComparison.Ordinal);
        Assert.Contains("<b>known</b>", text, StringComparison.Ordinal);
        Assert.Contains("Source us-bills C123 until 22 Mar 2031, 09:30 UTC Bob", text, StringComparison.Ordinal);
        Assert.Equal(("/resting", "/resting", "/resting"), (Location(woken), Location(ended), Location(again)));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Contains("Nothing rests", (await _ada.ReadAsync("/resting")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["unhush", "unmute", "mute"], (await _host.Store.Audit.ListAsync(null, 3, Ct)).Select(entry => entry.Action));
    }

    [Fact]
    public async Task The_item_page_tells_which_rest_kept_a_message_away()
    {
        await _host.Get<RestStore>().HushAsync(new Hush(0, HushKind.Rule, "all-relevant", "C9", "Bob", Seed.Now.AddDays(-21), Seed.Now.AddDays(7), null), Ct);

        var trace = (await _ada.ReadAsync("/items/1")).QuerySelector(".trace")!.TextContent;

        Assert.Contains("Bob had put the rule “all-relevant” to rest in C9 until 22 Mar 2031 09:30 UTC.", trace, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_can_be_given_an_item_under_a_name_that_no_account_has()
    {
        await using var host = await MonitorHost.StartAsync(new Dictionary<string, string?> { ["SignIn:Accounts"] = "true" });
        await host.Store.Users.AddAsync("Lea", SignedInHost.Password, UserRole.PolicyLead, Ct);
        await host.Store.Users.AddAsync("Bob", SignedInHost.Password, UserRole.Reader, Ct);
        using var lea = host.NewVisitor();
        await lea.SignInAsync("Lea", SignedInHost.Password);

        using var unknown = await lea.PostAsync("/items/1", "/items/1/assign", ("to", "Mallory"));
        using var known = await lea.PostAsync("/items/1", "/items/1/assign", ("to", "bOB"));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Redirect), (unknown.StatusCode, known.StatusCode));
        Assert.Equal("Bob", (await host.Get<CareStore>().FindAsync(1, Seed.Now, Ct)).Assigned?.Who);
    }

    private async Task<string> CareTextAsync() => Squeezed((await _ada.ReadAsync("/items/1")).QuerySelector("#care")!.TextContent);

    private static string? Location(HttpResponseMessage response) => response.Headers.Location?.ToString();

    private static string Squeezed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
