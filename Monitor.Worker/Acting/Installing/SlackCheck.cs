using System.Globalization;
using System.Text.Json;
using Monitor.Worker.Acting.Slack;
using Monitor.Worker.Alerting;
using Monitor.Worker.Alerting.Slack;

namespace Monitor.Worker.Acting.Installing;

/// <param name="Good">Null: it could not be looked at, or needs nothing.</param>
/// <param name="Words">What is so, and where it is wrong, what to do.</param>
internal sealed record CheckedPart(bool? Good, string Name, string Words);

/// <summary>Looks at everything that Slack needs to have and Monitor needs to be told, and says all that is wrong. Nothing is posted.</summary>
internal sealed class SlackCheck(SlackCalls calls, ActingSettings settings, SlackSettings messages, AlertChannels channels, TimeProvider time)
{
    /// <summary>Signatures are good for five minutes.</summary>
    private static readonly TimeSpan MostSkew = TimeSpan.FromMinutes(1);

    /// <summary>Parts of workspaces with a name begin with it.</summary>
    public async Task<IReadOnlyList<CheckedPart>> RunAsync(CancellationToken ct)
    {
        List<CheckedPart> parts = [];
        foreach (var workspace in settings.Workspaces.Where(IsUsed))
        {
            var own = await OfAsync(workspace, ct);
            parts.AddRange(workspace.Name == ChannelName.Unnamed ? own : own.Select(part => part with { Name = $"{workspace.Name}: {part.Name}" }));
        }

        return parts;
    }

    // Where others are named, the one without a name may be left out.
    private bool IsUsed(ActingWorkspace workspace) =>
        workspace.Name != ChannelName.Unnamed || settings.Workspaces.Count == 1 || workspace.BotToken is not null || workspace.HasDoor || HasWebhook(workspace);

    private bool HasWebhook(ActingWorkspace workspace) => messages.Workspaces.Any(known => known.Name == workspace.Name && known.Secrets.HasWebhook);

    private async Task<IReadOnlyList<CheckedPart>> OfAsync(ActingWorkspace workspace, CancellationToken ct)
    {
        if (workspace.BotToken is null) return [Tokenless(workspace), .. await DoorsAsync(workspace, ct)];
        var said = await calls.PostAsync(workspace.Name, "auth.test", [], ct);
        List<CheckedPart> parts = [Token(said)];
        if (HeadOf(said) is { } head)
        {
            parts.Add(Clock(head));
            parts.Add(Scopes(head, DoorOf(workspace)));
        }

        if (said is SlackSaid.Done)
        {
            foreach (var channel in NamedIn(workspace)) parts.Add(await ChannelAsync(workspace, channel, HeadOf(said)?.Scopes ?? [], ct));
        }

        return [.. parts, .. await DoorsAsync(workspace, ct)];
    }

    private CheckedPart Tokenless(ActingWorkspace workspace) => HasWebhook(workspace)
        ? new(null, "webhook", $"is set; only a message tells whether Slack takes it; {AlertDestination.LimitsOfWebhooks}")
        : new(false, "bot token", $"is not set: make the app from `slack manifest`, install it, and set {workspace.Section}:BotToken (or {workspace.Section}:BotToken_FILE)");

    private static SlackDoor DoorOf(ActingWorkspace workspace) =>
        workspace.AppToken is not null ? SlackDoor.Socket : workspace.SigningSecret is not null ? SlackDoor.Http : SlackDoor.None;

    /// <summary>Ids of the channels in it.</summary>
    private IEnumerable<string> NamedIn(ActingWorkspace workspace) => channels.All.Append(channels.Operators).Where(channel => channel != AlertingOptions.Preview)
        .Select(ChannelName.Of).Where(name => name.Workspace == workspace.Name).Select(name => name.Id).Distinct(StringComparer.Ordinal);

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

    private static CheckedPart Scopes(SlackHead head, SlackDoor door)
    {
        if (head.Scopes is not { } has) return new(null, "scopes", "Slack's answer names none");
        var missing = AppScopes.Needed(door).Where(scope => !has.Contains(scope.Name, StringComparer.Ordinal)).ToList();
        return missing.Count == 0
            ? new(true, "scopes", "are all there")
            : new(false, "scopes", $"lack {string.Join("; ", missing.Select(scope => $"{scope.Name} (to {scope.For})"))}: put in the manifest of `slack manifest`, and install the app again");
    }

    private async Task<CheckedPart> ChannelAsync(ActingWorkspace workspace, string channel, IReadOnlyList<string> scopes, CancellationToken ct)
    {
        var name = $"channel {channel}";
        return await calls.AskAsync(workspace.Name, "conversations.info", new Dictionary<string, string> { ["channel"] = channel }, ct) switch
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

    private async Task<IReadOnlyList<CheckedPart>> DoorsAsync(ActingWorkspace workspace, CancellationToken ct)
    {
        List<CheckedPart> parts = [];
        if (workspace.AppToken is not null) parts.Add(await SocketAsync(workspace, ct));
        if (workspace.SigningSecret is not null) parts.Add(Address());
        if (parts.Count == 0) parts.Add(new(null, "way back", $"none: buttons and the slash command do nothing until {workspace.Section}:AppToken (Socket Mode) or {workspace.Section}:SigningSecret (signed HTTP) is set"));
        return parts;
    }

    private async Task<CheckedPart> SocketAsync(ActingWorkspace workspace, CancellationToken ct) => await calls.OpenConnectionAsync(workspace.Name, ct) switch
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
