using System.Globalization;
using System.Text.Json;
using Monitor.Worker.Acting.Slack;
using Monitor.Worker.Alerting;

namespace Monitor.Worker.Acting.Installing;

/// <param name="Good">Null: it could not be looked at, or needs nothing.</param>
/// <param name="Words">What is so, and where it is wrong, what to do.</param>
internal sealed record CheckedPart(bool? Good, string Name, string Words);

/// <summary>Looks at everything that Slack needs to have and Monitor needs to be told, and says all that is wrong. Nothing is posted.</summary>
internal sealed class SlackCheck(SlackCalls calls, ActingSettings settings, AlertChannels channels, TimeProvider time)
{
    /// <summary>Signatures are good for five minutes.</summary>
    private static readonly TimeSpan MostSkew = TimeSpan.FromMinutes(1);

    public async Task<IReadOnlyList<CheckedPart>> RunAsync(CancellationToken ct)
    {
        if (settings.BotToken is null) return [new(false, "bot token", "is not set: make the app from `slack manifest`, install it, and set Slack:BotToken (or Slack:BotToken_FILE)"), .. await DoorsAsync(ct)];
        var said = await calls.PostAsync("auth.test", [], ct);
        List<CheckedPart> parts = [Token(said)];
        if (HeadOf(said) is { } head)
        {
            parts.Add(Clock(head));
            parts.Add(Scopes(head));
        }

        if (said is SlackSaid.Done)
        {
            foreach (var channel in Named()) parts.Add(await ChannelAsync(channel, HeadOf(said)?.Scopes ?? [], ct));
        }

        return [.. parts, .. await DoorsAsync(ct)];
    }

    private SlackDoor Door => settings.AppToken is not null ? SlackDoor.Socket : settings.SigningSecret is not null ? SlackDoor.Http : SlackDoor.None;

    private IEnumerable<string> Named() => channels.All.Append(channels.Operators).Where(channel => channel != AlertingOptions.Preview).Distinct(StringComparer.Ordinal);

    private static SlackHead? HeadOf(SlackSaid said) => said switch
    {
        SlackSaid.Done done => done.Heard,
        SlackSaid.Refused refused => refused.Heard,
        _ => null,
    };

    private static CheckedPart Token(SlackSaid said) => said switch
    {
        SlackSaid.Done { Body: var body } => new(true, "bot token", $"is {body.Text("user")} in {body.Text("team")}"),
        SlackSaid.Refused { Code: var code } => new(false, "bot token", $"is refused ({code}): copy it again from the app's page, or install the app again"),
        _ => new(false, "bot token", $"could not be tried: {said.Reason}. Check the network, the proxy and Slack:ApiUrl"),
    };

    private CheckedPart Clock(SlackHead head)
    {
        if (head.Date is not { } theirs) return new(null, "clock", "Slack's answer tells no time");
        var skew = (time.GetUtcNow() - theirs).Duration();
        return skew <= MostSkew
            ? new(true, "clock", "agrees with Slack's")
            : new(false, "clock", string.Create(CultureInfo.InvariantCulture, $"is {skew.TotalSeconds:0} seconds away from Slack's: requests are refused from 300 on. Let the machine keep its time (NTP)"));
    }

    private CheckedPart Scopes(SlackHead head)
    {
        if (head.Scopes is not { } has) return new(null, "scopes", "Slack's answer names none");
        var missing = AppScopes.Needed(Door).Where(scope => !has.Contains(scope.Name, StringComparer.Ordinal)).ToList();
        return missing.Count == 0
            ? new(true, "scopes", "are all there")
            : new(false, "scopes", $"lack {string.Join("; ", missing.Select(scope => $"{scope.Name} (to {scope.For})"))}: put in the manifest of `slack manifest`, and install the app again");
    }

    private async Task<CheckedPart> ChannelAsync(string channel, IReadOnlyList<string> scopes, CancellationToken ct)
    {
        var name = $"channel {channel}";
        return await calls.AskAsync("conversations.info", new Dictionary<string, string> { ["channel"] = channel }, ct) switch
        {
            SlackSaid.Done { Body: var body } => OfChannel(name, body, scopes),
            SlackSaid.Refused { Code: "channel_not_found" } => new(false, name, "is not to be seen: use its id, as C0123ABCD, and if it is private invite the app to it (/invite @Monitor)"),
            SlackSaid.Refused { Code: "missing_scope", Needed: var needed } => new(null, name, $"cannot be looked at without the scope {needed ?? "channels:read"}"),
            var said => new(false, name, $"could not be looked at: {said.Reason}"),
        };
    }

    private static CheckedPart OfChannel(string name, JsonElement body, IReadOnlyList<string> scopes)
    {
        var shown = body.Text("channel", "name") is { } word ? $"(#{word}) " : "";
        if (body.Bool("channel", "is_archived") is true) return new(false, name, $"{shown}is archived: name another in the rules");
        if (body.Bool("channel", "is_member") is true || body.Bool("channel", "is_im") is true) return new(true, name, $"{shown}has the app in it");
        return body.Bool("channel", "is_private") is not true && scopes.Contains("chat:write.public", StringComparer.Ordinal)
            ? new(true, name, $"{shown}is public, and the app may post to it")
            : new(false, name, $"{shown}has not got the app in it: invite it there (/invite @Monitor)");
    }

    private async Task<IReadOnlyList<CheckedPart>> DoorsAsync(CancellationToken ct)
    {
        List<CheckedPart> parts = [];
        if (settings.AppToken is not null) parts.Add(await SocketAsync(ct));
        if (settings.SigningSecret is not null) parts.Add(Address());
        if (parts.Count == 0) parts.Add(new(null, "way back", "none: buttons and the slash command do nothing until Slack:AppToken (Socket Mode) or Slack:SigningSecret (signed HTTP) is set"));
        return parts;
    }

    private async Task<CheckedPart> SocketAsync(CancellationToken ct) => await calls.OpenConnectionAsync(ct) switch
    {
        SlackSaid.Done => new(true, "app-level token", "opens a connection (Socket Mode)"),
        SlackSaid.Refused { Code: "missing_scope" or "not_allowed_token_type" or "no_permission" } => new(false, "app-level token", $"may not open a connection: make one with the scope {AppScopes.Connections}"),
        SlackSaid.Refused { Code: var code } => new(false, "app-level token", $"is refused ({code}): copy it again, or make another, and see that Socket Mode is on"),
        var said => new(false, "app-level token", $"could not be tried: {said.Reason}"),
    };

    private CheckedPart Address() => settings.PublicUrl.StartsWith("https://", StringComparison.Ordinal)
        ? new(true, "signed HTTP", $"is taken at {settings.PublicUrl}/slack/…; Slack shows on the app's page whether it gets there")
        : new(false, "signed HTTP", "needs an https address under which Slack reaches Monitor: set Alerting:PublicUrl, or use Socket Mode instead");
}
