using System.Net;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Web;

public sealed class MergePagesTests : IAsyncLifetime
{
    private MonitorHost _host = default!;
    private Visitor _ada = default!;
    private long _suggestion;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await MonitorHost.StartAsync();
        _ada = _host.NewVisitor();
        await _ada.GiveNameAsync("Ada");
        await _host.Store.Likeness.FinishAsync([], [new AlikePair(Seed.Bill, Seed.German, 0.9, 0.8)], 0, Ct);
        _suggestion = (await _host.Store.Merges.ListAsync(SuggestionState.Open, null, 1, Ct))[0].Id;
    }

    public async ValueTask DisposeAsync()
    {
        _ada.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_suggestion_stands_in_the_list_on_both_items_and_shows_both_texts_side_by_side()
    {
        var list = await _ada.ReadAsync("/merges");
        var page = await _ada.ReadAsync($"/merges/{_suggestion}");
        var item = await _ada.ReadAsync($"/items/{Seed.German}");

        Assert.NotNull(list.QuerySelector($"main a[href='/merges/{_suggestion}']"));
        Assert.NotNull(item.QuerySelector($"main a[href='/merges/{_suggestion}']"));
        Assert.Equal([$"/items/{Seed.Bill}", $"/items/{Seed.German}"], page.QuerySelectorAll(".pair h2 a").Select(link => link.GetAttribute("href")!));
        Assert.All(page.QuerySelectorAll(".pair .text"), text => Assert.InRange(text.TextContent.Length, 20, 1_000_000));
    }

    [Fact]
    public async Task Accepted_the_older_item_stands_for_both_and_the_other_address_leads_to_it()
    {
        using var answer = await _ada.PostAsync($"/merges/{_suggestion}", $"/merges/{_suggestion}/accept", ("reason", " The same bill. "));

        using var moved = await _ada.GetAsync($"/items/{Seed.German}");
        Assert.Equal($"/merges/{_suggestion}", answer.Headers.Location?.ToString());
        Assert.Equal((HttpStatusCode.Redirect, $"/items/{Seed.Bill}"), (moved.StatusCode, moved.Headers.Location?.ToString()));
        var page = await _ada.ReadAsync($"/merges/{_suggestion}");
        Assert.Contains("The same bill.", page.QuerySelector(".timeline")!.TextContent, StringComparison.Ordinal);
        Assert.All(page.QuerySelectorAll(".pair .text"), text => Assert.DoesNotContain("has no text", text.TextContent, StringComparison.Ordinal));
        var entry = (await _host.Store.Audit.ListAsync(null, 1, Ct))[0];
        Assert.Equal(("Ada", "merge", "The same bill."), (entry.Who, entry.Action, entry.Detail));
    }

    [Fact]
    public async Task Undone_both_stand_for_themselves_again()
    {
        using (await _ada.PostAsync($"/merges/{_suggestion}", $"/merges/{_suggestion}/accept")) { }

        using (await _ada.PostAsync($"/merges/{_suggestion}", $"/merges/{_suggestion}/undo", ("reason", "Two objects."))) { }

        Assert.Equal(Seed.German, (await _host.Store.Items.FindAsync(Seed.German, Ct))!.Summary.Id);
        var undone = await _ada.ReadAsync("/merges?state=undone");
        Assert.NotNull(undone.QuerySelector($"main a[href='/merges/{_suggestion}']"));
    }

    [Fact]
    public async Task Rejected_it_leaves_the_open_list_and_a_second_decision_is_told_that_it_came_late()
    {
        var token = await _ada.TokenAsync($"/merges/{_suggestion}");
        using (await _ada.PostWithAsync(token, $"/merges/{_suggestion}/reject")) { }

        using var late = await _ada.PostWithAsync(token, $"/merges/{_suggestion}/accept");

        Assert.Equal($"/merges/{_suggestion}?refused=decided", late.Headers.Location?.ToString());
        var page = await _ada.ReadAsync($"/merges/{_suggestion}?refused=decided");
        Assert.Contains("decided about this pair meanwhile", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await _ada.ReadAsync("/merges")).QuerySelector($"main a[href='/merges/{_suggestion}']"));
    }

    [Fact]
    public async Task What_does_not_exist_is_not_found()
    {
        using var page = await _ada.GetAsync("/merges/999");
        using var call = await _ada.PostAsync($"/merges/{_suggestion}", "/merges/999/accept");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (page.StatusCode, call.StatusCode));
    }
}
