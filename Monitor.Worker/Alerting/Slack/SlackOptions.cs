namespace Monitor.Worker.Alerting.Slack;

/// <summary>
/// The section "Slack". Secrets come from configuration or environment (<c>Slack__BotToken</c>), or from a file named by the same
/// key with <c>_FILE</c> behind it (<c>Slack__BotToken_FILE=/run/secrets/slack</c>).
/// </summary>
internal sealed class SlackOptions
{
    public const string Section = "Slack";

    /// <summary>What Slack allows.</summary>
    public static readonly TimeSpan UsualPostEvery = TimeSpan.FromSeconds(1);

    /// <summary>Bot token with the scope chat:write.</summary>
    public string? BotToken { get; set; }

    [ConfigurationKeyName("BotToken_FILE")]
    public string? BotTokenFile { get; set; }

    /// <summary>One incoming webhook for all channels that <see cref="Webhooks"/> does not name.</summary>
    public string? WebhookUrl { get; set; }

    [ConfigurationKeyName("WebhookUrl_FILE")]
    public string? WebhookUrlFile { get; set; }

    /// <summary>Channel, as rules name it, to its incoming webhook.</summary>
    public IDictionary<string, string> Webhooks { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Where Slack's methods are; another only for tests and proxies.</summary>
    public string ApiUrl { get; set; } = "https://slack.com/api/";

    /// <summary>Between two messages of one channel; other methods keep to their tiers in the same measure.</summary>
    public TimeSpan PostEvery { get; set; } = UsualPostEvery;

    /// <summary>How long one post may take before its outcome counts as unknown.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);
}
