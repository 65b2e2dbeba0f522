using Microsoft.Extensions.Options;
using Monitor.Worker.Alerting;
using Monitor.Worker.Alerting.Slack;

namespace Monitor.Worker.Acting;

/// <summary>Every mistake of the way back from Slack, told at once and before anything starts.</summary>
internal sealed class ActingOptionsValidator(IConfiguration configuration) : IValidateOptions<ActingOptions>
{
    public ValidateOptionsResult Validate(string? name, ActingOptions options)
    {
        var slack = configuration.GetSection(SlackOptions.Section).Get<SlackOptions>() ?? new SlackOptions();
        var all = options.All.Select(pair => Read(pair.Name, pair.Options)).ToList();
        List<string> mistakes =
        [
            .. all.SelectMany(one => one.Mistakes),
            .. all.Where(one => HasDoor(one.Secrets) && !HasToken(slack, one.Name)).Select(one =>
                $"{one.Section}:AppToken or {one.Section}:SigningSecret is set, but {one.Section}:BotToken is not: presses would come in, and nothing could be answered."),
            .. SlackSecrets.Twice(all.Select(one => ($"{one.Section}:AppToken", one.Secrets.AppToken))),
            .. SlackSecrets.Twice(all.Select(one => ($"{one.Section}:SigningSecret", one.Secrets.SigningSecret))),
        ];
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static (string Name, string Section, ActingSecrets Secrets, IReadOnlyList<string> Mistakes) Read(string name, ActingWorkspaceOptions options)
    {
        var section = SlackOptions.SectionOfWorkspace(name);
        var (secrets, mistakes) = ActingSecrets.Read(options, section);
        return (name, section, secrets, mistakes);
    }

    private static bool HasDoor(ActingSecrets secrets) => secrets.AppToken is not null || secrets.SigningSecret is not null;

    private static bool HasToken(SlackOptions slack, string name)
    {
        var options = name == ChannelName.Unnamed ? slack : slack.Workspaces.TryGetValue(name, out var named) ? named : null;
        return options is not null && SlackSecrets.Read(options, SlackOptions.SectionOfWorkspace(name)).Secrets.BotToken is not null;
    }
}
