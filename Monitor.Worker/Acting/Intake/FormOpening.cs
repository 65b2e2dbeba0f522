using System.Text.Json.Nodes;
using Monitor.Worker.Acting.Slack;

namespace Monitor.Worker.Acting.Intake;

/// <summary>Opens a form over Slack's window.</summary>
internal sealed class FormOpening(SlackCalls calls, SlackTalk talk)
{
    public async Task OpenAsync(SlackRequest request, JsonObject view, CancellationToken ct)
    {
        if (request.Trigger is not { } trigger)
        {
            await talk.TellAsync(request, Sentences.Unreadable, ct);
            return;
        }

        var said = await calls.PostAsync(request.Workspace, "views.open", new JsonObject { ["trigger_id"] = trigger, ["view"] = view }, ct);
        var words = said switch
        {
            SlackSaid.Done => null,
            // It is open already: the same press, sent twice.
            SlackSaid.Refused { Code: "exchanged_trigger_id" } => null,
            SlackSaid.Refused { Code: "expired_trigger_id" } => Sentences.TooLate,
            SlackSaid.Refused { Code: var code } => $"Slack does not open the form ({code}). Use the item's page; operators find more in the log.",
            _ => Sentences.TooLate,
        };
        if (words is not null) await talk.TellAsync(request, words, ct);
    }
}
