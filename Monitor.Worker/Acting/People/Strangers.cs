using System.Text.Json.Nodes;
using Monitor.Worker.Acting.Intake;
using Monitor.Worker.Acting.Slack;
using Monitor.Worker.Alerting.Slack;
using Monitor.Worker.Alerting.Slack.Blocks;

namespace Monitor.Worker.Acting.People;

/// <summary>Answers those whom Monitor does not know: what is missing, and who can mend it.</summary>
internal sealed class Strangers(SlackTalk talk, SlackCalls calls)
{
    private const int LongestName = 120;

    public async Task TellAsync(SlackRequest request, PersonFound found, CancellationToken ct)
    {
        var words = Words(request, found);
        if (request is SlackRequest.HomeOpened) await calls.PostAsync(request.Workspace, "views.publish", new JsonObject { ["user_id"] = request.User, ["view"] = Kit.Home([Kit.Header("Monitor"), Kit.Section(words)]) }, ct);
        else await talk.TellAsync(request, words, ct);
    }

    private static string Words(SlackRequest request, PersonFound found)
    {
        var setting = $"{SlackOptions.SectionOfWorkspace(request.Workspace)}:People:{SlackText.Escaped(request.User, 40)}";
        return found switch
        {
            PersonFound.Unknown { Tried: { } tried } => $"I do not know you yet: there is no account “{SlackText.Escaped(tried, LongestName)}”. Ask an operator of Monitor to add one under that name, or to set {setting} to the name of yours.",
            PersonFound.Unknown => $"I do not know you yet: Slack does not tell me your e-mail address. Ask an operator of Monitor to set {setting} to the name of your account.",
            PersonFound.Disabled disabled => $"The account “{SlackText.Escaped(disabled.Name, LongestName)}” is disabled. An operator of Monitor can enable it again.",
            PersonFound.Outsider => $"Only full members of this workspace are known by their address. If you work with this team, ask an operator of Monitor to set {setting} to the name of your account.",
            PersonFound.NotTold silent => $"I could not ask Slack who you are ({SlackText.Escaped(silent.Why, LongestName)}). Please try again in a minute; if it stays so, an operator of Monitor can run `slack check`.",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
