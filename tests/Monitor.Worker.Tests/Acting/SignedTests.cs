using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Monitor.Worker.Acting.Intake;
using Monitor.Worker.Acting.Signed;
using Monitor.Worker.Acting.Sockets;
using Monitor.Worker.Alerting.Slack;
using Monitor.Worker.Tests.Web;

namespace Monitor.Worker.Tests.Acting;

/// <summary>Slack's requests over HTTP, against the whole page as it is served.</summary>
public sealed class SignedTests : IAsyncLifetime
{
    private const string SigningSecret = "8f742231b10e8888abcd99yyyzzz85a5";

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private ActingStage _stage = default!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private SlackIntake Intake => _stage.Get<SlackIntake>();

    public async ValueTask InitializeAsync()
    {
        _stage = await ActingStage.StartAsync(new() { ["Slack:SigningSecret"] = SigningSecret, ["Slack:AppToken"] = null, ["SignIn:Accounts"] = "false" });
        await _stage.Host.App.StartAsync(Ct);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _stage.DisposeAsync();
    }

    [Fact]
    public async Task A_press_a_command_and_an_event_are_taken_as_they_would_be_over_a_socket()
    {
        var press = Payloads.Button(ActingStage.Lea, "seen", "1", responseUrl: new Uri("https://hooks.slack.com/actions/x"));
        using var first = await SendAsync("/slack/interactions", Form("payload", press.ToJsonString()));
        using var second = await SendAsync("/slack/commands", string.Join('&', Payloads.Command(ActingStage.Lea, "since 3 Nov & more").Where(pair => pair.Value is not null).Select(pair => Form(pair.Key, pair.Value!.GetValue<string>()))));
        using var third = await SendAsync("/slack/events", Payloads.HomeOpened(ActingStage.Lea).ToJsonString());

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK], [first.StatusCode, second.StatusCode, third.StatusCode]);
        Assert.Equal(["", "", ""], [await TextAsync(first), await TextAsync(second), await TextAsync(third)]);
        var taken = await TakenAsync(3);
        Assert.Equal([EnvelopeKind.Interactive, EnvelopeKind.Command, EnvelopeKind.Event], taken.Select(envelope => envelope.Kind));
        Assert.Equal(Payloads.Envelope(press).Key, taken[0].Key);
        Assert.Equal("since 3 Nov & more", Assert.IsType<SlackRequest.Asked>(RequestReading.Read(taken[1])).Text);
        Assert.Equal("event:Ev1", taken[2].Key);
    }

    [Fact]
    public async Task The_address_is_confirmed_by_its_challenge_only_when_slack_asks()
    {
        const string Challenge = """{"type":"url_verification","token":"x","challenge":"3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P"}""";

        using var good = await SendAsync("/slack/events", Challenge);
        using var bad = await SendAsync("/slack/events", Challenge, secret: "another secret of some length");

        Assert.Equal("3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P", await TextAsync(good));
        Assert.Equal((HttpStatusCode.Unauthorized, "Not signed by Slack."), (bad.StatusCode, await TextAsync(bad)));
    }

    [Theory]
    [InlineData(-300, HttpStatusCode.OK)]
    [InlineData(300, HttpStatusCode.OK)]
    [InlineData(-301, HttpStatusCode.Unauthorized)]
    [InlineData(301, HttpStatusCode.Unauthorized)]
    public async Task A_signature_is_good_for_five_minutes(int seconds, HttpStatusCode status)
    {
        using var response = await SendAsync("/slack/events", Payloads.HomeOpened(ActingStage.Lea).ToJsonString(), Seed.Now.AddSeconds(seconds));

        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task The_same_request_a_second_time_is_refused()
    {
        var body = Payloads.HomeOpened(ActingStage.Lea).ToJsonString();
        using var first = await SendAsync("/slack/events", body);
        using var replayed = await SendAsync("/slack/events", body);
        using var again = await SendAsync("/slack/events", body, Seed.Now.AddSeconds(1));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.OK], [first.StatusCode, replayed.StatusCode, again.StatusCode]);
    }

    [Theory]
    [InlineData("payload=x ", "payload=x")]
    [InlineData("payload=x", "payload=y")]
    [InlineData("a=1&b=2", "b=2&a=1")]
    public async Task It_is_the_bytes_that_are_signed(string signedBody, string body)
    {
        using var response = await SendAsync("/slack/interactions", body, signedBody: signedBody);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData(null, "v0=00")]
    [InlineData("soon", "v0=00")]
    [InlineData("-1", "v0=00")]
    [InlineData("99999999999999999", "v0=00")]
    [InlineData("1931000000", null)]
    public async Task A_head_that_is_missing_or_no_such_thing_is_refused(string? timestamp, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_stage.Host.Address, "/slack/events")) { Content = new StringContent("{}") };
        if (timestamp is not null) request.Headers.TryAddWithoutValidation(SignatureCheck.TimestampHead, timestamp);
        if (signature is not null) request.Headers.TryAddWithoutValidation(SignatureCheck.SignatureHead, signature);

        using var response = await _http.SendAsync(request, Ct);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task A_form_with_a_mistake_stays_open_with_it()
    {
        using var response = await SendAsync("/slack/interactions", Form("payload", Payloads.Form(ActingStage.Lea, FormMistakes.UntilForm, """{"item":1}""", []).ToJsonString()));

        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("errors", JsonNode.Parse(await TextAsync(response))!["response_action"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("/slack/interactions", "payload=%7B")]
    [InlineData("/slack/interactions", "no=payload")]
    [InlineData("/slack/interactions", "")]
    [InlineData("/slack/commands", "ssl_check=1&token=x")]
    [InlineData("/slack/events", "[]")]
    [InlineData("/slack/events", """{"type":"app_rate_limited"}""")]
    public async Task What_is_signed_and_nothing_for_us_is_answered_and_left(string path, string body)
    {
        using var response = await SendAsync(path, body);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(SlackIntake.Room, await RoomAsync());
    }

    [Fact]
    public async Task A_body_that_is_too_long_is_not_read_to_its_end()
    {
        using var response = await SendAsync("/slack/events", new string('x', (1024 * 1024) + 1));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task When_there_is_no_room_slack_is_told_to_come_again()
    {
        Assert.Equal(SlackIntake.Room, await RoomAsync());

        using var response = await SendAsync("/slack/events", Payloads.HomeOpened(ActingStage.Lea).ToJsonString());

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
    }

    [Fact]
    public async Task Slack_may_call_by_any_name_of_this_host_and_pages_only_by_its_own()
    {
        using var called = await SendAsync("/slack/events", Payloads.HomeOpened(ActingStage.Lea).ToJsonString(), host: "monitor.example");
        using var page = new HttpRequestMessage(HttpMethod.Get, _stage.Host.Address) { Headers = { Host = "monitor.example" } };
        using var refused = await _http.SendAsync(page, Ct);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest), (called.StatusCode, refused.StatusCode));
    }

    [Fact]
    public async Task Operators_see_by_which_doors_things_come_in_and_health_tells_when_one_is_shut()
    {
        using var visitor = _stage.Host.NewVisitor();
        await visitor.GiveNameAsync("Ada");
        _stage.Get<SocketStates>().Of("").Is(SocketStanding.Closed, "Slack refuses Slack:AppToken (token_revoked)");

        var doors = (await visitor.ReadAsync("/coverage")).QuerySelector("#slack-doors")!.TextContent;
        using var health = await visitor.GetAsync("/health/ready");

        Assert.Contains("Signed requests under /slack: taken.", doors, StringComparison.Ordinal);
        Assert.Contains("Slack refuses Slack:AppToken (token_revoked)", doors, StringComparison.Ordinal);
        var told = await TextAsync(health);
        Assert.Contains("slack: The line on which Slack tells of presses and commands is closed: Slack refuses Slack:AppToken (token_revoked).", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_signing_secret_there_is_no_such_address()
    {
        await using var host = await MonitorHost.StartAsync();

        Assert.DoesNotContain(host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>(), endpoint => endpoint.RoutePattern.RawText!.StartsWith("/slack", StringComparison.Ordinal));
    }

    // Slack's own example, from the page on which it says how requests are signed.
    [Fact]
    public void The_signature_is_the_one_of_slacks_own_example()
    {
        const string Body = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";

        var signature = SignatureCheck.Sign(new Secret(SigningSecret), "1531420618", Encoding.UTF8.GetBytes(Body));

        Assert.Equal("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503", signature);
    }

    private async Task<HttpResponseMessage> SendAsync(string path, string body, DateTimeOffset? at = null, string? secret = null, string? signedBody = null, string? host = null)
    {
        var timestamp = (at ?? Seed.Now).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var type = path == "/slack/events" ? "application/json" : "application/x-www-form-urlencoded";
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_stage.Host.Address, path)) { Content = new StringContent(body, Encoding.UTF8, type) };
        request.Headers.Add(SignatureCheck.TimestampHead, timestamp);
        request.Headers.Add(SignatureCheck.SignatureHead, SignatureCheck.Sign(new Secret(secret ?? SigningSecret), timestamp, Encoding.UTF8.GetBytes(signedBody ?? body)));
        if (host is not null) request.Headers.Host = host;
        return await _http.SendAsync(request, Ct);
    }

    private async Task<List<Envelope>> TakenAsync(int count)
    {
        var taken = new List<Envelope>();
        await foreach (var envelope in Intake.AllAsync(Ct))
        {
            taken.Add(envelope);
            if (taken.Count == count) break;
        }

        return taken;
    }

    // How many more are taken before there is no room: all of it where nothing waits.
    private Task<int> RoomAsync()
    {
        var taken = 0;
        while (Intake.Take(Payloads.Envelope(Payloads.HomeOpened(ActingStage.Lea))).Taken) taken++;
        return Task.FromResult(taken);
    }

    private static string Form(string name, string value) => $"{name}={WebUtility.UrlEncode(value)}";

    private static Task<string> TextAsync(HttpResponseMessage response) => response.Content.ReadAsStringAsync(Ct);
}
