using System.Text.Json;
using Monitor.Worker.Acting.Slack;

namespace Monitor.Worker.Acting.Intake;

/// <summary>Reads what Slack sends. Null for what it is not: then nothing is done, and nobody is there to be told.</summary>
internal static class RequestReading
{
    private const int LongestText = 4_000;

    public static SlackRequest? Read(Envelope envelope) => envelope.Kind switch
    {
        EnvelopeKind.Interactive => Interactive(envelope.Workspace, envelope.Payload),
        EnvelopeKind.Command => Command(envelope.Workspace, envelope.Payload),
        EnvelopeKind.Event => Event(envelope.Workspace, envelope.Payload),
    };

    private static SlackRequest? Interactive(string workspace, JsonElement payload)
    {
        if (payload.Text("user", "id") is not { Length: > 0 } user) return null;
        return payload.Text("type") switch
        {
            "block_actions" => Pressed(workspace, payload, user),
            "view_submission" => new SlackRequest.Submitted(payload.Text("view", "callback_id") ?? "", payload.Text("view", "private_metadata") ?? "", new FormState(payload.At("view", "state", "values") ?? default))
            {
                Workspace = workspace,
                User = user,
                Trigger = payload.Text("trigger_id"),
            },
            _ => new SlackRequest.Idle { Workspace = workspace, User = user },
        };
    }

    private static SlackRequest.Pressed? Pressed(string workspace, JsonElement payload, string user)
    {
        // Slack sends one press at a time, as a list.
        if (payload.Each("actions").FirstOrDefault() is not { ValueKind: JsonValueKind.Object } action || action.Text("action_id") is not { Length: > 0 } name) return null;
        return new SlackRequest.Pressed(name, Value(action), action.Text("block_id"))
        {
            Workspace = workspace,
            User = user,
            Channel = payload.Text("channel", "id") ?? payload.Text("container", "channel_id"),
            Thread = Thread(payload),
            ResponseUrl = Address(payload.Text("response_url")),
            Trigger = payload.Text("trigger_id"),
            InHome = payload.Text("view", "type") == "home",
        };
    }

    // Who presses a button in the channel looks at the channel: an answer in the thread below it would not be seen.
    private static string? Thread(JsonElement payload)
    {
        var parent = payload.Text("message", "thread_ts") ?? payload.Text("container", "thread_ts");
        return parent is not null && parent != (payload.Text("message", "ts") ?? payload.Text("container", "message_ts")) ? parent : null;
    }

    private static string? Value(JsonElement action) => action.Text("type") switch
    {
        "static_select" or "overflow" or "radio_buttons" => action.Text("selected_option", "value"),
        "users_select" => action.Text("selected_user"),
        _ => action.Text("value"),
    };

    private static SlackRequest.Asked? Command(string workspace, JsonElement payload) => payload.Text("user_id") is { Length: > 0 } user
        ? new SlackRequest.Asked(payload.Text("text") is { } text ? text[..Math.Min(text.Length, LongestText)].Trim() : "")
        {
            Workspace = workspace,
            User = user,
            Channel = payload.Text("channel_id"),
            ResponseUrl = Address(payload.Text("response_url")),
            Trigger = payload.Text("trigger_id"),
        }
        : null;

    private static SlackRequest? Event(string workspace, JsonElement payload) => payload.Text("event", "user") is not { Length: > 0 } user ? null
        : payload.Text("event", "type") is "app_home_opened" && payload.Text("event", "tab") is null or "home" ? new SlackRequest.HomeOpened { Workspace = workspace, User = user }
        : new SlackRequest.Idle { Workspace = workspace, User = user };

    private static Uri? Address(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var url) ? url : null;
}
