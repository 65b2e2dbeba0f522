using Monitor.Worker.Alerting;

namespace Monitor.Worker.Acting;

/// <summary>What the section "Slack" says of the way back: from the workspace without a name, and from others by theirs.</summary>
internal sealed class ActingOptions : ActingWorkspaceOptions
{
    public const string Section = "Slack";

    public IDictionary<string, ActingWorkspaceOptions> Workspaces { get; } = new Dictionary<string, ActingWorkspaceOptions>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The one without a name first; names as in <see cref="ChannelName"/>.</summary>
    public IEnumerable<(string Name, ActingWorkspaceOptions Options)> All =>
        [(ChannelName.Unnamed, this), .. Workspaces.OrderBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase).Select(pair => (pair.Key.ToLowerInvariant(), pair.Value))];
}
