using Microsoft.Extensions.Options;

namespace Monitor.Worker.Alerting.Slack;

/// <summary>What the notifiers need of two checked sections.</summary>
internal sealed class SlackSettings(IOptions<SlackOptions> slack, IOptions<AlertingOptions> alerting, IConfiguration configuration)
{
    private static readonly string[] Answering = ["AppToken", "AppToken_FILE", "SigningSecret", "SigningSecret_FILE"];

    public SlackSecrets Secrets { get; } = SlackSecrets.Read(slack.Value).Secrets;

    public TimeSpan Timeout { get; } = slack.Value.Timeout;

    /// <summary>Between two messages of one channel.</summary>
    public TimeSpan PostEvery { get; } = slack.Value.PostEvery;

    /// <summary>Presses in messages come back to us, by one way or the other.</summary>
    public bool IsInteractive { get; } = Answering.Any(key => !string.IsNullOrWhiteSpace(configuration[$"{SlackOptions.Section}:{key}"]));

    public Uri PublicUrl { get; } = new(alerting.Value.PublicUrl);

    public Uri Method(string name) => new($"{slack.Value.ApiUrl.TrimEnd('/')}/{name}");

    /// <summary>One of <see cref="NotifierWords"/>.</summary>
    public string Notifier => NotifierWords.Chosen(alerting.Value.Notifier, Secrets);
}
