using Monitor.Worker.Alerting.Slack;

namespace Monitor.Worker.Acting;

/// <summary>One workspace, as the way back from it needs it.</summary>
/// <param name="Name">As in <see cref="Alerting.ChannelName"/>.</param>
/// <param name="BotToken">By which answers go there.</param>
internal sealed record ActingWorkspace(string Name, Secret? BotToken, ActingSecrets Secrets)
{
    /// <summary>Where its settings stand.</summary>
    public string Section => SlackOptions.SectionOfWorkspace(Name);

    public Secret? AppToken => Secrets.AppToken;

    public Secret? SigningSecret => Secrets.SigningSecret;

    /// <summary>Name of account by Slack user id.</summary>
    public IReadOnlyDictionary<string, string> People => Secrets.People;

    /// <summary>Presses and commands come in from it.</summary>
    public bool HasDoor => AppToken is not null || SigningSecret is not null;
}
