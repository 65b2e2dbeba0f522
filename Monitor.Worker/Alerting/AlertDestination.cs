using Monitor.Worker.Alerting.Slack;

namespace Monitor.Worker.Alerting;

/// <summary>Tells an operator where messages go, and how to change that. No secret is in it.</summary>
internal sealed class AlertDestination(SlackSettings slack)
{
    /// <summary>What an incoming webhook cannot do: it tells no key of its messages, and takes nothing back.</summary>
    public const string LimitsOfWebhooks = "each alert a message of its own there, never brought up to date, with nothing to press, and sent again where Slack gave no answer";

    public bool IsSlack => Reached.Any();

    public string Describe() => IsSlack
        ? $"to Slack, {string.Join(", ", Reached.Select(Words))}"
        : "Slack is not configured, so messages go to this console and to the page /alerts (set Slack__BotToken or Slack__WebhookUrl to change that)";

    private IEnumerable<SlackWorkspace> Reached => slack.Workspaces.Where(workspace => workspace.Way != NotifierWords.Preview);

    private static string Words(SlackWorkspace workspace) =>
        (workspace.Name.Length == 0 ? "" : $"in the workspace {workspace.Name} ") + (workspace.Way == NotifierWords.SlackBot ? "as a bot" : $"by incoming webhook ({LimitsOfWebhooks})");
}
