namespace Monitor.Worker.Alerting.Slack.Calling;

/// <summary>The methods of Slack's that messages need.</summary>
internal enum SlackMethod
{
    /// <summary>An incoming webhook, which is no method and has the same pace.</summary>
    Webhook,
    PostMessage,
    Update,
    History,
    Replies,
    AuthTest,
}

/// <summary>A method and the channel that it is called for.</summary>
/// <param name="Channel">As rules name it; without an id for a method that is about none.</param>
internal sealed record SlackCall(SlackMethod Method, string Channel)
{
    /// <summary>What is counted together: posts by channel, everything else by method and workspace.</summary>
    public string Limit => Method is SlackMethod.PostMessage or SlackMethod.Webhook ? $"post {Channel}" : $"{Method.Name()} {ChannelName.Of(Channel).Workspace}";
}

internal static class SlackMethods
{
    public static string Name(this SlackMethod method) => method switch
    {
        SlackMethod.Webhook => "webhook",
        SlackMethod.PostMessage => "chat.postMessage",
        SlackMethod.Update => "chat.update",
        SlackMethod.History => "conversations.history",
        SlackMethod.Replies => "conversations.replies",
        SlackMethod.AuthTest => "auth.test",
    };

    /// <summary>Between two calls that are counted together.</summary>
    /// <param name="posts">Between two messages of a channel.</param>
    public static TimeSpan Interval(this SlackMethod method, TimeSpan posts) => method switch
    {
        SlackMethod.Webhook or SlackMethod.PostMessage => posts,
        // Tier 3: fifty and more a minute, each method by itself.
        SlackMethod.Update or SlackMethod.History or SlackMethod.Replies => posts * 1.2,
        SlackMethod.AuthTest => posts,
    };
}
