namespace Monitor.Worker.Alerting.Slack;

/// <summary>
/// How messages get into one workspace. Secrets come from configuration or environment (<c>Slack__BotToken</c>), or from a file named by the same
/// key with <c>_FILE</c> behind it (<c>Slack__BotToken_FILE=/run/secrets/slack</c>).
/// </summary>
internal class SlackWorkspaceOptions
{
    /// <summary>Bot token with the scope chat:write.</summary>
    public string? BotToken { get; set; }

    [ConfigurationKeyName("BotToken_FILE")]
    public string? BotTokenFile { get; set; }

    /// <summary>One incoming webhook for all channels that <see cref="Webhooks"/> does not name.</summary>
    public string? WebhookUrl { get; set; }

    [ConfigurationKeyName("WebhookUrl_FILE")]
    public string? WebhookUrlFile { get; set; }

    /// <summary>Id of a channel to its incoming webhook.</summary>
    public IDictionary<string, string> Webhooks { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
}
