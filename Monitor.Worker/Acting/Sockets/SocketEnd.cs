using Monitor.Worker.Acting.Slack;

namespace Monitor.Worker.Acting.Sockets;

/// <summary>Why a connection is to be replaced, or is none.</summary>
internal abstract record SocketEnd
{
    private SocketEnd()
    {
    }

    /// <summary>Slack asks for another connection before it ends this one.</summary>
    public sealed record Refresh : SocketEnd;

    /// <summary>Trying again will not help until somebody has acted.</summary>
    /// <param name="Why">What is so, and what to do.</param>
    public sealed record Final(string Why) : SocketEnd;

    /// <summary>It may be better in a while.</summary>
    /// <param name="After">Not before, where Slack says so.</param>
    public sealed record Broken(string Why, TimeSpan? After = null) : SocketEnd;

    /// <param name="section">In which the token stands.</param>
    public static SocketEnd OfRefusal(SlackSaid said, string section) => said switch
    {
        SlackSaid.Refused { Code: "invalid_auth" or "not_authed" or "account_inactive" or "token_revoked" or "token_expired" } refused =>
            new Final($"Slack refuses {section}:AppToken ({refused.Code}); make a new app-level token, set it and restart Monitor"),
        SlackSaid.Refused { Code: "not_allowed_token_type" or "missing_scope" or "no_permission" } refused =>
            new Final($"{section}:AppToken may not open a connection ({refused.Code}); it needs the scope connections:write"),
        SlackSaid.Refused refused => new Broken($"Slack answers {refused.Code}"),
        SlackSaid.Silent silent => new Broken(silent.Why, silent.After),
        _ => new Broken("the answer names no address"),
    };
}
