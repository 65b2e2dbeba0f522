using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Monitor.Worker.Alerting.Slack;

/// <summary>The workspaces that the section "Slack" names, against the channels that rules and others name.</summary>
internal static partial class SlackWorkspaceChecks
{
    /// <param name="known">Keys that a workspace may have.</param>
    public static IEnumerable<string> Mistakes(SlackOptions slack, AlertingOptions alerting, IConfigurationSection section, IReadOnlyCollection<string> known)
    {
        var workspaces = section.GetSection(nameof(SlackOptions.Workspaces));
        var named = Named(alerting).ToList();
        return
        [
            .. workspaces.Value is { Length: > 0 } ? [$"{workspaces.Path} is a single word; give each workspace its name and its settings below it."] : Array.Empty<string>(),
            .. workspaces.GetChildren().SelectMany(workspace => Shape(workspace, known)),
            .. slack.Workspaces.SelectMany(pair => Of(pair.Key, pair.Value, named)),
            .. named.Select(one => Trouble(one, slack, alerting)).OfType<string>(),
            .. SlackSecrets.Twice(All(slack).Select(pair => ($"{SlackOptions.SectionOfWorkspace(pair.Name)}:BotToken", SlackSecrets.Read(pair.Options, "").Secrets.BotToken))),
            .. All(slack).SelectMany(pair => Unaddressed(pair.Name, pair.Options, alerting)),
        ];
    }

    /// <summary>Of those channels that rules name, the ones that nothing could be sent to.</summary>
    public static IEnumerable<string> Unreachable(IConfiguration configuration)
    {
        var slack = configuration.GetSection(SlackOptions.Section).Get<SlackOptions>() ?? new SlackOptions();
        var alerting = configuration.GetSection(AlertingOptions.Section).Get<AlertingOptions>() ?? new AlertingOptions();
        return Named(alerting).Select(one => Trouble(one, slack, alerting)).OfType<string>();
    }

    /// <summary>The one without a name first.</summary>
    private static IEnumerable<(string Name, SlackWorkspaceOptions Options)> All(SlackOptions slack) =>
        [(ChannelName.Unnamed, slack), .. slack.Workspaces.Select(pair => (pair.Key.ToLowerInvariant(), pair.Value))];

    private static List<(string Who, string Channel)> Named(AlertingOptions alerting) =>
    [
        .. alerting.Rules.Where(rule => !string.IsNullOrWhiteSpace(rule.Channel)).Select(rule => ($"Rule '{rule.Name}'", rule.Channel!.Trim())),
        ("Alerting:DefaultChannel", alerting.DefaultChannel?.Trim() ?? ""),
        ("Alerting:OperatorsChannel", alerting.OperatorsChannel?.Trim() ?? ""),
    ];

    private static IEnumerable<string> Shape(IConfigurationSection workspace, IReadOnlyCollection<string> known)
    {
        if (!NameForm().IsMatch(workspace.Key)) yield return $"{workspace.Path} is no name for a workspace; use letters, digits and hyphens.";
        foreach (var mistake in SectionShape.Mistakes(workspace, known, [])) yield return mistake;
    }

    private static IEnumerable<string> Of(string name, SlackWorkspaceOptions options, List<(string Who, string Channel)> named)
    {
        var section = SlackOptions.SectionOfWorkspace(name);
        foreach (var mistake in SlackSecrets.Read(options, section).Mistakes) yield return mistake;
        if (!HasWayIn(options)) yield return $"{section} has neither a BotToken nor a WebhookUrl nor Webhooks; nothing could be sent there.";
        if (!named.Any(one => ChannelName.Of(one.Channel).Workspace.Equals(name, StringComparison.OrdinalIgnoreCase)))
            yield return $"{section} is not used: no rule names a channel of it, as {name}/C0123456789.";
    }

    // What is set, whether it can be read or not: that is told by itself.
    private static bool HasWayIn(SlackWorkspaceOptions options) =>
        options.Webhooks.Count > 0 || new[] { options.BotToken, options.BotTokenFile, options.WebhookUrl, options.WebhookUrlFile }.Any(value => !string.IsNullOrWhiteSpace(value));

    private static string? Trouble((string Who, string Channel) named, SlackOptions slack, AlertingOptions alerting)
    {
        if (named.Channel is "" or AlertingOptions.Preview) return null;
        var name = ChannelName.Of(named.Channel);
        if (!named.Channel.Contains(ChannelName.Mark, StringComparison.Ordinal))
        {
            // Without any workspace everything is shown in the preview, which is how rules are tried.
            return slack.Workspaces.Count == 0 || HasWayIn(slack) || alerting.Notifier == NotifierWords.Preview
                ? null
                : $"{named.Who} names the channel '{named.Channel}', but there is neither a Slack:BotToken nor a webhook for it; write the name of its workspace before it, as {slack.Workspaces.Keys.First()}/{named.Channel}.";
        }

        if (name.Workspace.Length == 0 || name.IsWorkspace || name.Id.Contains(ChannelName.Mark, StringComparison.Ordinal))
            return $"{named.Who} names the channel '{named.Channel}'; write the name of a workspace, a slash and the channel's id, as emea/C0123456789.";
        if (name.Id == AlertingOptions.Preview) return $"{named.Who} names the channel '{named.Channel}'; the preview is of no workspace: write {AlertingOptions.Preview}.";
        return slack.Workspaces.ContainsKey(name.Workspace)
            ? null
            : $"{named.Who} names the channel '{named.Channel}', but there is no workspace '{name.Workspace}'; {(slack.Workspaces.Count > 0 ? $"use one of {string.Join(", ", slack.Workspaces.Keys)}, or " : "")}name it under Slack:Workspaces.";
    }

    private static IEnumerable<string> Unaddressed(string name, SlackWorkspaceOptions options, AlertingOptions alerting)
    {
        var section = SlackOptions.SectionOfWorkspace(name);
        var secrets = SlackSecrets.Read(options, section).Secrets;
        if (NotifierWords.Chosen(name, alerting.Notifier, secrets) != NotifierWords.SlackWebhook || !secrets.HasWebhook) yield break;
        foreach (var channel in new AlertRules(Options.Create(alerting)).Channels.Where(channel => channel != AlertingOptions.Preview))
        {
            if (ChannelName.Of(channel) is var parts && parts.Workspace == name && secrets.Webhook(parts.Id) is null)
                yield return $"A rule delivers to '{channel}', which {section}:Webhooks does not name and no {section}:WebhookUrl stands in for.";
        }
    }

    [GeneratedRegex("^[A-Za-z0-9-]+$")]
    private static partial Regex NameForm();
}
