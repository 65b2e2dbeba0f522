using Monitor.Worker.Alerting.Slack;

namespace Monitor.Worker.Alerting;

/// <summary>The words of the switch that chooses how messages leave the house.</summary>
internal static class NotifierWords
{
    public const string Preview = "preview";
    public const string SlackBot = "slack-bot";
    public const string SlackWebhook = "slack-webhook";

    public static IReadOnlyList<string> All { get; } = [Preview, SlackBot, SlackWebhook];

    /// <summary>
    /// The word that is set; without one, what the secrets allow. The bot goes before the webhook: it can do more. Only the preview is a choice for
    /// workspaces with a name too: each of them goes by its own secrets.
    /// </summary>
    public static string Chosen(string workspace, string? word, SlackSecrets secrets) =>
        word is not null && (word == Preview || workspace == ChannelName.Unnamed) ? word : secrets.BotToken is not null ? SlackBot : secrets.HasWebhook ? SlackWebhook : Preview;
}
