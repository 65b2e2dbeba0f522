using Microsoft.Extensions.Options;

namespace Monitor.Worker.Alerting.Slack;

/// <summary>What the notifiers need of two checked sections.</summary>
internal sealed class SlackSettings(IOptions<SlackOptions> slack, IOptions<AlertingOptions> alerting)
{
    public SlackSecrets Secrets { get; } = SlackSecrets.Read(slack.Value).Secrets;

    public Uri PostMessage { get; } = new(slack.Value.ApiUrl.TrimEnd('/') + "/chat.postMessage");

    public TimeSpan Timeout { get; } = slack.Value.Timeout;

    public Uri PublicUrl { get; } = new(alerting.Value.PublicUrl);

    /// <summary>One of <see cref="NotifierWords"/>.</summary>
    public string Notifier => NotifierWords.Chosen(alerting.Value.Notifier, Secrets);
}
