using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Monitor.Worker.Acting.Asking;

namespace Monitor.Worker.Acting.Installing;

/// <summary>The manifest from which Slack makes the app: pasted once, it needs no clicking together.</summary>
internal static class AppManifest
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="publicUrl">Under which Slack reaches Monitor; used for <see cref="SlackDoor.Http"/> only.</param>
    public static string Write(SlackDoor door, string publicUrl) => Draw(door, publicUrl).ToJsonString(Indented);

    public static JsonObject Draw(SlackDoor door, string publicUrl)
    {
        var features = new JsonObject
        {
            ["bot_user"] = new JsonObject { ["display_name"] = "Monitor", ["always_online"] = true },
        };
        var settings = new JsonObject { ["org_deploy_enabled"] = false, ["socket_mode_enabled"] = door == SlackDoor.Socket, ["token_rotation_enabled"] = false };
        if (door != SlackDoor.None)
        {
            features["app_home"] = new JsonObject { ["home_tab_enabled"] = true, ["messages_tab_enabled"] = true, ["messages_tab_read_only_enabled"] = true };
            features["slash_commands"] = new JsonArray(Addressed(
                new JsonObject
                {
                    ["command"] = CommandDeeds.Command,
                    ["description"] = "Ask Monitor about laws on user data",
                    ["usage_hint"] = "search | since | status | why | snoozed | help",
                    ["should_escape"] = false,
                },
                "url", "commands", door, publicUrl));
            settings["interactivity"] = Addressed(new JsonObject { ["is_enabled"] = true }, "request_url", "interactions", door, publicUrl);
            settings["event_subscriptions"] = Addressed(new JsonObject { ["bot_events"] = new JsonArray("app_home_opened") }, "request_url", "events", door, publicUrl);
        }

        return new JsonObject
        {
            ["display_information"] = new JsonObject
            {
                ["name"] = "Monitor",
                ["description"] = "Tells policy leads what lawmakers plan for user data and its disclosure",
                ["background_color"] = "#14181b",
            },
            ["features"] = features,
            ["oauth_config"] = new JsonObject { ["scopes"] = new JsonObject { ["bot"] = new JsonArray([.. AppScopes.Needed(door).Select(scope => (JsonNode)scope.Name)]) } },
            ["settings"] = settings,
        };
    }

    // Over a socket there is no address, and Slack refuses one.
    private static JsonObject Addressed(JsonObject part, string name, string path, SlackDoor door, string publicUrl)
    {
        if (door == SlackDoor.Http) part[name] = $"{publicUrl.TrimEnd('/')}/slack/{path}";
        return part;
    }
}
