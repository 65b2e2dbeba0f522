using System.Net;
using System.Text;
using System.Text.Json;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Web.Api;

/// <summary>What programs change: labels and saved searches.</summary>
public sealed class ChangingTests : IAsyncLifetime
{
    private MonitorHost _host = default!;
    private Visitor _ada = default!;
    private ApiProgram _program = default!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await MonitorHost.StartAsync();
        _ada = _host.NewVisitor();
        await _ada.GiveNameAsync("Ada");
        _program = new ApiProgram(_ada);
    }

    public async ValueTask DisposeAsync()
    {
        _ada.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_label_is_kept_under_the_name_of_whoever_asks()
    {
        using var response = await GiveAsync("not-relevant");

        var given = await ApiProgram.JsonAsync(response);
        var label = Assert.Single(await _host.Store.Labels.ForItemAsync(1, Ct)).Given;
        Assert.Equal((HttpStatusCode.Created, $"/api/v1/labels/{given.GetProperty("id").GetInt64()}"), (response.StatusCode, response.Headers.Location?.ToString()));
        Assert.Equal((Verdict.NotRelevant, "Ada", LabelPlace.Api, "Names a deadline."), (label.Verdict, label.Who, label.Where, label.Reason));
        Assert.Equal("not-relevant", (await _program.GetAsync(response.Headers.Location!.ToString())).GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task A_label_that_is_sent_again_is_answered_with_the_one_that_holds()
    {
        using var first = await GiveAsync("not-relevant");
        using var again = await GiveAsync("not-relevant");

        Assert.Equal((HttpStatusCode.OK, first.Headers.Location), (again.StatusCode, again.Headers.Location));
        Assert.Single(await _host.Store.Labels.ForItemAsync(1, Ct));
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_label_is_told_at_once()
    {
        using var response = await _program.PostAsync("/api/v1/labels?soon=1", """{ "item": 1, "verdict": "maybe", "fingerprint": "none", "instruments": ["made-up"], "settles": true }""");
        using var empty = await _program.PostAsync("/api/v1/labels", "{}");

        Assert.Equal(["fingerprint", "instruments", "settles", "soon", "verdict"], ApiProgram.Fields(await ApiProgram.ProblemAsync(response, HttpStatusCode.BadRequest)));
        Assert.Equal(["fingerprint", "item", "verdict"], ApiProgram.Fields(await ApiProgram.ProblemAsync(empty, HttpStatusCode.BadRequest)));
        Assert.Empty(await _host.Store.Labels.ForItemAsync(1, Ct));
    }

    [Theory]
    [InlineData("{ \"item\": \"one\" }", "$.item")]
    [InlineData("{ \"itme\": 1 }", "$.itme")]
    [InlineData("not json", "$")]
    public async Task What_is_not_the_json_that_is_asked_for_is_named(string body, string field)
    {
        using var response = await _program.PostAsync("/api/v1/labels", body);

        Assert.Equal([field], ApiProgram.Fields(await ApiProgram.ProblemAsync(response, HttpStatusCode.BadRequest)));
    }

    [Fact]
    public async Task A_form_is_no_json()
    {
        using var response = await _program.SendAsync(HttpMethod.Post, "/api/v1/labels", new FormUrlEncodedContent([KeyValuePair.Create("item", "1")]));
        using var huge = await _program.PostAsync("/api/v1/labels", $"{{ \"reason\": \"{new string('x', 70_000)}\" }}");

        await ApiProgram.ProblemAsync(response, HttpStatusCode.UnsupportedMediaType);
        await ApiProgram.ProblemAsync(huge, HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Labels_are_reached_page_by_page_oldest_first()
    {
        for (var i = 0; i < 5; i++) using (await GiveAsync(i % 2 == 0 ? "unsure" : "relevant")) { }

        var ids = new List<long>();
        for (var path = "/api/v1/labels?take=2"; path is not null;)
        {
            var page = await _program.GetAsync(path);
            ids.AddRange(page.GetProperty("labels").EnumerateArray().Select(label => label.GetProperty("id").GetInt64()));
            path = page.GetProperty("next").GetString();
        }

        Assert.Equal([1, 2, 3, 4, 5], ids);
    }

    [Fact]
    public async Task A_search_is_previewed_saved_listed_and_deleted()
    {
        using var preview = await _program.PostAsync("/api/v1/searches?preview=true", """{ "question": "q=production&jurisdiction=US" }""");
        var told = await ApiProgram.JsonAsync(preview);
        Assert.Empty(await _host.Get<SavedSearchStore>().ListAsync(Ct));

        using var saved = await _program.PostAsync("/api/v1/searches", """{ "name": "Orders", "question": "jurisdiction=US&q=production", "channel": "preview", "rhythm": "daily" }""");
        var search = await ApiProgram.JsonAsync(saved);
        var listed = (await _program.GetAsync("/api/v1/searches")).GetProperty("searches")[0];
        using var twice = await _program.PostAsync("/api/v1/searches", """{ "name": "orders", "question": "q=x", "channel": "preview" }""");
        using var gone = await _program.SendAsync(HttpMethod.Delete, "/api/v1/searches/1");
        using var again = await _program.SendAsync(HttpMethod.Delete, "/api/v1/searches/1");

        Assert.True(told.GetProperty("total").GetInt32() > 0);
        Assert.Equal(HttpStatusCode.Created, saved.StatusCode);
        Assert.Equal(("Ada", "q=production&jurisdiction=US", "daily", "active"), (search.GetProperty("owner").GetString(), search.GetProperty("question").GetString(), search.GetProperty("rhythm").GetString(), search.GetProperty("state").GetString()));
        Assert.Equal(search.ToString(), listed.ToString());
        Assert.True((await _program.GetAsync(listed.GetProperty("links").GetProperty("results").GetString()!)).GetProperty("total").GetInt64() > 0);
        Assert.Equal(["name"], ApiProgram.Fields(await ApiProgram.ProblemAsync(twice, HttpStatusCode.Conflict)));
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        await ApiProgram.ProblemAsync(again, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_search_is_told_at_once()
    {
        using var response = await _program.PostAsync("/api/v1/searches", """{ "name": "", "question": "from=soon&colour=red", "channel": "C-NONE", "rhythm": "yearly" }""");
        using var nothing = await _program.PostAsync("/api/v1/searches?preview=true", """{ "question": "q=" }""");

        Assert.Equal(["channel", "name", "question", "rhythm"], ApiProgram.Fields(await ApiProgram.ProblemAsync(response, HttpStatusCode.BadRequest)));
        Assert.Equal(["question"], ApiProgram.Fields(await ApiProgram.ProblemAsync(nothing, HttpStatusCode.BadRequest)));
    }

    [Fact]
    public async Task A_saved_search_is_changed_paused_and_resumed_and_what_is_left_out_stays()
    {
        using (await _program.PostAsync("/api/v1/searches", """{ "name": "Orders", "question": "q=production&jurisdiction=US", "channel": "preview", "rhythm": "daily" }""")) { }

        var weekly = await ChangedAsync("""{ "rhythm": "weekly" }""");
        var paused = await ChangedAsync("""{ "state": "paused" }""");
        var again = await ChangedAsync("""{ "state": "paused" }""");
        var resumed = await ChangedAsync("""{ "state": "active" }""");
        var renamed = await ChangedAsync("""{ "name": "Orders of courts", "question": "q=production+order", "state": "paused" }""");
        var audit = await _host.Store.Audit.ListAsync(null, 20, Ct);

        Assert.Equal(("Orders", "q=production&jurisdiction=US", "preview", "weekly", "active"), weekly);
        Assert.Equal(("Orders", "q=production&jurisdiction=US", "preview", "weekly", "paused"), paused);
        Assert.Equal(paused, again);
        Assert.Equal(weekly, resumed);
        Assert.Equal(("Orders of courts", "q=production%20order", "preview", "weekly", "paused"), renamed);
        Assert.Equal(["search-paused", "search-changed", "search-resumed", "search-paused", "search-changed", "search-saved"], audit.Where(entry => entry.Action.StartsWith("search-", StringComparison.Ordinal)).Select(entry => entry.Action));
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_change_of_a_search_is_told_at_once()
    {
        using (await _program.PostAsync("/api/v1/searches", """{ "name": "Orders", "question": "q=production", "channel": "preview" }""")) { }
        using (await _program.PostAsync("/api/v1/searches", """{ "name": "Fish", "question": "q=fisheries", "channel": "preview" }""")) { }

        using var wrong = await ChangeAsync("""{ "name": "", "question": "colour=red", "channel": "C-NONE", "rhythm": "yearly", "state": "broken" }""");
        using var empty = await ChangeAsync("{}");
        using var form = await _program.SendAsync(HttpMethod.Patch, "/api/v1/searches/1", new FormUrlEncodedContent([KeyValuePair.Create("name", "x")]));
        using var taken = await ChangeAsync("""{ "name": "fish" }""");
        using var elsewhere = await new ApiProgram(_ada, sameOrigin: false).SendJsonAsync(HttpMethod.Patch, "/api/v1/searches/1", """{ "state": "paused" }""");
        using var none = await _program.SendJsonAsync(HttpMethod.Patch, "/api/v1/searches/99", """{ "state": "paused" }""");

        Assert.Equal(["channel", "name", "question", "rhythm", "state"], ApiProgram.Fields(await ApiProgram.ProblemAsync(wrong, HttpStatusCode.BadRequest)));
        Assert.Equal(["$"], ApiProgram.Fields(await ApiProgram.ProblemAsync(empty, HttpStatusCode.BadRequest)));
        await ApiProgram.ProblemAsync(form, HttpStatusCode.UnsupportedMediaType);
        Assert.Equal(["name"], ApiProgram.Fields(await ApiProgram.ProblemAsync(taken, HttpStatusCode.Conflict)));
        await ApiProgram.ProblemAsync(elsewhere, HttpStatusCode.Forbidden);
        await ApiProgram.ProblemAsync(none, HttpStatusCode.NotFound);
        Assert.Equal(("Orders", SavedSearchState.Active), await _host.Get<SavedSearchStore>().FindAsync(1, Ct) is { } search ? (search.Name, search.State) : default);
    }

    [Fact]
    public async Task With_a_cookie_a_change_must_come_from_our_own_pages()
    {
        var foreign = new ApiProgram(_ada, sameOrigin: false);
        using var without = await foreign.PostAsync("/api/v1/searches?preview=true", """{ "question": "q=production" }""");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/searches?preview=true") { Content = new StringContent("""{ "question": "q=production" }""", Encoding.UTF8, "application/json") };
        request.Headers.Add("Origin", "https://evil.example");
        using var evil = await _ada.Http.SendAsync(request, Ct);
        using var withToken = new HttpRequestMessage(HttpMethod.Post, "/api/v1/searches?preview=true") { Content = new StringContent("""{ "question": "q=production" }""", Encoding.UTF8, "application/json") };
        withToken.Headers.Add("RequestVerificationToken", await _ada.TokenAsync("/items/1"));
        using var form = await _ada.Http.SendAsync(withToken, Ct);

        await ApiProgram.ProblemAsync(without, HttpStatusCode.Forbidden);
        await ApiProgram.ProblemAsync(evil, HttpStatusCode.Forbidden);
        Assert.Equal(HttpStatusCode.OK, form.StatusCode);
    }

    [Fact]
    public async Task Where_nobody_signs_in_a_change_needs_a_name()
    {
        using var nobody = _host.NewVisitor();

        using var response = await new ApiProgram(nobody).PostAsync("/api/v1/labels", "{}");

        Assert.Contains("/name", (await ApiProgram.ProblemAsync(response, HttpStatusCode.Unauthorized)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> ChangeAsync(string json) => _program.SendJsonAsync(HttpMethod.Patch, "/api/v1/searches/1", json);

    private async Task<(string? Name, string? Question, string? Channel, string? Rhythm, string? State)> ChangedAsync(string json)
    {
        using var response = await ChangeAsync(json);
        var changed = await ApiProgram.JsonAsync(response);
        Assert.True(response.StatusCode == HttpStatusCode.OK, changed.ToString());
        Assert.Equal((await _program.GetAsync("/api/v1/searches/1")).ToString(), changed.ToString());
        return (changed.GetProperty("name").GetString(), changed.GetProperty("question").GetString(), changed.GetProperty("channel").GetString(), changed.GetProperty("rhythm").GetString(), changed.GetProperty("state").GetString());
    }

    private async Task<HttpResponseMessage> GiveAsync(string verdict)
    {
        var fingerprint = (await _program.GetAsync("/api/v1/items/1/versions")).GetProperty("documents")[0].GetProperty("versions")[0].GetProperty("fingerprint").GetString();
        return await _program.PostAsync("/api/v1/labels", JsonSerializer.Serialize(new { item = 1, verdict, fingerprint, reason = " Names a deadline. " }));
    }
}
