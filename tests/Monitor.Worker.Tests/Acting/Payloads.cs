using System.Text.Json;
using System.Text.Json.Nodes;
using Monitor.Worker.Acting.Intake;

namespace Monitor.Worker.Tests.Acting;

/// <summary>What Slack sends, in its own words.</summary>
internal static class Payloads
{
    public const string Channel = "C123";
    public const string Message = "1931.5";

    public static JsonObject Button(string user, string action, string value, string? trigger = null, Uri? responseUrl = null, string block = "item-1-acts") =>
        Action(user, new JsonObject { ["type"] = "button", ["action_id"] = action, ["block_id"] = block, ["value"] = value, ["action_ts"] = "1931.6" }, trigger, responseUrl);

    public static JsonObject Choice(string user, string action, string value, string? trigger = null, Uri? responseUrl = null, string type = "static_select") => Action(
        user,
        new JsonObject { ["type"] = type, ["action_id"] = action, ["block_id"] = "item-1-more", ["selected_option"] = new JsonObject { ["value"] = value, ["text"] = Plain("Choice") } },
        trigger,
        responseUrl);

    public static JsonObject UserChoice(string user, string chosen, string block, Uri? responseUrl = null) =>
        Action(user, new JsonObject { ["type"] = "users_select", ["action_id"] = "assign", ["block_id"] = block, ["selected_user"] = chosen }, trigger: null, responseUrl);

    /// <param name="metadata">As the form that was opened carried it.</param>
    /// <param name="values">By block and element.</param>
    public static JsonObject Form(string user, string callback, string metadata, JsonObject values, string trigger = "form.1") => new()
    {
        ["type"] = "view_submission",
        ["team"] = Team(),
        ["user"] = User(user),
        ["api_app_id"] = "A0APP",
        ["trigger_id"] = trigger,
        ["view"] = new JsonObject { ["id"] = "V1", ["type"] = "modal", ["callback_id"] = callback, ["private_metadata"] = metadata, ["state"] = new JsonObject { ["values"] = values } },
        ["response_urls"] = new JsonArray(),
    };

    public static JsonObject Command(string user, string text, Uri? responseUrl = null, string trigger = "command.1") => new()
    {
        ["command"] = "/regwatch",
        ["text"] = text,
        ["user_id"] = user,
        ["user_name"] = "somebody",
        ["team_id"] = IncomingSlack.Team,
        ["channel_id"] = Channel,
        ["channel_name"] = "law",
        ["api_app_id"] = "A0APP",
        ["trigger_id"] = trigger,
        ["response_url"] = responseUrl?.AbsoluteUri,
    };

    public static JsonObject HomeOpened(string user, string id = "Ev1", string tab = "home") => new()
    {
        ["type"] = "event_callback",
        ["team_id"] = IncomingSlack.Team,
        ["api_app_id"] = "A0APP",
        ["event_id"] = id,
        ["event_time"] = 1931,
        ["event"] = new JsonObject { ["type"] = "app_home_opened", ["user"] = user, ["channel"] = "D1", ["tab"] = tab, ["event_ts"] = "1931.5" },
    };

    /// <param name="workspace">By whose door it comes.</param>
    public static Envelope Envelope(JsonObject payload, string workspace = "")
    {
        var kind = payload.ContainsKey("command") ? EnvelopeKind.Command : payload.ContainsKey("event") ? EnvelopeKind.Event : EnvelopeKind.Interactive;
        return new Envelope(workspace, kind, JsonDocument.Parse(payload.ToJsonString()).RootElement, "envelope-1");
    }

    private static JsonObject Action(string user, JsonObject action, string? trigger, Uri? responseUrl) => new()
    {
        ["type"] = "block_actions",
        ["user"] = User(user),
        ["team"] = Team(),
        ["api_app_id"] = "A0APP",
        ["container"] = new JsonObject { ["type"] = "message", ["message_ts"] = Message, ["channel_id"] = Channel, ["is_ephemeral"] = false },
        ["trigger_id"] = trigger ?? "press.1",
        ["channel"] = new JsonObject { ["id"] = Channel, ["name"] = "law" },
        ["message"] = new JsonObject { ["type"] = "message", ["ts"] = Message, ["text"] = "An alert" },
        ["response_url"] = responseUrl?.AbsoluteUri,
        ["actions"] = new JsonArray(action),
    };

    private static JsonObject User(string id) => new() { ["id"] = id, ["username"] = "somebody", ["team_id"] = IncomingSlack.Team };

    private static JsonObject Team() => new() { ["id"] = IncomingSlack.Team, ["domain"] = "team" };

    private static JsonObject Plain(string text) => new() { ["type"] = "plain_text", ["text"] = text };
}
