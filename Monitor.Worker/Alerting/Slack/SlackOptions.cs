namespace Monitor.Worker.Alerting.Slack;

/// <summary>The section "Slack": the workspace without a name, others by theirs, and what all of them share.</summary>
internal sealed class SlackOptions : SlackWorkspaceOptions
{
    public const string Section = "Slack";

    /// <summary>What Slack allows.</summary>
    public static readonly TimeSpan UsualPostEvery = TimeSpan.FromSeconds(1);

    /// <summary>By name; rules name a channel of one as <c>name/C0123</c>.</summary>
    public IDictionary<string, SlackWorkspaceOptions> Workspaces { get; } = new Dictionary<string, SlackWorkspaceOptions>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Where Slack's methods are; another only for tests and proxies.</summary>
    public string ApiUrl { get; set; } = "https://slack.com/api/";

    /// <summary>Between two messages of one channel; other methods keep to their tiers in the same measure.</summary>
    public TimeSpan PostEvery { get; set; } = UsualPostEvery;

    /// <summary>How long one post may take before its outcome counts as unknown.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Where the settings of a channel's workspace stand.</summary>
    public static string SectionOf(string channel) => SectionOfWorkspace(ChannelName.Of(channel).Workspace);

    public static string SectionOfWorkspace(string workspace) => workspace == ChannelName.Unnamed ? Section : $"{Section}:{nameof(Workspaces)}:{workspace}";
}
