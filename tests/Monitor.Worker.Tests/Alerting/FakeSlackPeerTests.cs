using System.Text.Json;

namespace Monitor.Worker.Tests.Alerting;

/// <summary>
/// Slack's own web client takes the workspace of these tests for Slack: what it posts stands there, limits make it wait, refusals reach it as
/// refusals. It is installed by <c>npm ci --ignore-scripts</c> in tests/peers; without it this says so and skips.
/// </summary>
public sealed class FakeSlackPeerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_official_web_client_posts_answers_updates_reads_pages_and_waits_as_it_does_with_slack()
    {
        var workspace = new FakeWorkspace(TimeProvider.System) { Limits = new FakeLimits(TimeProvider.System, TimeSpan.FromMilliseconds(300), burst: 4) };
        foreach (var id in (string[])["C1", "C2", "C3", "C4"]) workspace.Add(id);
        (workspace.Channels["C3"].IsArchived, workspace.Channels["C4"].HasApp) = (true, false);
        workspace.Scopes.Remove("channels:read");
        await using var slack = await FakeSlack.StartAsync(workspace);
        using var client = SlackClient.Start("posting", new Uri(slack.Address, "/api/").AbsoluteUri, FakeWorkspace.Token);

        var posted = await StepAsync(client, "posted");
        Assert.True(posted.GetProperty("ok").GetBoolean() && posted.GetProperty("same").GetBoolean(), $"{posted}");
        Assert.Equal(("C1", "A law"), (posted.GetProperty("channel").GetString(), posted.GetProperty("text").GetString()));
        var thread = await StepAsync(client, "thread");
        Assert.Equal(["A law", "Enacted", "Moved"], thread.GetProperty("texts").EnumerateArray().Select(text => text.GetString()));
        Assert.Equal("2", thread.GetProperty("delivery").GetString());
        Assert.InRange((await StepAsync(client, "limited")).GetProperty("times").GetInt32(), 1, 6);
        Assert.Equal("""[["5","4","3","2"],["1","0"]]""", (await StepAsync(client, "pages")).GetProperty("pages").GetRawText());

        await RefusesAsync(client, "archived", "is_archived");
        await RefusesAsync(client, "outside", "not_in_channel");
        await RefusesAsync(client, "unknown", "channel_not_found");
        await RefusesAsync(client, "silent", "no_text");
        await RefusesAsync(client, "thread", "thread_not_found");
        await RefusesAsync(client, "gone", "message_not_found");
        var scope = await RefusesAsync(client, "scope", "missing_scope");
        Assert.Equal("channels:read", scope.GetProperty("needed").GetString());
        await RefusesAsync(client, "token", "invalid_auth");

        var parent = Assert.Single(workspace.Channels["C1"].Parents);
        Assert.Equal(("A law", 1, posted.GetProperty("ts").GetString()), (parent.Text, parent.Edits, parent.Ts));
        Assert.Equal([true, false], workspace.Channels["C1"].ThreadOf(parent.Ts).Select(message => message.IsBroadcast));
        Assert.Equal(["0", "1", "2", "3", "4", "5"], workspace.Channels["C2"].Messages.Select(message => message.Text));
    }

    private static async Task<JsonElement> StepAsync(SlackClient client, string name)
    {
        var said = await client.NextAsync(Ct);
        Assert.Equal(name, said.GetProperty("step").GetString());
        return said;
    }

    private static async Task<JsonElement> RefusesAsync(SlackClient client, string step, string error)
    {
        var said = await StepAsync(client, step);
        Assert.Equal("slack_webapi_platform_error", said.GetProperty("code").GetString());
        Assert.Equal(error, said.GetProperty("error").GetString());
        return said;
    }
}
