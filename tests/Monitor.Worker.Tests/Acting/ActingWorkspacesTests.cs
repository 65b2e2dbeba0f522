using System.Net;
using System.Text;
using Microsoft.Extensions.Logging;
using Monitor.Worker.Acting;
using Monitor.Worker.Acting.Intake;
using Monitor.Worker.Acting.Signed;
using Monitor.Worker.Acting.Slack;
using Monitor.Worker.Acting.Sockets;
using Monitor.Worker.Alerting.Slack;
using Monitor.Worker.Storage;
using Monitor.Worker.Tests.Alerting;
using Monitor.Worker.Tests.Web;
using StoreSamples = Monitor.Worker.Tests.Storage.Samples;

namespace Monitor.Worker.Tests.Acting;

/// <summary>Presses from two workspaces: in the one without a name U00ROB is Rob, in emea the same id is Lea's.</summary>
public sealed class ActingWorkspacesTests : IAsyncLifetime
{
    private const string Emea = "emea";
    private const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    private const string EmeaSecret = "0f742231b10e8888abcd99yyyzzz85a0";

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly LogTrap _log = new();
    private ActingStage _stage = default!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _stage = await ActingStage.StartAsync(new()
    {
        ["SignIn:Accounts"] = "false",
        ["Slack:SigningSecret"] = Secret,
        ["Slack:Workspaces:Emea:BotToken"] = IncomingSlack.OtherBotToken,
        ["Slack:Workspaces:Emea:AppToken"] = IncomingSlack.OtherAppToken,
        ["Slack:Workspaces:Emea:SigningSecret"] = EmeaSecret,
        [$"Slack:Workspaces:Emea:People:{ActingStage.Rob}"] = "lea@example.org",
        ["Alerting:Rules:0:Name"] = "here",
        ["Alerting:Rules:0:Channel"] = "C123",
        ["Alerting:Rules:1:Name"] = "there",
        ["Alerting:Rules:1:Channel"] = "emea/C123",
    });

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _stage.DisposeAsync();
    }

    [Fact]
    public async Task A_press_is_answered_in_the_workspace_that_it_came_from_and_is_of_the_person_who_has_that_id_there()
    {
        await _stage.DoAsync(Payloads.Button(ActingStage.Rob, "seen", "1", "press.1"), Emea);
        await _stage.DoAsync(Payloads.Button(ActingStage.Rob, "seen", "1", "press.1"));

        Assert.Equal([true, false], _stage.Slack.CallsOf("chat.postEphemeral").Select(call => call.IsOfOther));
        var seen = (await _stage.Get<CareStore>().FindAsync(1, Seed.Now, Ct)).SeenBy;
        Assert.Equal(["Rob", "lea@example.org"], seen.Select(one => one.Who).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Somebody_is_asked_for_in_his_own_workspace_only()
    {
        const string Zoe = "U00ZOE";
        _stage.Slack.Knows(Zoe, "lea@example.org", IncomingSlack.OtherTeam, token: IncomingSlack.OtherBotToken);

        await _stage.DoAsync(Payloads.Button(Zoe, "seen", "1", "press.1"), Emea);
        Assert.StartsWith("Noted: you have seen", _stage.LastText(), StringComparison.Ordinal);
        await _stage.DoAsync(Payloads.Button(Zoe, "seen", "1", "press.2"));
        Assert.Contains("I could not ask Slack who you are (user_not_found)", _stage.LastText(), StringComparison.Ordinal);
        // A member of the first workspace, as the other would show one of its shared channels.
        _stage.Slack.Knows(ActingStage.Lea, "lea@example.org", IncomingSlack.Team, token: IncomingSlack.OtherBotToken);
        await _stage.DoAsync(Payloads.Button(ActingStage.Lea, "seen", "1", "press.3"), Emea);

        Assert.Contains($"Slack:Workspaces:emea:People:{ActingStage.Lea}", _stage.LastText(), StringComparison.Ordinal);
        Assert.True(_stage.LastAnswer().IsOfOther);
    }

    [Fact]
    public async Task Forms_and_home_open_with_the_token_of_their_workspace()
    {
        await _stage.DoAsync(Payloads.Button(ActingStage.Rob, "label-not-relevant", "1", _stage.Slack.NewTrigger()), Emea);
        await _stage.DoAsync(_stage.FormOf(ActingStage.Rob, []), Emea);
        await _stage.DoAsync(Payloads.HomeOpened(ActingStage.Rob), Emea);

        Assert.All([.. _stage.Slack.CallsOf("views.open"), .. _stage.Slack.CallsOf("views.publish"), .. _stage.Slack.CallsOf("chat.postEphemeral")], call => Assert.True(call.IsOfOther));
        Assert.Equal((1, 1), (_stage.Slack.CallsOf("views.open").Count, _stage.Slack.CallsOf("views.publish").Count));
        Assert.Equal("lea@example.org", Assert.Single(await _stage.Host.Store.Labels.ForItemAsync(1, Ct)).Given.Who);
    }

    [Fact]
    public async Task A_rest_is_in_the_channel_of_the_workspace_in_which_it_was_asked_for()
    {
        // Item 1 was told in C123 of the workspace without a name only.
        await _stage.DoAsync(Payloads.Choice(ActingStage.Rob, "more", "1:mute-source", _stage.Slack.NewTrigger(), type: "overflow"), Emea);
        Assert.Contains("I find no message about this item in this channel", _stage.LastText(), StringComparison.Ordinal);

        var item = await TellInEmeaAsync();
        await _stage.DoAsync(Payloads.Choice(ActingStage.Rob, "more", $"{item}:mute-source", _stage.Slack.NewTrigger(), type: "overflow"), Emea);
        await _stage.DoAsync(_stage.FormOf(ActingStage.Rob, []), Emea);

        var hush = Assert.Single((await _stage.Get<RestStore>().ListAsync(Seed.Now, Ct)).Hushes);
        Assert.Equal(("emea/C123", "utopia-bills", "lea@example.org"), (hush.Channel, hush.Subject, hush.Who));
    }

    [Fact]
    public async Task The_secret_that_signed_a_request_tells_from_which_workspace_it_is()
    {
        await _stage.Host.App.StartAsync(Ct);

        using var here = await SendAsync(Secret, "Ev1");
        using var there = await SendAsync(EmeaSecret, "Ev1");
        using var replayed = await SendAsync(EmeaSecret, "Ev1");
        using var nowhere = await SendAsync("77742231b10e8888abcd99yyyzzz85a0", "Ev1");

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized], [here.StatusCode, there.StatusCode, replayed.StatusCode, nowhere.StatusCode]);
        var taken = new List<Envelope>();
        await foreach (var envelope in _stage.Get<SlackIntake>().AllAsync(Ct))
        {
            taken.Add(envelope);
            if (taken.Count == 2) break;
        }

        // Names of one workspace's envelopes do not use up the other's.
        Assert.Equal([("", "event:Ev1"), (Emea, "emea/event:Ev1")], taken.Select(envelope => (envelope.Workspace, envelope.Key)));
    }

    [Fact]
    public async Task Each_workspace_has_a_socket_of_its_own_and_one_that_is_refused_is_told_by_its_name_while_the_other_goes_on()
    {
        _stage.Slack.Answer("apps.connections.open", call => call.IsOfOther ? """{"ok":false,"error":"invalid_auth"}""" : """{"ok":false,"error":"internal_error"}""");
        using var loop = Loop();
        await loop.StartAsync(Ct);
        // The other goes on calling until the notice of this one is kept.
        while (await _stage.Host.Store.Notices.ListAsync(10, Ct) is []) await _stage.Slack.NextCallAsync(Ct);

        Assert.StartsWith("The line on which Slack tells of presses and commands in the workspace emea is closed: Slack refuses Slack:Workspaces:emea:AppToken (invalid_auth)", States.Of(Emea).Trouble(), StringComparison.Ordinal);
        Assert.NotEqual(SocketStanding.Closed, States.Of("").Standing);
        Assert.False(loop.ExecuteTask!.IsCompleted);
        await loop.StopAsync(CancellationToken.None);
        Assert.Equal("Slack: presses and commands in the workspace emea no longer arrive", Assert.Single(await _stage.Host.Store.Notices.ListAsync(10, Ct)).Title);
        Assert.All(_log.Lines, line => Assert.DoesNotContain("xapp", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_comes_over_a_socket_is_of_the_workspace_whose_token_opened_it()
    {
        using var loop = Loop();
        await loop.StartAsync(Ct);
        SlackSocket[] sockets = [await _stage.Slack.NextSocketAsync(Ct), await _stage.Slack.NextSocketAsync(Ct)];
        foreach (var socket in sockets) await socket.AckAsync(await socket.SendAsync("events_api", Payloads.HomeOpened(ActingStage.Rob, socket.App).ToJsonString()), Ct);

        var taken = new List<Envelope>();
        await foreach (var envelope in _stage.Get<SlackIntake>().AllAsync(Ct))
        {
            taken.Add(envelope);
            if (taken.Count == 2) break;
        }

        await loop.StopAsync(CancellationToken.None);
        Assert.Equal(["emea/event:A1APP", "event:A0APP"], taken.Select(envelope => envelope.Key!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Operators_see_the_doors_of_each_workspace_and_health_names_the_one_that_is_shut()
    {
        await _stage.Host.App.StartAsync(Ct);
        using var visitor = _stage.Host.NewVisitor();
        await visitor.GiveNameAsync("Ada");
        States.Of(Emea).Is(SocketStanding.Closed, "gone");

        var doors = (await visitor.ReadAsync("/coverage")).QuerySelector("#slack-doors")!.TextContent;
        using var health = await visitor.GetAsync("/health/ready");

        Assert.Contains("Workspace emea. Socket Mode: closed", doors, StringComparison.Ordinal);
        Assert.Contains("slack: The line on which Slack tells of presses and commands in the workspace emea is closed: gone.", await health.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    private SocketStates States => _stage.Get<SocketStates>();

    private SocketLoop Loop()
    {
        using var logs = LoggerFactory.Create(builder => builder.SetMinimumLevel(LogLevel.Trace).AddProvider(_log));
        return new SocketLoop(
            _stage.Get<SlackCalls>(), _stage.Get<SlackIntake>(), _stage.Get<ActingSettings>(), States, new SocketPatience(() => 0), _stage.Get<NoticeStore>(), TimeProvider.System, logs.CreateLogger<SocketLoop>());
    }

    /// <returns>The item of which a message stands in emea/C123.</returns>
    private async Task<long> TellInEmeaAsync()
    {
        var store = _stage.Host.Store;
        await store.Runs.CommitAsync(StoreSamples.Commit(StoreSamples.Source(), Seed.Now, StoreSamples.Alerting(StoreSamples.Document(), "emea/C123")), Ct);
        var owed = Assert.Single(await store.Deliveries.ListAsync(state: null, channel: "emea/C123", before: null, 10, Ct));
        await store.Deliveries.MarkSentAsync(owed.Id, Seed.Now, new PostedMessage("C123", "1931.9"), Ct);
        return owed.Alert.ItemId;
    }

    private async Task<HttpResponseMessage> SendAsync(string secret, string id)
    {
        var timestamp = Seed.Now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var body = Payloads.HomeOpened(ActingStage.Rob, id).ToJsonString();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_stage.Host.Address, "/slack/events")) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add(SignatureCheck.TimestampHead, timestamp);
        request.Headers.Add(SignatureCheck.SignatureHead, SignatureCheck.Sign(new Secret(secret), timestamp, Encoding.UTF8.GetBytes(body)));
        return await _http.SendAsync(request, Ct);
    }
}
