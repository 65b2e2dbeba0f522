using System.Net;
using Microsoft.AspNetCore.Routing;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Web.Api;

/// <summary>Every call, tried as nobody, reader, policy lead and operator: by their sessions and by their tokens.</summary>
public sealed class ApiRolesTests(SignedInHost signedIn) : IClassFixture<SignedInHost>
{
    private static readonly (string Method, string Route, string Path, UserRole Least)[] Everything =
    [
        ("GET", "/api/v1", "/api/v1", UserRole.Reader),
        ("GET", "/api/v1/openapi.json", "/api/v1/openapi.json", UserRole.Reader),
        ("GET", "/api/v1/search", "/api/v1/search?q=", UserRole.Reader),
        ("GET", "/api/v1/items/{id:long}", "/api/v1/items/1", UserRole.Reader),
        ("GET", "/api/v1/items/{id:long}/versions", "/api/v1/items/1/versions", UserRole.Reader),
        ("GET", "/api/v1/items/{id:long}/versions/{number:int}", "/api/v1/items/1/versions/1", UserRole.Reader),
        ("GET", "/api/v1/items/{id:long}/events", "/api/v1/items/1/events", UserRole.Reader),
        ("GET", "/api/v1/items/{id:long}/like", "/api/v1/items/1/like", UserRole.Reader),
        ("GET", "/api/v1/labels", "/api/v1/labels", UserRole.Reader),
        ("GET", "/api/v1/labels/{id:long}", "/api/v1/labels/1", UserRole.Reader),
        ("POST", "/api/v1/labels", "/api/v1/labels", UserRole.PolicyLead),
        ("GET", "/api/v1/sources", "/api/v1/sources", UserRole.Reader),
        ("GET", "/api/v1/alerts", "/api/v1/alerts", UserRole.Reader),
        ("GET", "/api/v1/searches", "/api/v1/searches", UserRole.Reader),
        ("GET", "/api/v1/searches/{id:long}", "/api/v1/searches/1", UserRole.Reader),
        ("POST", "/api/v1/searches", "/api/v1/searches", UserRole.PolicyLead),
        ("PATCH", "/api/v1/searches/{id:long}", "/api/v1/searches/99", UserRole.PolicyLead),
        ("DELETE", "/api/v1/searches/{id:long}", "/api/v1/searches/99", UserRole.PolicyLead),
    ];

    private static readonly UserRole?[] Everybody = [null, UserRole.Reader, UserRole.PolicyLead, UserRole.Operator];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, UserRole> Calls => [.. Everything.Select(call => (call.Method, call.Path, call.Least))];

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Each_role_may_what_it_may_and_no_more(string method, string path, UserRole least)
    {
        foreach (var who in Everybody)
        {
            using var response = await AskAsync(new ApiProgram(signedIn.Of(who)), method, path);
            await HoldsAsync(response, who, least);
        }
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_token_may_what_it_was_made_for(string method, string path, UserRole least)
    {
        using var stranger = signedIn.Host.NewVisitor();
        foreach (var role in Enum.GetValues<UserRole>())
        {
            using var full = await AskAsync(new ApiProgram(stranger, await TokenAsync(role, mayWrite: true), sameOrigin: false), method, path);
            using var reading = await AskAsync(new ApiProgram(stranger, await TokenAsync(role, mayWrite: false), sameOrigin: false), method, path);
            await HoldsAsync(full, role, least);
            await HoldsAsync(reading, UserRole.Reader, least);
        }
    }

    [Fact]
    public async Task A_saved_search_is_changed_by_its_owner_and_by_operators()
    {
        var (lead, boss) = (new ApiProgram(signedIn.Of(UserRole.PolicyLead)), new ApiProgram(signedIn.Of(UserRole.Operator)));
        using var own = await lead.PostAsync("/api/v1/searches", """{ "name": "Mine", "question": "q=production", "channel": "preview" }""");
        using var others = await boss.PostAsync("/api/v1/searches", """{ "name": "Theirs", "question": "q=production", "channel": "preview" }""");
        var (mine, theirs) = (own.Headers.Location!.ToString(), others.Headers.Location!.ToString());

        using var foreign = await lead.SendJsonAsync(HttpMethod.Patch, theirs, """{ "state": "paused" }""");
        using var owner = await lead.SendJsonAsync(HttpMethod.Patch, mine, """{ "rhythm": "weekly" }""");
        using var above = await boss.SendJsonAsync(HttpMethod.Patch, mine, """{ "state": "paused" }""");

        await ApiProgram.ProblemAsync(foreign, HttpStatusCode.Forbidden);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (owner.StatusCode, above.StatusCode));
        var changed = await lead.GetAsync(mine);
        Assert.Equal(("the PolicyLead", "weekly", "paused"), (changed.GetProperty("owner").GetString(), changed.GetProperty("rhythm").GetString(), changed.GetProperty("state").GetString()));
        Assert.Equal("active", (await lead.GetAsync(theirs)).GetProperty("state").GetString());
    }

    [Fact]
    public void Every_call_there_is_stands_in_the_matrix()
    {
        var known = Everything.Select(call => call.Method + " " + call.Route).Order(StringComparer.Ordinal);

        var mapped = signedIn.Host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.RoutePattern.RawText?.TrimStart('/').StartsWith("api/", StringComparison.Ordinal) == true)
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [], (endpoint, method) => $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}");

        Assert.Equal(known, mapped.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_token_that_is_revoked_unknown_or_of_somebody_who_is_out_opens_nothing()
    {
        await signedIn.Host.Store.Users.AddAsync("Tim", SignedInHost.Password, UserRole.Reader, Ct);
        var tokens = signedIn.Host.Get<ApiTokenStore>();
        var (first, second) = (await IssueAsync("Tim", UserRole.Operator), await IssueAsync("Tim", UserRole.Operator));
        using var stranger = signedIn.Host.NewVisitor();
        await new ApiProgram(stranger, first).GetAsync("/api/v1");
        using var above = await new ApiProgram(stranger, first).PostAsync("/api/v1/labels", "{}");

        await tokens.RevokeAsync("Tim", (await tokens.ListAsync("Tim", Ct))[0].Id, Ct);
        using var revoked = await new ApiProgram(stranger, first).SendAsync(HttpMethod.Get, "/api/v1");
        await signedIn.Host.Store.Users.SetDisabledAsync("Tim", disabled: true, Ct);
        using var disabled = await new ApiProgram(stranger, second).SendAsync(HttpMethod.Get, "/api/v1");
        using var unknown = await new ApiProgram(stranger, "monitor_none").SendAsync(HttpMethod.Get, "/api/v1");
        using var elsewhere = await new ApiProgram(stranger, await TokenAsync(UserRole.Operator, mayWrite: true)).SendAsync(HttpMethod.Get, "/people");

        await ApiProgram.ProblemAsync(above, HttpStatusCode.Forbidden);
        foreach (var refused in (HttpResponseMessage[])[revoked, disabled, unknown])
        {
            await ApiProgram.ProblemAsync(refused, HttpStatusCode.Unauthorized);
            Assert.Equal("Bearer", refused.Headers.WwwAuthenticate.Single().Scheme);
        }

        Assert.Equal(HttpStatusCode.Redirect, elsewhere.StatusCode);
    }

    [Fact]
    public async Task A_token_is_shown_once_and_kept_as_its_hash_only()
    {
        var reader = signedIn.Of(UserRole.Reader);
        using var made = await reader.PostAsync("/tokens", "/tokens", ("name", "Nightly <b>report</b>"), ("scope", "read"));
        var secret = (await Visitor.DocumentOf(made)).QuerySelector("input[aria-label=Token]")!.GetAttribute("value")!;

        var page = await reader.ReadAsync("/tokens");
        using var stranger = signedIn.Host.NewVisitor();
        await new ApiProgram(stranger, secret).GetAsync("/api/v1/items/1");
        var token = (await signedIn.Host.Get<ApiTokenStore>().ListAsync("the Reader", Ct)).Single(known => known.Name == "Nightly <b>report</b>");
        using var others = await signedIn.Of(UserRole.Operator).PostAsync("/tokens", $"/tokens/{token.Id}/revoke");
        await new ApiProgram(stranger, secret).GetAsync("/api/v1");
        using (await reader.PostAsync("/tokens", $"/tokens/{token.Id}/revoke")) { }
        using var gone = await new ApiProgram(stranger, secret).SendAsync(HttpMethod.Get, "/api/v1");

        Assert.Contains("Nightly <b>report</b>", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, gone.StatusCode);
    }

    private static async Task HoldsAsync(HttpResponseMessage response, UserRole? who, UserRole least)
    {
        if (who is null) await ApiProgram.ProblemAsync(response, HttpStatusCode.Unauthorized);
        else if (who < least) await ApiProgram.ProblemAsync(response, HttpStatusCode.Forbidden);
        else Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{who}: {response.StatusCode}");
    }

    private static Task<HttpResponseMessage> AskAsync(ApiProgram program, string method, string path) =>
        method is "POST" or "PATCH" ? program.SendJsonAsync(new HttpMethod(method), path, "{}") : program.SendAsync(new HttpMethod(method), path);

    private Task<string> TokenAsync(UserRole role, bool mayWrite) => IssueAsync($"the {role}", role, mayWrite);

    private async Task<string> IssueAsync(string owner, UserRole role, bool mayWrite = true)
    {
        var tokens = signedIn.Host.Get<ApiTokenStore>();
        if ((await tokens.ListAsync(owner, Ct)) is { Count: >= ApiTokenStore.MostEach / 2 } full) await tokens.RevokeAsync(owner, full[0].Id, Ct);
        return (await tokens.IssueAsync(new NewApiToken(owner, IsAccount: true, role, mayWrite, "a test"), Ct))!;
    }
}
