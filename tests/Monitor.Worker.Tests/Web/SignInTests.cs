using System.Net;
using System.Security.Claims;
using Monitor.Worker.Storage;
using Monitor.Worker.Web.People;

namespace Monitor.Worker.Tests.Web;

public sealed class SignInTests
{
    private const string Password = "correct horse battery";

    private static readonly Dictionary<string, string?> Accounts = new() { ["SignIn:Accounts"] = "true" };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_is_http_only_and_leads_back_to_where_one_was_going()
    {
        await using var host = await WithAdaAsync();
        using var visitor = host.NewVisitor();
        using var door = await visitor.GetAsync("/items/1?x=1");

        using var response = await visitor.PostAsync(door.Headers.Location!.ToString(), "/sign-in", ("name", "ADA"), ("password", Password), ("return", "/items/1?x=1"));

        Assert.Equal("/sign-in?return=%2Fitems%2F1%3Fx%3D1", door.Headers.Location.ToString());
        Assert.Equal("/items/1?x=1", response.Headers.Location?.ToString());
        var cookie = response.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("monitor.session=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("sign-in", (await host.Store.Audit.ListAsync(null, 1, Ct))[0].Action);
    }

    [Fact]
    public async Task Guessing_is_slowed_down_and_the_right_password_works_after_the_wait()
    {
        await using var host = await WithAdaAsync();
        using var visitor = host.NewVisitor();
        var token = await visitor.TokenAsync("/sign-in");
        for (var i = 0; i < 5; i++) Assert.Contains("refused=password", await TryAsync(visitor, token, "wrong"), StringComparison.Ordinal);

        var blocked = await TryAsync(visitor, token, Password);
        host.Time.Advance(TimeSpan.FromSeconds(16));
        var entered = await TryAsync(visitor, token, Password);

        Assert.Contains("refused=wait&seconds=15", blocked, StringComparison.Ordinal);
        Assert.Equal("/", entered);
    }

    [Fact]
    public async Task An_account_that_is_disabled_is_out_at_once()
    {
        await using var host = await WithAdaAsync();
        using var ada = host.NewVisitor();
        await ada.SignInAsync("Ada", Password);
        Assert.Equal(HttpStatusCode.OK, (await ada.GetAsync("/")).StatusCode);

        await host.Store.Users.SetDisabledAsync("Ada", disabled: true, Ct);

        Assert.Equal(HttpStatusCode.Redirect, (await ada.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task A_changed_password_or_role_ends_the_sessions_before_it()
    {
        await using var host = await WithAdaAsync();
        using var ada = host.NewVisitor();
        await ada.SignInAsync("Ada", Password);

        await host.Store.Users.SetRoleAsync("Ada", UserRole.Reader, Ct);

        Assert.Equal(HttpStatusCode.Redirect, (await ada.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task Who_signs_out_is_out()
    {
        await using var host = await WithAdaAsync();
        using var ada = host.NewVisitor();
        await ada.SignInAsync("Ada", Password);

        using var left = await ada.PostAsync("/", "/sign-out");

        Assert.Equal("/sign-in?refused=out", left.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.Redirect, (await ada.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task A_name_given_without_proof_is_worth_nothing_once_sign_in_is_on()
    {
        var cookies = new CookieContainer();
        var open = await MonitorHost.StartAsync(seeded: false);
        using (var visitor = new Visitor(open.Address, cookies)) await visitor.GiveNameAsync("Eve");
        var folder = await open.EndAsync();

        await using var closed = await MonitorHost.StartAsync(Accounts, folder);
        using var eve = new Visitor(closed.Address, cookies);

        Assert.Contains(cookies.GetAllCookies(), cookie => cookie.Name == "monitor.session");
        Assert.Equal(HttpStatusCode.Redirect, (await eve.GetAsync("/people")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await eve.GetAsync("/")).StatusCode);
        await closed.DisposeAsync();
        MonitorHost.Remove(folder);
    }

    [Fact]
    public async Task The_environment_can_make_the_first_account_but_no_second_one()
    {
        var settings = new Dictionary<string, string?>(Accounts) { ["SignIn:FirstAccount:Name"] = "root", ["SignIn:FirstAccount:Password"] = Password };
        var first = await MonitorHost.StartAsync(settings, seeded: false);
        var made = Assert.Single(await first.Store.Users.ListAsync(Ct));
        var folder = await first.EndAsync();

        settings["SignIn:FirstAccount:Name"] = "another";
        var second = await MonitorHost.StartAsync(settings, folder);

        Assert.Equal(("root", UserRole.Operator), (made.Name, made.Role));
        Assert.Equal("root", Assert.Single(await second.Store.Users.ListAsync(Ct)).Name);
        await second.DisposeAsync();
        MonitorHost.Remove(folder);
    }

    [Theory]
    [InlineData("/items/1", "/items/1")]
    [InlineData("/?q=a&b=c", "/?q=a&b=c")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("/a\r\nSet-Cookie: x=1", "/")]
    [InlineData("", "/")]
    [InlineData(null, "/")]
    public void One_is_led_back_to_our_own_pages_only(string? wanted, string led) => Assert.Equal(led, LocalAddress.Safe(wanted));

    [Theory]
    [InlineData("monitor-operators", UserRole.Operator)]
    [InlineData("Policy", UserRole.PolicyLead)]
    [InlineData("everybody", UserRole.Reader)]
    [InlineData("strangers", null)]
    public void A_group_of_the_identity_provider_becomes_a_role_or_nobody(string group, UserRole? role)
    {
        var options = new OpenIdOptions { Roles = { Operator = { "monitor-operators" }, PolicyLead = { "policy" }, Reader = { "everybody" } } };
        var person = new ClaimsPrincipal(new ClaimsIdentity([new Claim("roles", group), new Claim("preferred_username", "ada@example.org")], "test"));

        var session = OpenIdSession.Of(person, options);

        Assert.Equal(role, session?.Role);
        if (role is not null) Assert.Equal(("ada@example.org", WayIn.OpenId), (session!.Name, session.Way));
    }

    private static async Task<MonitorHost> WithAdaAsync()
    {
        var host = await MonitorHost.StartAsync(Accounts);
        await host.Store.Users.AddAsync("Ada", Password, UserRole.PolicyLead, Ct);
        return host;
    }

    private static async Task<string> TryAsync(Visitor visitor, string? token, string password)
    {
        using var response = await visitor.PostWithAsync(token, "/sign-in", ("name", "Ada"), ("password", password), ("return", "/"));
        return response.Headers.Location?.ToString() ?? "";
    }
}
