using Microsoft.Extensions.Options;

namespace Monitor.Worker.Alerting.Slack;

/// <summary>What the notifiers need of two checked sections.</summary>
internal sealed class SlackSettings
{
    private static readonly string[] Answering = ["AppToken", "AppToken_FILE", "SigningSecret", "SigningSecret_FILE"];

    private readonly SlackOptions _slack;
    private readonly string? _word;
    private readonly Dictionary<string, SlackWorkspace> _byName;

    public SlackSettings(IOptions<SlackOptions> slack, IOptions<AlertingOptions> alerting, IConfiguration configuration)
    {
        _slack = slack.Value;
        _word = alerting.Value.Notifier;
        PublicUrl = new Uri(alerting.Value.PublicUrl);
        Workspaces =
        [
            Read(ChannelName.Unnamed, _slack, configuration),
            .. _slack.Workspaces.OrderBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase).Select(pair => Read(pair.Key.ToLowerInvariant(), pair.Value, configuration)),
        ];
        _byName = Workspaces.ToDictionary(workspace => workspace.Name, StringComparer.Ordinal);
    }

    /// <summary>The one without a name first, whether it has anything set or not.</summary>
    public IReadOnlyList<SlackWorkspace> Workspaces { get; }

    public TimeSpan Timeout => _slack.Timeout;

    /// <summary>Between two messages of one channel.</summary>
    public TimeSpan PostEvery => _slack.PostEvery;

    public Uri PublicUrl { get; }

    public Uri Method(string name) => new($"{_slack.ApiUrl.TrimEnd('/')}/{name}");

    /// <summary>The channel's workspace. One that is no longer named has no secrets: what is owed there waits, and operators are told.</summary>
    public SlackWorkspace Of(string channel) => ChannelName.Of(channel).Workspace is var name && _byName.TryGetValue(name, out var known)
        ? known
        : new SlackWorkspace(name, SlackSecrets.None, NotifierWords.SlackBot, IsInteractive: false);

    private SlackWorkspace Read(string name, SlackWorkspaceOptions options, IConfiguration configuration)
    {
        var section = SlackOptions.SectionOfWorkspace(name);
        var secrets = SlackSecrets.Read(options, section).Secrets;
        return new SlackWorkspace(
            name, secrets, NotifierWords.Chosen(name, _word, secrets), Answering.Any(key => !string.IsNullOrWhiteSpace(configuration[$"{section}:{key}"])));
    }
}
