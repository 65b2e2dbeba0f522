namespace Monitor.Worker.Alerting.Slack;

/// <summary>One workspace, as messages need it.</summary>
/// <param name="Name">As in <see cref="ChannelName"/>.</param>
/// <param name="Way">By which messages get there: one of <see cref="NotifierWords"/>.</param>
/// <param name="IsInteractive">Presses in messages come back to us, by one way or the other.</param>
internal sealed record SlackWorkspace(string Name, SlackSecrets Secrets, string Way, bool IsInteractive);
