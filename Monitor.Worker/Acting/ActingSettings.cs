using Microsoft.Extensions.Options;
using Monitor.Worker.Alerting;
using Monitor.Worker.Alerting.Slack;

namespace Monitor.Worker.Acting;

/// <summary>What the way back needs of three checked sections.</summary>
internal sealed class ActingSettings(IOptions<ActingOptions> acting, SlackSettings messages, IOptions<SlackOptions> slack, IOptions<AlertingOptions> alerting)
{
    /// <summary>The one without a name first, whether it has anything set or not.</summary>
    public IReadOnlyList<ActingWorkspace> Workspaces { get; } =
    [
        .. acting.Value.All.Select(pair => new ActingWorkspace(
            pair.Name,
            messages.Of(ChannelName.OfWorkspace(pair.Name).ToString()).Secrets.BotToken,
            ActingSecrets.Read(pair.Options, SlackOptions.SectionOfWorkspace(pair.Name)).Secrets)),
    ];

    public bool HasDoor => Workspaces.Any(workspace => workspace.HasDoor);

    /// <summary>Methods stand below it.</summary>
    public Uri Api { get; } = new(slack.Value.ApiUrl.TrimEnd('/') + "/");

    public TimeSpan Timeout { get; } = slack.Value.Timeout;

    /// <summary>Without a slash at its end.</summary>
    public string PublicUrl { get; } = alerting.Value.PublicUrl.TrimEnd('/');

    public string OperatorsChannel { get; } = alerting.Value.OperatorsChannel;

    public ActingWorkspace Of(string workspace) => Workspaces.First(known => known.Name == workspace);

    public Uri Page(string path) => new(PublicUrl + path);

    public Uri Item(long id) => Page(FormattableString.Invariant($"/items/{id}"));
}
