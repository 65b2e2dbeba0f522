using Monitor.Worker.Alerting.Slack;

namespace Monitor.Worker.Alerting;

/// <summary>Tells an operator where messages go, and how to change that. No secret is in it.</summary>
internal sealed class AlertDestination(SlackSettings slack)
{
    public bool IsSlack => slack.Notifier != NotifierWords.Preview;

    public string Describe() => slack.Notifier switch
    {
        NotifierWords.SlackBot => "to Slack, as a bot",
        NotifierWords.SlackWebhook => "to Slack, by incoming webhook",
        _ => "Slack is not configured, so messages go to this console and to the page /alerts (set Slack__BotToken or Slack__WebhookUrl to change that)",
    };
}
