using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Monitor.Worker.Alerting;
using Monitor.Worker.Alerting.Slack;

namespace Monitor.Worker.Tests.Alerting;

/// <summary>Several workspaces in the settings: which secret goes where, and every mistake that can be made.</summary>
public sealed class SlackWorkspacesTests : IAsyncLifetime
{
    private const string Hook = "https://hooks.slack.example/services/very-secret";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 7, 0, 0, TimeSpan.Zero));
    private readonly LogTrap _logs = new();
    private FakeSlack _slack = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _slack = await FakeSlack.StartAsync();

    public ValueTask DisposeAsync() => _slack.DisposeAsync();

    [Fact]
    public async Task Each_workspace_has_its_own_way_in()
    {
        await using var services = Services(
            ("Slack:WebhookUrl", new Uri(_slack.Address, "services/very-secret").AbsoluteUri), ("Slack:ApiUrl", Api), ("Slack:Workspaces:emea:BotToken", "xoxb-very-secret"),
            ("Slack:Workspaces:apac:Webhooks:C2", new Uri(_slack.Address, "services/apac-secret").AbsoluteUri),
            ("Alerting:Rules:0:Name", "a"), ("Alerting:Rules:0:Channel", "emea/C1"), ("Alerting:Rules:1:Name", "b"), ("Alerting:Rules:1:Channel", "apac/C2"));
        _slack.Answers(200, "ok");
        _slack.Answers(200, """{"ok":true,"channel":"C1","ts":"1.000100"}""");
        _slack.Answers(200, "ok");
        var notifier = services.GetRequiredService<INotifier>();

        var plain = await notifier.SendAsync("C1", TestAlerts.Golden["new"](), Ct);
        var emea = await notifier.SendAsync("emea/C1", TestAlerts.Golden["new"](), Ct);
        var apac = await notifier.SendAsync("apac/C2", TestAlerts.Golden["new"](), Ct);

        NotifyOutcome[] expected = [new NotifyOutcome.Sent(null, null), new NotifyOutcome.Sent("C1", "1.000100"), new NotifyOutcome.Sent(null, null)];
        Assert.Equal(expected.AsEnumerable(), [plain, emea, apac]);
        Assert.Equal(
            [("/services/very-secret", ""), ("/api/chat.postMessage", "Bearer xoxb-very-secret"), ("/services/apac-secret", "")],
            _slack.Posts.Select(post => (post.Path, post.Authorization)));
        Assert.Contains("\"channel\":\"C1\"", _slack.Posts.ElementAt(1).Body, StringComparison.Ordinal);
        Assert.Equal([true, false, false], new[] { "emea/C1", "C1", "apac/C2" }.Select(channel => notifier.ConversationIn(channel) is not null));
        Assert.Equal($"to Slack, by incoming webhook ({AlertDestination.LimitsOfWebhooks}), in the workspace apac by incoming webhook ({AlertDestination.LimitsOfWebhooks}), in the workspace emea as a bot", services.GetRequiredService<AlertDestination>().Describe());
    }

    [Fact]
    public async Task One_workspace_that_asks_to_wait_does_not_slow_the_other()
    {
        await using var services = Bots();
        var notifier = services.GetRequiredService<INotifier>();
        _slack.Answers(429, "", retryAfter: "30");
        _slack.Answers(429, "", retryAfter: "30");
        for (var n = 0; n < 3; n++) _slack.Answers(200, """{"ok":true,"channel":"C1","ts":"1.000100"}""");

        var held = await notifier.SendAsync("C1", TestAlerts.Golden["new"](), Ct);
        var asked = await notifier.ConversationIn("")!.ProbeAsync("", Ct);
        var sent = await notifier.SendAsync("emea/C1", TestAlerts.Golden["new"](), Ct);
        var probed = await notifier.ConversationIn("emea/")!.ProbeAsync("emea/", Ct);
        var calls = _slack.Posts.Count;
        var again = await notifier.ConversationIn("")!.ProbeAsync("", Ct);

        Assert.All([held, asked, again], outcome => Assert.True(Assert.IsType<NotifyOutcome.TryLater>(outcome).IsLimit));
        Assert.All([sent, probed], outcome => Assert.IsType<NotifyOutcome.Sent>(outcome));
        Assert.Equal((4, 4), (calls, _slack.Posts.Count));
    }

    [Fact]
    public async Task What_is_owed_in_a_workspace_that_is_named_no_longer_waits_and_says_what_is_missing()
    {
        await using var services = Bots();

        var outcome = Assert.IsType<NotifyOutcome.Blocked>(await services.GetRequiredService<INotifier>().SendAsync("gone/C1", TestAlerts.Golden["new"](), Ct));

        Assert.Equal((BlockScope.Channel, "There is no bot token for channel 'gone/C1': set Slack:Workspaces:gone:BotToken."), (outcome.Scope, outcome.Reason));
        Assert.Empty(_slack.Posts);
    }

    [Theory]
    [InlineData("""{"ok":false,"error":"token_revoked"}""")]
    [InlineData("""{"ok":false,"error":"xoxb-very-secret"}""")]
    [InlineData("not slack, but it repeats xoxb-very-secret")]
    public async Task No_secret_of_a_workspace_is_in_a_log_or_an_outcome(string answer)
    {
        await using var services = Bots();
        _slack.Answers(200, answer);

        var outcome = await services.GetRequiredService<INotifier>().SendAsync("emea/C1", TestAlerts.Golden["new"](), Ct);

        Assert.DoesNotContain("very-secret", $"{outcome} {services.GetRequiredService<SlackSettings>().Of("emea/C1")}", StringComparison.Ordinal);
        Assert.All(_logs.Lines, line => Assert.DoesNotContain("very-secret", line, StringComparison.Ordinal));
    }

    [Fact]
    public void All_mistakes_of_workspaces_are_told_at_once_and_without_a_secret()
    {
        var mistakes = Mistakes(
            ("Slack:BotToken", "xoxb-very-secret"),
            ("Slack:Workspaces:emea:BotToken", "xoxb-very-secret"),
            ("Slack:Workspaces:emea:Tokn", "very-secret"),
            ("Slack:Workspaces:apac:AppToken", "xapp-very-secret"),
            ("Slack:Workspaces:la_tam:BotToken", "xapp-very-secret"),
            ("Slack:Workspaces:north:Webhooks:C1", "http://hooks.slack.example/services/very-secret"),
            ("Slack:Workspaces:spare:WebhookUrl", Hook),
            ("Alerting:OperatorsChannel", "emea/preview"),
            ("Alerting:Rules:0:Name", "a"), ("Alerting:Rules:0:Channel", "emea/C1"),
            ("Alerting:Rules:1:Name", "b"), ("Alerting:Rules:1:Channel", "nowhere/C1"),
            ("Alerting:Rules:2:Name", "c"), ("Alerting:Rules:2:Channel", "apac/"),
            ("Alerting:Rules:3:Name", "d"), ("Alerting:Rules:3:Channel", "la_tam/C1"),
            ("Alerting:Rules:4:Name", "e"), ("Alerting:Rules:4:Channel", "north/C2"));

        string[] expected =
        [
            "Slack:Workspaces:emea:BotToken holds the same secret as Slack:BotToken", "Slack:Workspaces:emea:Tokn is not known",
            "Slack:Workspaces:apac has neither a BotToken nor a WebhookUrl nor Webhooks", "Slack:Workspaces:la_tam is no name for a workspace",
            "Slack:Workspaces:la_tam:BotToken holds an app-level token", "Slack:Workspaces:north:Webhooks:C1 is not an https address", "Slack:Workspaces:spare is not used",
            "Alerting:OperatorsChannel names the channel 'emea/preview'", "Rule 'b' names the channel 'nowhere/C1', but there is no workspace 'nowhere'",
            "Rule 'c' names the channel 'apac/'", "A rule delivers to 'north/C2', which Slack:Workspaces:north:Webhooks does not name",
        ];
        Assert.All(expected, words => Assert.Contains(mistakes, mistake => mistake.Contains(words, StringComparison.Ordinal)));
        Assert.Equal(expected.Length, mistakes.Count);
        Assert.All(mistakes, mistake => Assert.DoesNotContain("very-secret", mistake, StringComparison.Ordinal));
    }

    [Fact]
    public void A_channel_without_a_workspace_is_a_mistake_where_only_others_are_named()
    {
        var mistake = Assert.Single(Mistakes(
            ("Slack:Workspaces:emea:BotToken", "xoxb-1"), ("Alerting:Rules:0:Name", "a"), ("Alerting:Rules:0:Channel", "emea/C1"), ("Alerting:Rules:1:Name", "b"), ("Alerting:Rules:1:Channel", "C2")));

        Assert.Equal("Rule 'b' names the channel 'C2', but there is neither a Slack:BotToken nor a webhook for it; write the name of its workspace before it, as emea/C2.", mistake);
    }

    [Fact]
    public async Task The_switch_to_the_preview_is_for_all_workspaces()
    {
        await using var services = Services(
            ("Alerting:Notifier", "preview"), ("Slack:Workspaces:emea:BotToken", "xoxb-1"), ("Alerting:DefaultChannel", "emea/C1"));

        Assert.IsType<PreviewNotifier>(services.GetRequiredService<INotifier>());
        Assert.False(services.GetRequiredService<AlertDestination>().IsSlack);
    }

    [Theory]
    [InlineData("C0123", "", "C0123", "C0123")]
    [InlineData(" EMEA/C0123 ", "emea", "C0123", "emea/C0123")]
    [InlineData("emea/", "emea", "", "emea/")]
    [InlineData("", "", "", "")]
    public void A_channel_has_one_name_however_it_is_written(string written, string workspace, string id, string name)
    {
        var parts = ChannelName.Of(written);

        Assert.Equal((workspace, id, name), (parts.Workspace, parts.Id, parts.ToString()));
    }

    private string Api => new Uri(_slack.Address, "api/").AbsoluteUri;

    private ServiceProvider Bots() => Services(
        ("Slack:BotToken", "xoxb-first-very-secret"), ("Slack:ApiUrl", Api), ("Slack:Workspaces:emea:BotToken", "xoxb-very-secret"), ("Alerting:DefaultChannel", "emea/C1"));

    private List<string> Mistakes(params (string Key, string? Value)[] settings)
    {
        using var services = Services(settings);
        return [.. Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<SlackOptions>>().Value).Failures];
    }

    private ServiceProvider Services(params (string Key, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value))).Build();
        return new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_logs)).AddSingleton<TimeProvider>(_time).AddAlerting(configuration).BuildServiceProvider();
    }
}
