using Microsoft.Extensions.Options;

namespace Monitor.Worker.Alerting.Slack;

/// <summary>Every mistake of the section "Slack", and of the choice that rests on it.</summary>
internal sealed class SlackOptionsValidator(IConfiguration configuration) : IValidateOptions<SlackOptions>
{
    private static readonly string[] Shared = [nameof(SlackOptions.Workspaces), nameof(SlackOptions.ApiUrl), nameof(SlackOptions.Timeout), nameof(SlackOptions.PostEvery)];

    // The last six are read and checked by those who take what comes back from Slack.
    private static readonly string[] OfWorkspace =
    [
        "BotToken", "BotToken_FILE", "WebhookUrl", "WebhookUrl_FILE", nameof(SlackOptions.Webhooks),
        "AppToken", "AppToken_FILE", "SigningSecret", "SigningSecret_FILE", "People", "People_FILE",
    ];

    public ValidateOptionsResult Validate(string? name, SlackOptions options)
    {
        var section = configuration.GetSection(SlackOptions.Section);
        var (secrets, unreadable) = SlackSecrets.Read(options, SlackOptions.Section);
        var alerting = configuration.GetSection(AlertingOptions.Section).Get<AlertingOptions>() ?? new AlertingOptions();
        List<string> mistakes =
        [
            .. SectionShape.Mistakes(section, [.. OfWorkspace, .. Shared], []),
            .. unreadable,
            .. General(options),
            .. Choice(alerting, secrets),
            .. SlackWorkspaceChecks.Mistakes(options, alerting, section, OfWorkspace),
        ];
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static IEnumerable<string> General(SlackOptions options)
    {
        if (!SlackSecrets.IsSafe(options.ApiUrl)) yield return $"Slack:ApiUrl is '{options.ApiUrl}'; use an https address (http only on loopback).";
        if (options.Timeout <= TimeSpan.Zero || options.Timeout > TimeSpan.FromMinutes(2))
            yield return $"Slack:Timeout is {options.Timeout}; use a time up to two minutes.";
        if (options.PostEvery <= TimeSpan.Zero || options.PostEvery > TimeSpan.FromMinutes(1))
            yield return $"Slack:PostEvery is {options.PostEvery}; use a time up to one minute.";
        else if (options.PostEvery < SlackOptions.UsualPostEvery && !(Uri.TryCreate(options.ApiUrl, UriKind.Absolute, out var api) && api.IsLoopback))
            yield return $"Slack:PostEvery is {options.PostEvery}; Slack allows one message a second and channel. Less is for a stand-in on loopback.";
    }

    private static IEnumerable<string> Choice(AlertingOptions alerting, SlackSecrets secrets)
    {
        if (alerting.Notifier == NotifierWords.SlackBot && secrets.BotToken is null)
            yield return "Alerting:Notifier is 'slack-bot', but Slack:BotToken (or Slack:BotToken_FILE) is not set.";
        if (alerting.Notifier == NotifierWords.SlackWebhook && !secrets.HasWebhook)
            yield return "Alerting:Notifier is 'slack-webhook', but neither Slack:WebhookUrl nor Slack:Webhooks is set.";
    }
}
