using Monitor.Worker.Alerting.Slack;

namespace Monitor.Worker.Alerting;

/// <summary>Tells an operator where messages go, and how to change that. No secret is in it.</summary>
internal sealed class AlertDestination(SlackSettings slack)
{
    public bool IsSlack => Reached.Any();

    public string Describe() => IsSlack
        ? $"to Slack, {string.Join(", ", Reached.Select(Words))}"
        : "Slack is not configured, so messages go to this console and to the page /alerts (set Slack__BotToken or Slack__WebhookUrl to change that)";

    private IEnumerable<SlackWorkspace> Reached => slack.Workspaces.Where(workspace => workspace.Way != NotifierWords.Preview);

    private static string Words(SlackWorkspace workspace) =>
        (workspace.Name.Length == 0 ? "" : $"in the workspace {workspace.Name} ") + (workspace.Way == NotifierWords.SlackBot ? "as a bot" : "by incoming webhook");
}
