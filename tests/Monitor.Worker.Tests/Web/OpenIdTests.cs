using System.Net;
using System.Text.RegularExpressions;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Web;

/// <summary>The whole way in and out with a real provider: challenge, sign-in there, callback, session, role.</summary>
public sealed partial class OpenIdTests(RealBrowser browser) : IClassFixture<RealBrowser>, IAsyncLifetime
{
    private IdentityProvider _provider = default!;
    private MonitorHost _host = default!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _provider = await IdentityProvider.StartAsync();
        _host = await MonitorHost.StartAsync(_provider.Settings);
        await _provider.RegisterAsync(_host.Address);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Theory]
    [InlineData("rita", UserRole.Reader, "reader", false)]
    [InlineData("paul", UserRole.PolicyLead, "policy lead", false)]
    [InlineData("olga", UserRole.Operator, "operator", false)]
    [InlineData("paul", UserRole.PolicyLead, "policy lead", true)]
    public async Task Whoever_signs_in_at_the_provider_has_the_highest_role_of_their_groups(string user, UserRole role, string shown, bool inUserInfoOnly)
    {
        _provider.TellsGroupsInUserInfoOnly = inUserInfoOnly;
        using var visitor = _host.NewVisitor();

        var entered = await EnterAsync(visitor, user, "/items/1?x=1");

        Assert.Equal("/items/1?x=1", entered);
        var page = await visitor.ReadAsync("/");
        Assert.Equal($"{user}@example.org, {shown}", page.QuerySelector(".visitor .who")!.TextContent.Trim());
        Assert.Equal(role == UserRole.Operator ? HttpStatusCode.OK : HttpStatusCode.Forbidden, (await visitor.GetAsync("/people")).StatusCode);
        var entry = (await _host.Store.Audit.ListAsync(null, 1, Ct))[0];
        Assert.Equal(($"{user}@example.org", "sign-in"), (entry.Who, entry.Action));
    }

    [Fact]
    public async Task The_challenge_asks_for_a_code_with_proof_and_the_scopes_that_are_configured()
    {
        using var visitor = _host.NewVisitor();

        using var challenge = await visitor.GetAsync("/sign-in/openid?return=/");

        var asked = challenge.Headers.Location!.Query;
        Assert.Contains("response_type=code", asked, StringComparison.Ordinal);
        Assert.Contains("code_challenge_method=S256", asked, StringComparison.Ordinal);
        Assert.Contains("nonce=", asked, StringComparison.Ordinal);
        Assert.Matches("scope=openid%20profile%20email%20groups", asked);
        Assert.All(challenge.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_label_is_recorded_under_the_name_that_the_provider_gives()
    {
        using var visitor = _host.NewVisitor();
        await EnterAsync(visitor, "paul", "/");
        var fingerprint = (await _host.Store.Items.FindAsync(1, Ct))!.Documents[0].Versions[0].Fingerprint;

        using var response = await visitor.PostAsync("/items/1", "/items/1/label", ("verdict", "relevant"), ("fingerprint", fingerprint));

        Assert.Equal("paul@example.org", Assert.Single(await _host.Store.Labels.ForItemAsync(1, Ct)).Given.Who);
    }

    [Fact]
    public async Task Somebody_without_a_role_is_told_so_and_stays_outside()
    {
        using var visitor = _host.NewVisitor();

        var entered = await EnterAsync(visitor, "stranger", "/items/1");

        Assert.Equal("/sign-in?refused=role", entered);
        Assert.Contains("no role here", (await visitor.ReadAsync(entered)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync("/items/1")).StatusCode);
    }

    [Fact]
    public async Task Who_signs_out_is_out_here_and_is_told_that_the_provider_may_still_know_them()
    {
        using var visitor = _host.NewVisitor();
        await EnterAsync(visitor, "rita", "/");

        using var left = await visitor.PostAsync("/", "/sign-out");

        Assert.Equal("/sign-in?refused=out", left.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync("/")).StatusCode);
        Assert.Contains("Example Corp", (await visitor.ReadAsync("/sign-in?refused=out")).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("code")]
    [InlineData("state")]
    public async Task A_callback_that_was_tampered_with_is_refused_with_a_whole_page(string parameter)
    {
        using var visitor = _host.NewVisitor();
        var callback = await CallbackAsync(visitor, "rita");

        var refused = await LandAsync(visitor, Regex.Replace(callback, $"([?&]{parameter}=)..", "$1xx"));

        await IsRefusedAsync(visitor, refused);
    }

    [Theory]
    [InlineData("/signin-oidc")]
    [InlineData("/signin-oidc?code=abc")]
    [InlineData("/signin-oidc?error=access_denied")]
    [InlineData("/signin-oidc?error=server_error&error_description=%3Cscript%3E")]
    public async Task A_callback_that_nobody_asked_for_is_refused_with_a_whole_page(string callback)
    {
        using var visitor = _host.NewVisitor();

        await IsRefusedAsync(visitor, await LandAsync(visitor, callback));
    }

    [Fact]
    public async Task A_callback_in_another_browser_is_refused()
    {
        using var visitor = _host.NewVisitor();
        using var other = _host.NewVisitor();
        var callback = await CallbackAsync(visitor, "rita");

        await IsRefusedAsync(other, await LandAsync(other, callback));
    }

    [Fact]
    public async Task A_callback_is_good_once()
    {
        using var visitor = _host.NewVisitor();
        var callback = await CallbackAsync(visitor, "rita");
        Assert.Equal("/", await LandAsync(visitor, callback));

        Assert.Equal("/sign-in?refused=provider", await LandAsync(visitor, callback));
    }

    [Fact]
    public async Task A_token_for_another_nonce_is_refused()
    {
        using var visitor = _host.NewVisitor();

        var callback = await CallbackAsync(visitor, "rita", asked => NonceParameter().Replace(asked, "${name}638000000000000000.bm90LW91ci1ub25jZQ"));

        await IsRefusedAsync(visitor, await LandAsync(visitor, callback));
    }

    [Fact]
    public async Task The_code_of_another_sign_in_is_refused()
    {
        using var visitor = _host.NewVisitor();
        var first = await CallbackAsync(visitor, "rita");
        var second = await CallbackAsync(visitor, "rita");
        var code = CodeParameter().Match(first).Value;

        await IsRefusedAsync(visitor, await LandAsync(visitor, CodeParameter().Replace(second, _ => code)));
    }

    [Fact]
    public async Task A_provider_that_is_away_is_told_in_words_and_the_service_stays_up()
    {
        using var visitor = _host.NewVisitor();
        await _provider.DisposeAsync();

        var refused = await LandAsync(visitor, "/sign-in/openid?return=/items/1");

        Assert.Equal("/sign-in?refused=away&return=%2Fitems%2F1", refused);
        var page = await visitor.ReadAsync(refused);
        Assert.Contains("does not answer", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("return=%2Fitems%2F1", page.QuerySelector("a.button")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("live", await visitor.Http.GetStringAsync("/health/live", Ct));
    }

    [Fact]
    public async Task A_provider_that_goes_away_before_the_code_is_redeemed_is_told_in_words()
    {
        using var visitor = _host.NewVisitor();
        var callback = await CallbackAsync(visitor, "rita");
        await _provider.DisposeAsync();

        await IsRefusedAsync(visitor, await LandAsync(visitor, callback));
    }

    [Fact]
    public async Task People_enter_label_and_leave_in_a_real_browser()
    {
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        List<string> complaints = [];
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("status of 404", StringComparison.Ordinal)) complaints.Add(message.Text);
        };

        await page.GotoAsync(new Uri(_host.Address, "/items/3").ToString());
        await page.GetByText("Sign in with Example Corp").ClickAsync();
        await page.GetByLabel("User").FillAsync("paul");
        await page.GetByText("Continue").ClickAsync();
        await page.Locator("button[value=relevant]").WaitForAsync();
        Assert.EndsWith("/items/3", page.Url, StringComparison.Ordinal);
        await page.Locator("button[value=relevant]").ClickAsync();
        var history = await page.Locator(".history li").First.InnerTextAsync();
        await page.GetByText("Sign out").ClickAsync();
        await page.StandsAtAsync("?refused=out");

        Assert.Contains("Relevant by paul@example.org", history, StringComparison.Ordinal);
        Assert.True(await page.GetByText("You are signed out").IsVisibleAsync());
        Assert.Empty(complaints);
    }

    /// <summary>The whole way; where it ends.</summary>
    private async Task<string> EnterAsync(Visitor visitor, string user, string back) => await LandAsync(visitor, await CallbackAsync(visitor, user, back: back));

    /// <summary>Up to the address with which the provider sends one back.</summary>
    /// <param name="visitor">Their cookies.</param>
    /// <param name="user">As whom they sign in.</param>
    /// <param name="tamper">With what is asked of the provider.</param>
    /// <param name="back">Where they wanted to go.</param>
    private async Task<string> CallbackAsync(Visitor visitor, string user, Func<string, string>? tamper = null, string back = "/")
    {
        using var challenge = await visitor.GetAsync($"/sign-in/openid?return={Uri.EscapeDataString(back)}");
        var asked = challenge.Headers.Location!.AbsoluteUri;
        var address = tamper?.Invoke(asked) ?? asked;
        while (!address.Contains("/signin-oidc", StringComparison.Ordinal))
        {
            using var answer = await visitor.GetAsync(address);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                using var signedIn = await visitor.Http.PostAsync(address, new FormUrlEncodedContent([KeyValuePair.Create("user", user)]), Ct);
                address = new Uri(_provider.Address, signedIn.Headers.Location!).AbsoluteUri;
            }
            else
            {
                Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
                address = new Uri(_provider.Address, answer.Headers.Location!).AbsoluteUri;
            }
        }

        return new Uri(address).PathAndQuery;
    }

    private static async Task<string> LandAsync(Visitor visitor, string address)
    {
        using var answer = await visitor.GetAsync(address);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    private static async Task IsRefusedAsync(Visitor visitor, string address)
    {
        Assert.Equal("/sign-in?refused=provider", address);
        var page = await visitor.ReadAsync(address);
        Assert.Contains("did not let you in", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("header.masthead"));
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync("/")).StatusCode);
    }

    [GeneratedRegex("(?<name>[?&]nonce=)[^&]+")]
    private static partial Regex NonceParameter();

    [GeneratedRegex("(?<=[?&])code=[^&]+")]
    private static partial Regex CodeParameter();
}
