using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Monitor.Worker.Acting;
using Monitor.Worker.Acting.Intake;
using Monitor.Worker.Acting.Slack;
using Monitor.Worker.Acting.Sockets;
using Monitor.Worker.Storage;
using Monitor.Worker.Tests.Alerting;

namespace Monitor.Worker.Tests.Acting;

/// <summary>The socket to Slack, over real sockets and by the real clock; the waits after a failure are the shortest there are.</summary>
public sealed class SocketTests : IAsyncLifetime
{
    private readonly LogTrap _log = new();
    private ActingStage _stage = default!;
    private SocketLoop _loop = default!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private SocketState State => _stage.Get<SocketStates>().Of("");

    private IncomingSlack Slack => _stage.Slack;

    public async ValueTask InitializeAsync()
    {
        _stage = await ActingStage.StartAsync();
        using var logs = LoggerFactory.Create(builder => builder.SetMinimumLevel(LogLevel.Trace).AddProvider(_log));
        _loop = new SocketLoop(
            _stage.Get<SlackCalls>(), _stage.Get<SlackIntake>(), _stage.Get<ActingSettings>(), _stage.Get<SocketStates>(), new SocketPatience(() => 0), _stage.Get<NoticeStore>(), TimeProvider.System, logs.CreateLogger<SocketLoop>());
    }

    public async ValueTask DisposeAsync()
    {
        await _loop.StopAsync(CancellationToken.None);
        _loop.Dispose();
        await _stage.DisposeAsync();
    }

    [Fact]
    public async Task What_comes_is_acknowledged_at_once_though_nobody_works_on_it()
    {
        var socket = await StartAsync();

        var press = await socket.SendAsync("interactive", Payloads.Button(ActingStage.Lea, "seen", "1").ToJsonString());
        var (ack, after) = await socket.AckAsync(press, Ct);

        Assert.Equal(press, ack.GetProperty("envelope_id").GetString());
        Assert.False(ack.TryGetProperty("payload", out _));
        Assert.True(after < TimeSpan.FromSeconds(3), $"Acknowledged after {after}.");
        Assert.Equal(SocketStanding.Connected, State.Standing);
        Assert.Empty((await _stage.Get<CareStore>().FindAsync(1, _stage.Host.Time.GetUtcNow(), Ct)).SeenBy);
    }

    [Fact]
    public async Task What_comes_over_the_socket_is_done_when_somebody_works_on_it()
    {
        var socket = await StartAsync();
        using var work = ActivatorUtilities.CreateInstance<ActingLoop>(_stage.Host.App.Services);
        await work.StartAsync(Ct);

        await socket.SendAsync("interactive", Payloads.Button(ActingStage.Rob, "seen", "1", responseUrl: Slack.NewResponseUrl()).ToJsonString());
        await socket.SendAsync("slash_commands", Payloads.Command(ActingStage.Rob, "help", Slack.NewResponseUrl()).ToJsonString());
        await socket.SendAsync("events_api", Payloads.HomeOpened(ActingStage.Rob).ToJsonString());
        List<string> done = [];
        while (done.Count < 3)
        {
            if (await Slack.NextCallAsync(Ct) is { Method: not "apps.connections.open" } call) done.Add(call.Method);
        }

        await work.StopAsync(CancellationToken.None);
        Assert.Equal(["respond", "respond", "views.publish"], done.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_form_with_a_mistake_is_answered_with_it_in_the_acknowledgement()
    {
        var socket = await StartAsync();
        var form = Payloads.Form(ActingStage.Lea, FormMistakes.UntilForm, """{"item":1}""", []).ToJsonString();

        var (ack, _) = await socket.AckAsync(await socket.SendAsync("interactive", form, takesPayload: true), Ct);

        Assert.Equal("errors", ack.GetProperty("payload").GetProperty("response_action").GetString());
    }

    [Theory]
    [InlineData("warning")]
    [InlineData("refresh_requested")]
    public async Task A_new_socket_stands_before_the_old_one_goes_and_nothing_between_is_lost(string reason)
    {
        var old = await StartAsync();
        await old.DisconnectAsync(reason);
        var fresh = await Slack.NextSocketAsync(Ct);

        Assert.True(old.IsOpen);
        var late = await old.SendAsync("interactive", Payloads.Button(ActingStage.Lea, "seen", "1", "press.late").ToJsonString());
        var early = await fresh.SendAsync("interactive", Payloads.Button(ActingStage.Lea, "seen", "1", "press.early").ToJsonString());
        await old.AckAsync(late, Ct);
        await fresh.AckAsync(early, Ct);
        await old.CloseAsync();
        await old.Reading.WaitAsync(Ct);

        Assert.True(fresh.IsOpen);
        Assert.Equal(SocketStanding.Connected, State.Standing);
    }

    [Fact]
    public async Task A_line_that_is_cut_is_followed_by_another()
    {
        var first = await StartAsync();
        first.Cut();

        var second = await Slack.NextSocketAsync(Ct);

        var id = await second.SendAsync("events_api", Payloads.HomeOpened(ActingStage.Lea).ToJsonString());
        await second.AckAsync(id, Ct);
        Assert.Equal(2, Slack.CallsOf("apps.connections.open").Count);
        Assert.Contains(_log.Lines, line => line.Contains("Another is tried in 00:00:00.5", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_link_that_was_switched_off_is_not_tried_again_and_operators_are_told_once()
    {
        var socket = await StartAsync();
        await socket.DisconnectAsync("link_disabled");
        await _loop.ExecuteTask!.WaitAsync(Ct);

        Assert.Equal(SocketStanding.Closed, State.Standing);
        Assert.Contains("Socket Mode is switched off in the app's settings", State.Trouble(), StringComparison.Ordinal);
        Assert.Single(Slack.CallsOf("apps.connections.open"));
        var notice = Assert.Single(await _stage.Host.Store.Notices.ListAsync(10, Ct));
        Assert.Equal(("C0OPS", "Slack: presses and commands no longer arrive"), (notice.Channel, notice.Title));
    }

    [Theory]
    [InlineData("invalid_auth", "make a new app-level token")]
    [InlineData("not_allowed_token_type", "connections:write")]
    public async Task A_token_that_will_never_do_is_given_up_with_what_to_do(string code, string advice)
    {
        Slack.Answer("apps.connections.open", $$"""{"ok":false,"error":"{{code}}"}""");

        await _loop.StartAsync(Ct);
        await _loop.ExecuteTask!.WaitAsync(Ct);

        Assert.Contains(advice, State.Trouble(), StringComparison.Ordinal);
        Assert.Contains(advice, Assert.Single(await _stage.Host.Store.Notices.ListAsync(10, Ct)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_that_passes_is_tried_again()
    {
        var asked = 0;
        Slack.Answer("apps.connections.open", call =>
        {
            if (++asked > 1) Slack.Answer("apps.connections.open", """{"ok":false,"error":"invalid_auth"}""");
            return """{"ok":false,"error":"internal_error"}""";
        });

        await _loop.StartAsync(Ct);
        await _loop.ExecuteTask!.WaitAsync(Ct);

        Assert.Equal(3, Slack.CallsOf("apps.connections.open").Count);
    }

    [Fact]
    public async Task What_is_no_message_of_ours_is_left_and_the_line_stays()
    {
        var socket = await StartAsync();
        await socket.SayAsync("not json");
        await socket.SayAsync("[]");
        await socket.SayAsync("""{"type":"a thing of tomorrow"}""");

        var unknown = await socket.SendAsync("a_kind_of_tomorrow", "{}");
        await socket.AckAsync(unknown, Ct);

        Assert.True(socket.IsOpen);
    }

    [Fact]
    public async Task Neither_tickets_nor_tokens_are_logged_or_travel_in_an_address()
    {
        var first = await StartAsync();
        first.Cut();
        var second = await Slack.NextSocketAsync(Ct);
        await second.DisconnectAsync("link_disabled");
        await _loop.ExecuteTask!.WaitAsync(Ct);

        var told = string.Join('\n', _log.Lines) + State.Words() + State.Trouble();
        Assert.All(Slack.Tickets, ticket => Assert.DoesNotContain(ticket, told, StringComparison.Ordinal));
        Assert.DoesNotContain(IncomingSlack.AppToken, told, StringComparison.Ordinal);
        Assert.All(Slack.CallsOf("apps.connections.open"), call => Assert.Equal(($"Bearer {IncomingSlack.AppToken}", "", ""), (call.Authorization, call.Query, call.Body)));
    }

    [Fact]
    public void Waits_grow_to_a_minute_with_jitter_and_begin_anew_after_a_line_that_lasted()
    {
        var most = new SocketPatience(() => 1);
        var least = new SocketPatience(() => 0);

        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60], Enumerable.Range(0, 8).Select(_ => most.Next(null).TotalSeconds));
        Assert.Equal([0.5, 1, 2], Enumerable.Range(0, 3).Select(_ => least.Next(null).TotalSeconds));
        Assert.Equal(90, least.Next(TimeSpan.FromSeconds(90)).TotalSeconds);
        least.Lasted(TimeSpan.FromSeconds(29));
        Assert.Equal(8, least.Next(null).TotalSeconds);
        least.Lasted(TimeSpan.FromSeconds(30));
        Assert.Equal(0.5, least.Next(null).TotalSeconds);
    }

    [Fact]
    public void A_line_that_stays_away_is_told_of_after_two_minutes_and_no_longer_than_it_is_so()
    {
        var time = _stage.Host.Time;
        var state = State;
        Assert.Null(state.Trouble());
        state.Is(SocketStanding.Waiting, "the connection failed (NotAWebSocket)");
        Assert.Null(state.Trouble());
        time.Advance(TimeSpan.FromMinutes(1));
        state.Is(SocketStanding.Connecting);
        time.Advance(TimeSpan.FromMinutes(1));

        Assert.StartsWith("Presses and commands in Slack do not arrive since 2031-03-15 09:30 UTC", state.Trouble(), StringComparison.Ordinal);
        state.Is(SocketStanding.Connected);
        Assert.Null(state.Trouble());
    }

    private async Task<SlackSocket> StartAsync()
    {
        await _loop.StartAsync(Ct);
        var socket = await Slack.NextSocketAsync(Ct);
        var id = await socket.SendAsync("hello_again", "{}");
        await socket.AckAsync(id, Ct);
        return socket;
    }
}
