using System.Net;
using Microsoft.AspNetCore.Routing;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Web;

/// <summary>Every page and call but the API's (<see cref="Api.ApiRolesTests"/>), tried as nobody, reader, policy lead and operator.</summary>
public sealed class RolesTests(SignedInHost signedIn) : IClassFixture<SignedInHost>
{
    private static readonly (string Method, string Route, string Path, UserRole? Least)[] Everything =
    [
        ("GET", "/", "/", UserRole.Reader),
        ("GET", "/items/{Id:long}", "/items/1", UserRole.Reader),
        ("GET", "/items/{Id:long}/redline", "/items/1/redline", UserRole.Reader),
        ("GET", "/items/{Id:long}/served", "/items/1/served", UserRole.Reader),
        ("GET", "/items/{id:long}/served/file", "/items/1/served/file?document=1&version=1", UserRole.Reader),
        ("GET", "/events", "/events", UserRole.Reader),
        ("GET", "/deadlines", "/deadlines", UserRole.Reader),
        ("GET", "/sources", "/sources", UserRole.Reader),
        ("GET", "/sources/{Id}", "/sources/us-bills", UserRole.Reader),
        ("GET", "/coverage", "/coverage", UserRole.Reader),
        ("GET", "/coverage.json", "/coverage.json", UserRole.Reader),
        ("GET", "/alerts", "/alerts", UserRole.Reader),
        ("GET", "/searches", "/searches", UserRole.Reader),
        ("GET", "/searches/new", "/searches/new?q=data", UserRole.Reader),
        ("GET", "/searches/{Id:long}", "/searches/1", UserRole.Reader),
        ("GET", "/searches/feeds", "/searches/feeds", UserRole.Reader),
        ("POST", "/searches/feeds", "/searches/feeds", UserRole.Reader),
        ("POST", "/searches/feeds/revoke", "/searches/feeds/revoke", UserRole.Reader),
        ("GET", "/tokens", "/tokens", UserRole.Reader),
        ("POST", "/tokens", "/tokens", UserRole.Reader),
        ("POST", "/tokens/{id:long}/revoke", "/tokens/999/revoke", UserRole.Reader),
        ("POST", "/searches", "/searches", UserRole.PolicyLead),
        ("POST", "/searches/{id:long}", "/searches/1", UserRole.PolicyLead),
        ("POST", "/searches/{id:long}/pause", "/searches/1/pause", UserRole.PolicyLead),
        ("POST", "/searches/{id:long}/resume", "/searches/1/resume", UserRole.PolicyLead),
        ("POST", "/searches/{id:long}/delete", "/searches/1/delete", UserRole.PolicyLead),
        ("GET", "/feeds/search.{format}", "/feeds/search.atom", UserRole.Reader),
        ("GET", "/items/{id:long}/deadlines.ics", "/items/1/deadlines.ics", UserRole.Reader),
        ("GET", "/feeds/{key}/search.{format}", "/feeds/no-such-key/search.atom", null),
        ("GET", "/merges", "/merges", UserRole.Reader),
        ("GET", "/merges/{Id:long}", "/merges/1", UserRole.Reader),
        ("GET", "/tuning", "/tuning", UserRole.Reader),
        ("GET", "/tuning/near", "/tuning/near", UserRole.Reader),
        ("GET", "/tuning/disputes", "/tuning/disputes", UserRole.Reader),
        ("GET", "/tuning/labels", "/tuning/labels", UserRole.Reader),
        ("GET", "/tuning/labels.{format}", "/tuning/labels.csv", UserRole.Reader),
        ("GET", "/tuning/guidelines", "/tuning/guidelines", UserRole.Reader),
        ("GET", "/tuning/effects/{id:long}.json", "/tuning/effects/1.json", UserRole.Reader),
        ("POST", "/tuning/answer", "/tuning/answer", UserRole.PolicyLead),
        ("POST", "/tuning/undo", "/tuning/undo", UserRole.PolicyLead),
        ("POST", "/tuning/settle", "/tuning/settle", UserRole.PolicyLead),
        ("POST", "/tuning/labels/import", "/tuning/labels/import", UserRole.PolicyLead),
        ("POST", "/tuning/labels/undo-import", "/tuning/labels/undo-import", UserRole.PolicyLead),
        ("GET", "/tuning/models", "/tuning/models", UserRole.Reader),
        ("GET", "/tuning/dial", "/tuning/dial", UserRole.Reader),
        ("GET", "/tuning/misses", "/tuning/misses", UserRole.Reader),
        ("GET", "/tuning/lexicon", "/tuning/lexicon", UserRole.Reader),
        ("GET", "/health/ready", "/health/ready", UserRole.Reader),
        ("GET", "/people", "/people", UserRole.Operator),
        ("POST", "/items/{id:long}/label", "/items/1/label", UserRole.PolicyLead),
        ("POST", "/items/{id:long}/labels/{label:long}/undo", "/items/1/labels/1/undo", UserRole.PolicyLead),
        ("POST", "/items/{id:long}/mute", "/items/1/mute", UserRole.PolicyLead),
        ("POST", "/items/{id:long}/unmute", "/items/1/unmute", UserRole.PolicyLead),
        ("POST", "/items/{id:long}/assign", "/items/1/assign", UserRole.PolicyLead),
        ("POST", "/items/{id:long}/seen", "/items/1/seen", UserRole.Reader),
        ("GET", "/resting", "/resting", UserRole.Reader),
        ("POST", "/resting/items/{id:long}/end", "/resting/items/1/end", UserRole.PolicyLead),
        ("POST", "/resting/hushes/{id:long}/end", "/resting/hushes/1/end", UserRole.PolicyLead),
        ("POST", "/coverage/holds/{id:long}/release", "/coverage/holds/1/release", UserRole.Operator),
        ("POST", "/sources/{id}/pause", "/sources/us-bills/pause", UserRole.Operator),
        ("POST", "/sources/{id}/resume", "/sources/us-bills/resume", UserRole.Operator),
        ("POST", "/sources/{id}/settle-gap", "/sources/us-bills/settle-gap", UserRole.Operator),
        ("POST", "/merges/{id:long}/accept", "/merges/1/accept", UserRole.PolicyLead),
        ("POST", "/merges/{id:long}/reject", "/merges/1/reject", UserRole.PolicyLead),
        ("POST", "/merges/{id:long}/undo", "/merges/1/undo", UserRole.PolicyLead),
        ("POST", "/tuning/models/train", "/tuning/models/train", UserRole.PolicyLead),
        ("POST", "/tuning/models/promote", "/tuning/models/promote", UserRole.PolicyLead),
        ("POST", "/tuning/models/rollback", "/tuning/models/rollback", UserRole.PolicyLead),
        ("POST", "/tuning/models/restore", "/tuning/models/restore", UserRole.PolicyLead),
        ("POST", "/tuning/dial", "/tuning/dial", UserRole.PolicyLead),
        ("POST", "/tuning/lexicon", "/tuning/lexicon", UserRole.PolicyLead),
        ("POST", "/alerts/requeue", "/alerts/requeue", UserRole.Operator),
        ("POST", "/alerts/{id:long}/requeue", "/alerts/2/requeue", UserRole.Operator),
        ("POST", "/alerts/digests/{id:long}/requeue", "/alerts/digests/1/requeue", UserRole.Operator),
        ("GET", "/health/live", "/health/live", null),
        ("GET", "/sign-in", "/sign-in", null),
        ("POST", "/sign-in", "/sign-in", null),
        ("POST", "/sign-out", "/sign-out", null),
        ("GET", "/name", "/name", null),
        ("GET", "/assets/{name}", "/assets/base.css", null),
    ];

    public static TheoryData<string, string, UserRole?, UserRole?> Matrix
    {
        get
        {
            var matrix = new TheoryData<string, string, UserRole?, UserRole?>();
            foreach (var (method, _, path, least) in Everything)
            {
                foreach (var who in (UserRole?[])[null, UserRole.Reader, UserRole.PolicyLead, UserRole.Operator]) matrix.Add(method, path, least, who);
            }

            return matrix;
        }
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task Each_role_may_what_it_may_and_no_more(string method, string path, UserRole? least, UserRole? who)
    {
        var visitor = signedIn.Of(who);
        using var response = method == "GET" ? await visitor.GetAsync(path) : await visitor.PostAsync(who is null ? "/sign-in" : "/", path, Fields(path));

        var mayEnter = least is null || who >= least;
        if (mayEnter) Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound || IsNoDoor(response), $"{response.StatusCode} {response.Headers.Location}");
        else if (who is not null) Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        else if (path.StartsWith("/health", StringComparison.Ordinal) || path.StartsWith("/feeds", StringComparison.Ordinal)) Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        else Assert.StartsWith("/sign-in?return=", response.Headers.Location?.ToString(), StringComparison.Ordinal);
        if (who is not null && path == "/sign-out") await signedIn.ReturnAsync(who.Value);
    }

    [Fact]
    public void Every_page_and_call_there_is_stands_in_the_matrix()
    {
        var known = Everything.Select(entry => entry.Route.TrimStart('/')).ToHashSet(StringComparer.OrdinalIgnoreCase);

        var unknown = signedIn.Host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern.RawText?.TrimStart('/') ?? "").Where(route => !known.Contains(route) && !route.StartsWith("_framework/", StringComparison.Ordinal) && !route.StartsWith("api/", StringComparison.Ordinal));

        Assert.Empty(unknown);
    }

    [Fact]
    public async Task A_reader_sees_no_button_that_would_be_refused()
    {
        var item = await signedIn.Of(UserRole.Reader).ReadAsync("/items/1");
        var alerts = await signedIn.Of(UserRole.PolicyLead).ReadAsync("/alerts");

        Assert.Empty(item.QuerySelectorAll("form[action^='/items/1/label'], form[action$=mute]"));
        Assert.Empty(alerts.QuerySelectorAll("form[method=post][action^='/alerts']"));
        Assert.Null(alerts.QuerySelector("nav a[href='/people']"));
    }

    private static (string, string)[] Fields(string path) => path == "/sign-in" ? [("name", "nobody"), ("password", "wrong wrong wrong")] : [("days", "7"), ("verdict", "unsure")];

    // A redirect to a page is a call that was done; one to the door is a refusal. A form that lacks a field was let in too.
    private static bool IsNoDoor(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.BadRequest
        || (response.StatusCode is HttpStatusCode.Redirect && response.Headers.Location?.ToString() is { } to && (!to.StartsWith("/sign-in?return", StringComparison.Ordinal) || to.Contains("refused=", StringComparison.Ordinal)));
}

/// <summary>A host with accounts, and one signed-in person of each role.</summary>
public sealed class SignedInHost : IAsyncLifetime
{
    public const string Password = "correct horse battery";

    private readonly Dictionary<UserRole, Visitor> _visitors = [];
    private Visitor _nobody = default!;

    public MonitorHost Host { get; private set; } = default!;

    public async ValueTask InitializeAsync()
    {
        Host = await MonitorHost.StartAsync(new Dictionary<string, string?> { ["SignIn:Accounts"] = "true" });
        _nobody = Host.NewVisitor();
        foreach (var role in Enum.GetValues<UserRole>())
        {
            await Host.Store.Users.AddAsync($"the {role}", Password, role, TestContext.Current.CancellationToken);
            _visitors[role] = Host.NewVisitor();
            await ReturnAsync(role);
        }
    }

    public Visitor Of(UserRole? role) => role is { } known ? _visitors[known] : _nobody;

    public Task ReturnAsync(UserRole role) => _visitors[role].SignInAsync($"the {role}", Password);

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in _visitors.Values.Append(_nobody)) visitor.Dispose();
        await Host.DisposeAsync();
    }
}
