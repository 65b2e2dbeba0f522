using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Monitor.Worker.Acting.Signed;
using Monitor.Worker.Alerting.Slack;
using Monitor.Worker.Tests.Alerting;

namespace Monitor.Worker.Tests.Acting;

/// <summary>
/// Slack's own clients judge what the tests say in Slack's place, and the signatures that are taken here: what they take for Slack may stand for
/// it. They are installed by <c>npm ci --ignore-scripts</c> in tests/peers; without them these tests say so and skip.
/// </summary>
public sealed class SlackPeerTests : IAsyncLifetime
{
    private IncomingSlack _slack = default!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _slack = await IncomingSlack.StartAsync();

    public ValueTask DisposeAsync() => _slack.DisposeAsync();

    [Fact]
    public async Task The_official_socket_client_takes_our_greeting_our_envelopes_and_our_wish_for_another_line()
    {
        using var peer = SlackClient.Start("socket", _slack.Api, IncomingSlack.AppToken);
        var first = await _slack.NextSocketAsync(Ct);
        Assert.Equal("connected", (await peer.NextAsync(Ct)).GetProperty("event").GetString());

        var press = await first.SendAsync("interactive", Payloads.Button(ActingStage.Lea, "seen", "1").ToJsonString(), takesPayload: true);
        var command = await first.SendAsync("slash_commands", Payloads.Command(ActingStage.Lea, "help").ToJsonString());
        var happened = await first.SendAsync("events_api", Payloads.HomeOpened(ActingStage.Lea).ToJsonString());
        var told = new List<string> { await peer.AcknowledgedAsync(Ct), await peer.AcknowledgedAsync(Ct), await peer.AcknowledgedAsync(Ct) };
        var (ack, _) = await first.AckAsync(press, Ct);
        await first.DisconnectAsync("refresh_requested");
        var second = await _slack.NextSocketAsync(Ct);
        var after = await second.SendAsync("interactive", Payloads.Button(ActingStage.Lea, "seen", "2").ToJsonString());
        await second.AckAsync(after, Ct);

        Assert.Equal(["/regwatch", "app_home_opened", "seen"], told.Order(StringComparer.Ordinal));
        Assert.Equal("taken", ack.GetProperty("payload").GetProperty("text").GetString());
        Assert.True(first.WasAcknowledged(command) && first.WasAcknowledged(happened));
        Assert.All(_slack.CallsOf("apps.connections.open"), call => Assert.Equal($"Bearer {IncomingSlack.AppToken}", call.Authorization));
        Assert.Equal(2, _slack.CallsOf("apps.connections.open").Count);
    }

    [Fact]
    public async Task The_official_web_client_takes_our_answers_and_our_refusals()
    {
        _slack.Knows("U00LEA", "lea@example.org");
        _slack.Answer("conversations.info", """{"ok":false,"error":"ratelimited"}""");
        using var peer = SlackClient.Start("methods", _slack.Api, IncomingSlack.BotToken, _slack.NewTrigger());

        var told = new Dictionary<string, JsonElement>();
        while (told.Count < 8)
        {
            var line = await peer.NextAsync(Ct);
            told[line.GetProperty("method").GetString()!] = line;
        }

        foreach (var method in (string[])["auth.test", "users.info", "views.open", "views.publish", "chat.postEphemeral"]) Assert.True(told[method].GetProperty("ok").GetBoolean(), $"{told[method]}");
        Assert.Contains("users:read.email", told["auth.test"].GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()));
        Assert.Equal("exchanged_trigger_id", told["views.open again"].GetProperty("error").GetString());
        Assert.Equal("invalid_auth", told["apps.connections.open"].GetProperty("error").GetString());
        Assert.Equal(7, told["conversations.info"].GetProperty("retryAfter").GetInt32());
    }

    [Fact]
    public async Task The_official_verifier_judges_every_signature_as_we_do()
    {
        const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Web.Seed.Now);
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        using var peer = SlackClient.Start("verify");

        foreach (var (body, at, spoil) in (IEnumerable<(string, long, Func<string, string>)>)
        [
            ("payload=%7B%22a%22%3A1%7D", now, same => same), ("", now - 299, same => same), ("日本 & ü \r\n", now - 1, same => same), ("x", now - 301, same => same),
            ("x", now - 400, same => same), ("x", now, right => right[..^1] + (right[^1] == '0' ? '1' : '0')), ("x", now, right => right.ToUpperInvariant()),
            ("x", now, right => "v1" + right[2..]), ("x", now, _ => "v0="), ("x", now, right => right + "0"),
        ])
        {
            var timestamp = at.ToString(CultureInfo.InvariantCulture);
            var signature = spoil(SignatureCheck.Sign(new Secret(Secret), timestamp, Encoding.UTF8.GetBytes(body)));
            await peer.SayAsync(new JsonObject { ["secret"] = Secret, ["timestamp"] = timestamp, ["signature"] = signature, ["body"] = body, ["now"] = now });

            var theirs = (await peer.NextAsync(Ct)).GetProperty("good").GetBoolean();
            var ours = new SignatureCheck(time).Judge(new Secret(Secret), timestamp, signature, Encoding.UTF8.GetBytes(body)) == SignatureVerdict.Good;

            Assert.True(theirs == ours, $"{body} {at - now} {signature}: theirs {theirs}, ours {ours}");
        }
    }
}
