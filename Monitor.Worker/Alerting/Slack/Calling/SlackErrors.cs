using System.Text.RegularExpressions;

namespace Monitor.Worker.Alerting.Slack.Calling;

/// <summary>Slack's error words, by who can do something about them: time, the operator, or nobody but us.</summary>
internal static partial class SlackErrors
{
    private const string Token = "the bot token";
    private const string CheckToken = $"check {Token} and that the app is still installed";
    private const string CheckChannel = "use the channel's id in the rule, and invite the app to it if it is private";
    private const string CheckRights = "a workspace administrator has to allow the app to post";
    private const string NewWebhook = "make a new incoming webhook in Slack and set it";

    // Nothing can be sent anywhere in the workspace until somebody mends it.
    private static readonly Dictionary<string, string> Workspace = new()
    {
        ["invalid_auth"] = CheckToken,
        ["not_authed"] = CheckToken,
        ["account_inactive"] = CheckToken,
        ["token_revoked"] = CheckToken,
        ["token_expired"] = CheckToken,
        ["not_allowed_token_type"] = $"{Token} must be one that begins with xoxb-",
        ["missing_scope"] = "give the app the scope chat:write and install it again",
        ["team_access_not_granted"] = CheckRights,
        ["two_factor_setup_required"] = CheckRights,
        ["ekm_access_denied"] = CheckRights,
        ["org_login_required"] = CheckRights,
    };

    private static readonly Dictionary<string, string> Channel = new()
    {
        ["channel_not_found"] = CheckChannel,
        ["not_in_channel"] = "invite the app to the channel, or give it the scope chat:write.public",
        ["is_archived"] = "the channel is archived; name another in the rule",
        ["channel_is_archived"] = "the channel is archived; name another in the rule",
        ["messages_tab_disabled"] = "the app takes no direct messages; name a channel in the rule",
        ["action_prohibited"] = CheckRights,
        ["posting_to_channel_denied"] = CheckRights,
        ["user_not_found"] = NewWebhook,
        ["no_service"] = NewWebhook,
        ["no_team"] = NewWebhook,
    };

    private static readonly HashSet<string> Ours =
    [
        "invalid_blocks", "invalid_blocks_format", "msg_too_long", "msg_blocks_too_long", "no_text", "too_many_attachments", "invalid_arguments",
        "invalid_arg_name", "invalid_json", "json_not_object", "invalid_payload",
    ];

    // The message that this one was to change, or to hang under.
    private static readonly HashSet<string> Lost = ["message_not_found", "cant_update_message", "edit_window_closed", "thread_not_found", "cannot_reply_to_message"];

    // Part of the work may have been done.
    private static readonly HashSet<string> Half = ["fatal_error", "internal_error", "request_timeout", "service_unavailable"];

    /// <summary>Null for a word that says nothing final: a passing fault, or one that Slack has thought of since.</summary>
    public static SlackVerdict? OfCode(string code, string channel, TimeSpan? retryAfter = null)
    {
        if (Ours.Contains(code) || IsOfMetadata(code)) return new SlackVerdict.Reword(code);
        if (Workspace.TryGetValue(code, out var remedy)) return SlackVerdict.Blocked(BlockScope.Workspace, $"{Refuses(channel)} with {code}: {remedy.Replace(Token, $"{SlackOptions.SectionOf(channel)}:BotToken", StringComparison.Ordinal)}.");
        if (Channel.TryGetValue(code, out var advice)) return SlackVerdict.Blocked(BlockScope.Channel, $"Slack refuses channel '{channel}' with {code}: {advice}.");
        if (code.StartsWith("restricted_action", StringComparison.Ordinal)) return SlackVerdict.Blocked(BlockScope.Channel, $"Slack refuses channel '{channel}' with {code}: {CheckRights}.");
        if (Lost.Contains(code)) return SlackVerdict.Gone($"Slack no longer has the message in channel '{channel}' ({code}).");
        if (code is "ratelimited" or "rate_limited") return SlackVerdict.Limited($"Slack limits the rate of channel '{channel}'", retryAfter);
        return Half.Contains(code) ? SlackVerdict.Doubtful($"Slack answers {code}; the message may have been posted", retryAfter) : null;
    }

    public static bool IsOfMetadata(string code) => code.StartsWith("invalid_metadata", StringComparison.Ordinal);

    /// <summary>For an answer whose body told nothing.</summary>
    public static SlackVerdict OfStatus(int status, TimeSpan? retryAfter, string channel, string advice) => status switch
    {
        429 => SlackVerdict.Limited($"Slack limits the rate of channel '{channel}'", retryAfter),
        408 or >= 500 => SlackVerdict.Doubtful($"Slack answers {status}; the message may have been posted", retryAfter),
        >= 400 => SlackVerdict.Blocked(BlockScope.Channel, $"Slack answers {status} for channel '{channel}': {advice}."),
        _ => SlackVerdict.Doubtful($"the answer ({status}) is not one of Slack's; is a proxy in between?", retryAfter),
    };

    /// <summary>The word that may be repeated in logs: what is not a plain error word is not repeated.</summary>
    public static string Code(string? word) => word is not null && CodeForm().IsMatch(word) ? word : "unknown_error";

    private static string Refuses(string channel) => ChannelName.Of(channel) is { Workspace: { Length: > 0 } workspace } ? $"Slack refuses the workspace {workspace}" : "Slack refuses";

    [GeneratedRegex("^[a-z_]{1,64}$")]
    private static partial Regex CodeForm();
}
