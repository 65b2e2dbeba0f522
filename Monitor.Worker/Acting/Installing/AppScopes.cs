namespace Monitor.Worker.Acting.Installing;

/// <summary>By which door presses and commands come in.</summary>
internal enum SlackDoor
{
    /// <summary>Over a connection that Monitor opens: no open port.</summary>
    Socket,

    /// <summary>By signed requests to Monitor's address.</summary>
    Http,

    /// <summary>Alerts go out, and nothing comes back.</summary>
    None,
}

/// <summary>A right that the app needs of Slack.</summary>
/// <param name="For">What it is for, as it follows "needed to".</param>
internal sealed record AppScope(string Name, string For);

/// <summary>The rights that are used, and no others.</summary>
internal static class AppScopes
{
    public const string Connections = "connections:write";

    private static readonly AppScope[] Always =
    [
        new("chat:write", "post alerts and keep them up to date"),
        new("channels:read", "see whether the app is in the channels that rules name"),
        new("groups:read", "see the same of private channels"),
        new("channels:history", "find a message again whose sending is in doubt, before it is sent twice"),
        new("groups:history", "find the same in private channels"),
    ];

    private static readonly AppScope[] WithAnswers =
    [
        new("commands", "offer the slash command"),
        new("users:read", "see who has pressed a button"),
        new("users:read.email", "find that person's account"),
    ];

    public static IReadOnlyList<AppScope> Needed(SlackDoor door) => door == SlackDoor.None ? Always : [.. Always, .. WithAnswers];
}
