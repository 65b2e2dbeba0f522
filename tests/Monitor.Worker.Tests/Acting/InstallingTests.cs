using System.CommandLine;
using System.Text.Json.Nodes;
using Monitor.Worker.Acting.Installing;
using Monitor.Worker.Alerting;
using Monitor.Worker.Commands;

namespace Monitor.Worker.Tests.Acting;

public sealed class InstallingTests : IAsyncLifetime
{
    private IncomingSlack _slack = default!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _slack = await IncomingSlack.StartAsync();
        _slack.Clock = DateTimeOffset.UtcNow;
    }

    public ValueTask DisposeAsync() => _slack.DisposeAsync();

    [Fact]
    public async Task The_manifest_for_a_socket_names_no_address_and_asks_for_what_is_used()
    {
        var (exit, printed) = await RunAsync(["slack", "manifest"]);

        var manifest = JsonNode.Parse(printed)!;
        Assert.Equal(ExitCodes.Done, exit);
        Assert.True(manifest["settings"]!["socket_mode_enabled"]!.GetValue<bool>());
        Assert.DoesNotContain("http", printed, StringComparison.Ordinal);
        Assert.Equal(AppScopes.Needed(SlackDoor.Socket).Select(scope => scope.Name), manifest["oauth_config"]!["scopes"]!["bot"]!.AsArray().Select(scope => scope!.GetValue<string>()));
        Assert.Equal("app_home_opened", manifest["settings"]!["event_subscriptions"]!["bot_events"]!.AsArray().Single()!.GetValue<string>());
        Assert.Equal("/regwatch", manifest["features"]!["slash_commands"]![0]!["command"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_manifest_for_http_names_the_three_addresses()
    {
        var (exit, printed) = await RunAsync(["slack", "manifest", "--door", "http"], ("Alerting__PublicUrl", "https://monitor.example/"));

        var manifest = JsonNode.Parse(printed)!;
        Assert.Equal(ExitCodes.Done, exit);
        Assert.False(manifest["settings"]!["socket_mode_enabled"]!.GetValue<bool>());
        Assert.Equal("https://monitor.example/slack/commands", manifest["features"]!["slash_commands"]![0]!["url"]!.GetValue<string>());
        Assert.Equal("https://monitor.example/slack/interactions", manifest["settings"]!["interactivity"]!["request_url"]!.GetValue<string>());
        Assert.Equal("https://monitor.example/slack/events", manifest["settings"]!["event_subscriptions"]!["request_url"]!.GetValue<string>());
    }

    [Fact]
    public async Task Without_a_way_back_the_manifest_asks_for_nothing_that_it_would_need()
    {
        var (_, printed) = await RunAsync(["slack", "manifest", "--door", "none"]);

        foreach (var part in (string[])["slash_commands", "interactivity", "event_subscriptions", "app_home", "users:read", "commands"]) Assert.DoesNotContain(part, printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_slack_cannot_call_is_refused()
    {
        var (exit, printed) = await RunAsync(["slack", "manifest", "--door", "http"], ("Alerting__PublicUrl", "http://127.0.0.1:5080"));

        Assert.Equal((ExitCodes.Refused, ""), (exit, printed));
    }

    [Fact]
    public async Task A_check_of_what_is_right_says_so_of_each_part()
    {
        var (exit, printed) = await CheckAsync();

        Assert.Equal(ExitCodes.Done, exit);
        Assert.Equal(
            [
                "+ bot token is monitor in The team", "+ clock agrees with Slack's", "+ scopes are all there",
                "+ channel C0EUROPE (#law) has the app in it", "+ channel C0OPS (#law) has the app in it", "+ app-level token opens a connection (Socket Mode)",
            ],
            printed.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    [Fact]
    public async Task A_check_tells_all_that_is_wrong_at_once_and_what_to_do()
    {
        _slack.Scopes = "chat:write,channels:read";
        _slack.Clock = DateTimeOffset.UtcNow.AddMinutes(-10);
        _slack.Answer("conversations.info", call => call.Field("channel") == "C0OPS"
            ? """{"ok":true,"channel":{"id":"C0OPS","name":"ops","is_archived":true}}"""
            : """{"ok":true,"channel":{"id":"C0EUROPE","name":"europe","is_member":false,"is_private":false}}""");
        _slack.Answer("apps.connections.open", """{"ok":false,"error":"missing_scope","needed":"connections:write","provided":"authorizations:read"}""");

        var (exit, printed) = await CheckAsync();

        Assert.Equal(ExitCodes.Failed, exit);
        Assert.Matches("- clock is 6[0-9]{2} seconds away from Slack's", printed);
        Assert.Contains("- scopes lack groups:read (to see the same of private channels); channels:history", printed, StringComparison.Ordinal);
        Assert.Contains("- channel C0EUROPE (#europe) has not got the app in it: invite it there (/invite @Monitor)", printed, StringComparison.Ordinal);
        Assert.Contains("- channel C0OPS (#ops) is archived: name another in the rules", printed, StringComparison.Ordinal);
        Assert.Contains("- app-level token may not open a connection: make one with the scope connections:write", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_public_channel_needs_no_invitation_where_the_app_may_post_to_any()
    {
        _slack.Scopes += ",chat:write.public";
        _slack.Answer("conversations.info", """{"ok":true,"channel":{"id":"C0EUROPE","name":"europe","is_member":false,"is_private":false}}""");

        Assert.Equal(ExitCodes.Done, (await CheckAsync()).Exit);
    }

    [Theory]
    [InlineData("invalid_auth", "- bot token is refused (invalid_auth): copy it again from the app's page, or install the app again")]
    public async Task A_token_that_is_refused_is_told_without_its_value(string code, string told)
    {
        _slack.Answer("auth.test", $$"""{"ok":false,"error":"{{code}}"}""");

        var (exit, printed) = await CheckAsync();

        Assert.Equal(ExitCodes.Failed, exit);
        Assert.Contains(told, printed, StringComparison.Ordinal);
        Assert.DoesNotContain("xox", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("xapp-", printed, StringComparison.Ordinal);
        Assert.Empty(_slack.CallsOf("conversations.info"));
    }

    [Fact]
    public async Task A_check_looks_at_every_workspace_with_its_own_token_and_its_own_channels()
    {
        var (exit, printed) = await RunAsync(
            ["slack", "check"],
            ("Slack__Workspaces__emea__BotToken", IncomingSlack.OtherBotToken), ("Slack__Workspaces__emea__SigningSecret", "0123456789abcdef0123"), ("Slack__ApiUrl", _slack.Api),
            ("Slack__Workspaces__counsel__WebhookUrl", "https://hooks.slack.example/services/T/B/x"), ("Alerting__PublicUrl", "https://monitor.example"),
            ("Alerting__DefaultChannel", "EMEA/C0EUROPE"), ("Alerting__OperatorsChannel", "counsel/C0OPS"));

        Assert.Equal(ExitCodes.Done, exit);
        Assert.Equal(
            [
                $". counsel: webhook is set; only a message tells whether Slack takes it; {AlertDestination.LimitsOfWebhooks}",
                ". counsel: way back none: buttons and the slash command do nothing until Slack:Workspaces:counsel:AppToken (Socket Mode) or Slack:Workspaces:counsel:SigningSecret (signed HTTP) is set",
                "+ emea: bot token is monitor in The other team", "+ emea: clock agrees with Slack's", "+ emea: scopes are all there", "+ emea: channel C0EUROPE (#law) has the app in it",
                "+ emea: signed HTTP is taken at https://monitor.example/slack/…; Slack shows on the app's page whether it gets there",
            ],
            printed.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        Assert.Equal("C0EUROPE", Assert.Single(_slack.CallsOf("conversations.info")).Field("channel"));
    }

    [Fact]
    public async Task A_workspace_that_is_wrong_fails_the_check_though_the_other_is_right()
    {
        var (exit, printed) = await RunAsync(
            ["slack", "check"],
            ("Slack__BotToken", IncomingSlack.BotToken), ("Slack__Workspaces__emea__BotToken", "xoxb-nobodys"), ("Slack__ApiUrl", _slack.Api), ("Alerting__DefaultChannel", "emea/C0EUROPE"));

        Assert.Equal(ExitCodes.Failed, exit);
        Assert.Contains("+ bot token is monitor in The team", printed, StringComparison.Ordinal);
        Assert.Contains("- emea: bot token is refused (invalid_auth)", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("xoxb", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_set_says_how_to_begin()
    {
        var (exit, printed) = await RunAsync(["slack", "check"]);

        Assert.Equal(ExitCodes.Failed, exit);
        Assert.Contains("- bot token is not set: make the app from `slack manifest`", printed, StringComparison.Ordinal);
        Assert.Contains(". way back none", printed, StringComparison.Ordinal);
    }

    private Task<(int Exit, string Printed)> CheckAsync() => RunAsync(
        ["slack", "check"],
        ("Slack__BotToken", IncomingSlack.BotToken), ("Slack__AppToken", IncomingSlack.AppToken), ("Slack__ApiUrl", _slack.Api),
        ("Alerting__DefaultChannel", "C0EUROPE"), ("Alerting__OperatorsChannel", "C0OPS"));

    // As somebody types it, with a file of settings.
    private static async Task<(int Exit, string Printed)> RunAsync(string[] line, params (string Key, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("monitor-slack-");
        try
        {
            var file = Path.Combine(folder.FullName, "settings.json");
            var json = new JsonObject([.. settings.Select(pair => KeyValuePair.Create(pair.Key.Replace("__", ":", StringComparison.Ordinal), (JsonNode?)pair.Value))]);
            await File.WriteAllTextAsync(file, json.ToJsonString(), Ct);
            using var printed = new StringWriter();
            using var complained = new StringWriter();
            var parsed = CommandLine.Create().Parse([.. line, "--config", file, "--data", folder.FullName]);
            var exit = await parsed.InvokeAsync(new InvocationConfiguration { Output = printed, Error = complained, EnableDefaultExceptionHandler = false }, Ct);
            return (exit, printed.ToString());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
