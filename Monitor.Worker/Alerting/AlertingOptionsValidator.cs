using Microsoft.Extensions.Options;

namespace Monitor.Worker.Alerting;

/// <summary>Every mistake of the section "Alerting", told at once and before anything starts.</summary>
internal sealed class AlertingOptionsValidator(IConfiguration configuration) : IValidateOptions<AlertingOptions>
{
    private static readonly string[] Values =
    [
        nameof(AlertingOptions.Notifier), nameof(AlertingOptions.DefaultChannel), nameof(AlertingOptions.OperatorsChannel), nameof(AlertingOptions.PublicUrl),
        nameof(AlertingOptions.RetryAfter), nameof(AlertingOptions.Lease), nameof(AlertingOptions.ChannelDefaults), nameof(AlertingOptions.Channels),
    ];

    private const int LongestUrl = 300;

    public ValidateOptionsResult Validate(string? name, AlertingOptions options)
    {
        var section = configuration.GetSection(AlertingOptions.Section);
        List<string> mistakes =
        [
            .. SectionShape.Mistakes(section, Values, [nameof(AlertingOptions.Rules), nameof(AlertingOptions.NearMisses)]),
            .. General(options),
            .. Waits(options),
            .. Operators(options),
            .. ChannelChecks.Mistakes(options, section),
            .. options.Rules.SelectMany((rule, i) => AlertRuleChecks.Mistakes(rule, section.GetSection($"{nameof(AlertingOptions.Rules)}:{i}"))),
            .. Twice(options.Rules),
            .. NearMissChecks.Mistakes(options, section),
        ];
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static IEnumerable<string> General(AlertingOptions options)
    {
        if (options.Notifier is { } word && !NotifierWords.All.Contains(word, StringComparer.Ordinal))
            yield return $"Alerting:Notifier is '{word}'; use one of {string.Join(", ", NotifierWords.All)}, or leave it out.";
        if (string.IsNullOrWhiteSpace(options.DefaultChannel))
            yield return "Alerting:DefaultChannel is empty; use 'preview' or a Slack channel id.";
        if (!Uri.TryCreate(options.PublicUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            yield return $"Alerting:PublicUrl is '{options.PublicUrl}'; give the http or https address at which readers reach the page.";
        else if (url.AbsoluteUri.Length > LongestUrl)
            yield return $"Alerting:PublicUrl has {url.AbsoluteUri.Length} characters; {LongestUrl} are the most that leave room for a message.";
    }

    private static IEnumerable<string> Waits(AlertingOptions options)
    {
        if (options.RetryAfter <= TimeSpan.Zero || options.RetryAfter > TimeSpan.FromMinutes(10))
            yield return $"Alerting:RetryAfter is {options.RetryAfter}; use a time up to ten minutes.";
        if (options.Lease < TimeSpan.FromSeconds(1) || options.Lease > TimeSpan.FromHours(1))
            yield return $"Alerting:Lease is {options.Lease}; use a time from one second to one hour.";
    }

    private static IEnumerable<string> Operators(AlertingOptions options)
    {
        var own = options.OperatorsChannel?.Trim() ?? "";
        if (own.Length == 0) yield return "Alerting:OperatorsChannel is empty; use 'preview' or a Slack channel id that only operators read.";
        if (own is "" or AlertingOptions.Preview) yield break;
        var readers = options.Rules.Select(rule => rule.Channel).Concat(options.NearMisses.Select(rule => rule.Channel)).Append(options.DefaultChannel).OfType<string>();
        if (readers.Any(channel => own.Equals(channel.Trim(), StringComparison.OrdinalIgnoreCase)))
            yield return $"Alerting:OperatorsChannel is '{own}', which readers have too; alarms about Monitor go to operators only.";
    }

    private static IEnumerable<string> Twice(IEnumerable<AlertRule> rules) =>
        from rule in rules
        where !string.IsNullOrWhiteSpace(rule.Name)
        group rule by rule.Name.Trim() into same
        where same.Count() > 1
        select $"Alerting:Rules has {same.Count()} rules named '{same.Key}'; give each its own name.";
}
