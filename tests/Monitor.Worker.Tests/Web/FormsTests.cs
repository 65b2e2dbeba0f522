using System.Net;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Web;

public sealed class FormsTests : IAsyncLifetime
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
    public async Task A_label_is_kept_with_who_what_and_about_which_text()
    {
        var fingerprint = await FingerprintAsync();

        using var response = await _ada.PostAsync(
            "/items/1", "/items/1/label", ("verdict", "relevant"), ("fingerprint", fingerprint), ("instrument", "production-order"), ("instrument", "made-up"), ("reason", " Names a deadline. "));

        Assert.Equal("/items/1?label=1#label", response.Headers.Location?.ToString());
        var label = Assert.Single(await _host.Store.Labels.ForItemAsync(1, Ct)).Given;
        Assert.Equal((Verdict.Relevant, "Ada", LabelPlace.Page, fingerprint, "Names a deadline."), (label.Verdict, label.Who, label.Where, label.Fingerprint, label.Reason));
        Assert.Equal(["production-order"], label.Instruments);
        var entry = (await _host.Store.Audit.ListAsync(null, 1, Ct))[0];
        Assert.Equal(("Ada", "label", "item:1", "relevant, production-order"), (entry.Who, entry.Action, entry.Subject, entry.Detail));
    }

    [Fact]
    public async Task What_is_done_on_the_page_of_a_hit_does_not_lose_the_search()
    {
        var page = await _ada.ReadAsync("/items/1?q=data&region=Europe");
        var forms = page.QuerySelectorAll("article form[method=post]").Select(form => form.GetAttribute("action")!).ToList();

        Assert.Contains("/items/1/label?q=data&region=Europe", forms);
        Assert.All(forms, action => Assert.EndsWith("?q=data&region=Europe", action, StringComparison.Ordinal));
        foreach (var (action, part, fields) in (IEnumerable<(string, string, (string, string)[])>)
        [
            ("label", "label", [("verdict", "relevant"), ("fingerprint", await FingerprintAsync())]), ("mute", "mute", [("days", "7")]), ("unmute", "mute", []), ("seen", "care", []), ("assign", "care", [("to", "Ada")]),
        ])
        {
            using var response = await _ada.PostAsync("/items/1", $"/items/1/{action}?q=data&region=Europe&odd=%0d%0aX", fields);
            // With the label, so that the page tells what it would change.
            Assert.Equal($"/items/1?q=data&region=Europe{(action == "label" ? "&label=1" : "")}#{part}", response.Headers.Location?.ToString());
        }
    }

    [Fact]
    public async Task A_label_can_be_taken_back_and_both_stay_on_the_page()
    {
        using (await _ada.PostAsync("/items/1", "/items/1/label", ("verdict", "notrelevant"), ("fingerprint", await FingerprintAsync()))) { }
        var label = (await _host.Store.Labels.ForItemAsync(1, Ct))[0];

        using var response = await _ada.PostAsync("/items/1", $"/items/1/labels/{label.Id}/undo");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.False((await _host.Store.Labels.ForItemAsync(1, Ct))[0].Holds);
        var shown = (await _ada.ReadAsync("/items/1")).QuerySelector(".history .undone")!;
        Assert.Contains("Not relevant by Ada", shown.TextContent, StringComparison.Ordinal);
        Assert.Contains("Taken back by Ada", shown.TextContent, StringComparison.Ordinal);
        Assert.Equal("label-undone", (await _host.Store.Audit.ListAsync(null, 1, Ct))[0].Action);
    }

    [Fact]
    public async Task A_mute_ends_and_can_be_taken_back()
    {
        using (await _ada.PostAsync("/items/1", "/items/1/mute", ("days", "30"), ("until", ""), ("reason", "handled"))) { }
        var mute = Assert.Single(await _host.Store.Mutes.HoldingAsync(1, Seed.Now, Ct));
        Assert.Equal(Seed.Now.AddDays(30), mute.Until);
        Assert.Contains("Muted by Ada", (await _ada.ReadAsync("/items/1")).QuerySelector("#mute")!.TextContent, StringComparison.Ordinal);

        using var response = await _ada.PostAsync("/items/1", "/items/1/unmute");

        Assert.Empty(await _host.Store.Mutes.HoldingAsync(1, Seed.Now, Ct));
        Assert.Equal(["unmute", "mute"], (await _host.Store.Audit.ListAsync(null, 2, Ct)).Select(entry => entry.Action));
    }

    [Theory]
    [InlineData("0", "")]
    [InlineData("100000", "")]
    [InlineData("", "")]
    [InlineData("7", "2031-03-01")]
    [InlineData("7", "2099-01-01")]
    [InlineData("7", "soon")]
    public async Task A_mute_without_an_end_in_sight_is_refused(string days, string until)
    {
        using var response = await _ada.PostAsync("/items/1", "/items/1/mute", ("days", days), ("until", until));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(await _host.Store.Mutes.HoldingAsync(1, Seed.Now, Ct));
    }

    [Fact]
    public async Task A_message_that_was_given_up_is_owed_again()
    {
        using var response = await _ada.PostAsync("/alerts", "/alerts/requeue");

        Assert.Equal("/alerts", response.Headers.Location?.ToString());
        Assert.Equal(0, (await _host.Store.Deliveries.CountsAsync(Ct))[DeliveryState.Dead]);
        var entry = (await _host.Store.Audit.ListAsync(null, 1, Ct))[0];
        Assert.Equal(("Ada", "requeue", "1 message"), (entry.Who, entry.Action, entry.Detail));
    }

    [Fact]
    public async Task A_digest_that_was_given_up_is_owed_again_by_its_own_button()
    {
        var digests = _host.Store.Digests;
        var id = Assert.Single(await digests.DueAsync(Seed.Now, Ct));
        await digests.ClaimAsync(id, Seed.Now, Seed.Now.AddMinutes(2), Ct);
        await digests.MarkDeadAsync(id, Seed.Now, "The channel is archived.", Ct);
        var page = await _ada.ReadAsync("/alerts?show=digests");

        using var response = await _ada.PostAsync("/alerts?show=digests", $"/alerts/digests/{id}/requeue");

        Assert.NotNull(page.QuerySelector($"form[action='/alerts/digests/{id}/requeue']"));
        Assert.Contains("The channel is archived.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Coverage:", page.QuerySelector(".slack .context:last-child")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/alerts?show=digests", response.Headers.Location?.ToString());
        Assert.Equal(DeliveryState.Pending, (await digests.FindAsync(id, Ct))!.State);
        Assert.Equal(("Ada", "requeue", $"digest:{id}"), Of((await _host.Store.Audit.ListAsync(null, 1, Ct))[0]));

        static (string, string, string) Of(AuditEntry entry) => (entry.Who, entry.Action, entry.Subject);
    }

    [Theory]
    [InlineData("relevant", "of no version")]
    [InlineData("perhaps", null)]
    [InlineData("17", null)]
    [InlineData("", null)]
    public async Task A_label_that_says_nothing_usable_is_refused(string verdict, string? fingerprint)
    {
        using var response = await _ada.PostAsync("/items/1", "/items/1/label", ("verdict", verdict), ("fingerprint", fingerprint ?? await FingerprintAsync()));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(await _host.Store.Labels.ForItemAsync(1, Ct));
    }

    [Fact]
    public async Task Calls_on_what_is_not_there_are_not_found()
    {
        using (await _ada.PostAsync("/items/1", "/items/1/label", ("verdict", "unsure"), ("fingerprint", await FingerprintAsync()))) { }

        using var label = await _ada.PostAsync("/items/1", "/items/999/label", ("verdict", "relevant"), ("fingerprint", "x"));
        using var undo = await _ada.PostAsync("/items/1", "/items/3/labels/1/undo");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (label.StatusCode, undo.StatusCode));
        Assert.True((await _host.Store.Labels.ForItemAsync(1, Ct))[0].Holds);
    }

    [Theory]
    [InlineData("/items/1/label")]
    [InlineData("/items/1/labels/1/undo")]
    [InlineData("/items/1/mute")]
    [InlineData("/items/1/unmute")]
    [InlineData("/alerts/requeue")]
    [InlineData("/alerts/2/requeue")]
    [InlineData("/name")]
    [InlineData("/sign-out")]
    public async Task A_form_from_elsewhere_is_refused(string call)
    {
        (string, string)[] fields = [("verdict", "relevant"), ("fingerprint", await FingerprintAsync()), ("days", "7"), ("name", "Eve")];

        using var without = await _ada.PostWithAsync(token: null, call, fields);
        using var foreign = await _ada.PostWithAsync("CfDJ8made-up", call, fields);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (without.StatusCode, foreign.StatusCode));
        Assert.Contains("came from another page", (await Visitor.DocumentOf(foreign)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await _host.Store.Audit.ListAsync(null, 5, Ct));
    }

    [Fact]
    public async Task Who_gave_no_name_is_asked_for_it_before_anything_is_recorded()
    {
        using var nobody = _host.NewVisitor();

        using var response = await nobody.PostAsync("/name", "/items/1/label", ("verdict", "relevant"), ("fingerprint", await FingerprintAsync()));

        Assert.Equal("/name?return=%2Fitems%2F1", response.Headers.Location?.ToString());
        Assert.Empty(await _host.Store.Labels.ForItemAsync(1, Ct));
    }

    [Fact]
    public async Task A_name_is_given_once_and_leads_back()
    {
        using var grace = _host.NewVisitor();

        using var response = await grace.PostAsync("/name?return=/items/3", "/name", ("name", " Grace "), ("return", "/items/3"));

        Assert.Equal("/items/3", response.Headers.Location?.ToString());
        Assert.Equal("Grace", (await grace.ReadAsync("/items/3")).QuerySelector(".who")!.TextContent.Trim());
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a\u0007b")]
    public async Task A_name_that_is_none_is_asked_for_again(string name)
    {
        using var visitor = _host.NewVisitor();

        using var response = await visitor.PostAsync("/name", "/name", ("name", name), ("return", "//evil.example"));

        Assert.Equal("/name?return=%2F&refused=name", response.Headers.Location?.ToString());
    }

    private async Task<string> FingerprintAsync() => (await _host.Store.Items.FindAsync(1, Ct))!.Documents[0].Versions[0].Fingerprint;
}
