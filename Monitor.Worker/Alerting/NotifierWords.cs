using Monitor.Worker.Alerting.Slack;

namespace Monitor.Worker.Alerting;

/// <summary>The words of the one switch that chooses how messages leave the house.</summary>
internal static class NotifierWords
{
    public const string Preview = "preview";
    public const string SlackBot = "slack-bot";
    public const string SlackWebhook = "slack-webhook";

    public static IReadOnlyList<string> All { get; } = [Preview, SlackBot, SlackWebhook];

    /// <summary>The word that is set; without one, what the secrets allow. The bot goes before the webhook: it can do more.</summary>
    public static string Chosen(string? word, SlackSecrets secrets) =>
        word ?? (secrets.BotToken is not null ? SlackBot : secrets.HasWebhook ? SlackWebhook : Preview);
}
