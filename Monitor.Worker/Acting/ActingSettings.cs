using Microsoft.Extensions.Options;
using Monitor.Worker.Alerting;
using Monitor.Worker.Alerting.Slack;

namespace Monitor.Worker.Acting;

/// <summary>What the way back needs of three checked sections.</summary>
internal sealed class ActingSettings(IOptions<ActingOptions> acting, IOptions<SlackOptions> slack, IOptions<AlertingOptions> alerting)
{
    private readonly ActingSecrets _secrets = ActingSecrets.Read(acting.Value).Secrets;

    public Secret? AppToken => _secrets.AppToken;

    public Secret? SigningSecret => _secrets.SigningSecret;

    public Secret? BotToken { get; } = SlackSecrets.Read(slack.Value, SlackOptions.Section).Secrets.BotToken;

    /// <summary>Name of account by Slack user id.</summary>
    public IReadOnlyDictionary<string, string> People => _secrets.People;

    /// <summary>Methods stand below it.</summary>
    public Uri Api { get; } = new(slack.Value.ApiUrl.TrimEnd('/') + "/");

    public TimeSpan Timeout { get; } = slack.Value.Timeout;

    /// <summary>Without a slash at its end.</summary>
    public string PublicUrl { get; } = alerting.Value.PublicUrl.TrimEnd('/');

    public string OperatorsChannel { get; } = alerting.Value.OperatorsChannel;

    public Uri Page(string path) => new(PublicUrl + path);

    public Uri Item(long id) => Page(FormattableString.Invariant($"/items/{id}"));
}
