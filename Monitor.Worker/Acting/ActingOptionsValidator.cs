using Microsoft.Extensions.Options;
using Monitor.Worker.Alerting.Slack;

namespace Monitor.Worker.Acting;

/// <summary>Every mistake of the way back from Slack, told at once and before anything starts.</summary>
internal sealed class ActingOptionsValidator(IConfiguration configuration) : IValidateOptions<ActingOptions>
{
    public ValidateOptionsResult Validate(string? name, ActingOptions options)
    {
        var (secrets, mistakes) = ActingSecrets.Read(options);
        var slack = configuration.GetSection(SlackOptions.Section).Get<SlackOptions>() ?? new SlackOptions();
        var hasDoor = secrets.AppToken is not null || secrets.SigningSecret is not null;
        if (hasDoor && SlackSecrets.Read(slack, SlackOptions.Section).Secrets.BotToken is null)
            mistakes = [.. mistakes, "Slack:AppToken or Slack:SigningSecret is set, but Slack:BotToken is not: presses would come in, and nothing could be answered."];
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }
}
