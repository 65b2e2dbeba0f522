using System.Text.Json;
using System.Text.Json.Nodes;
using Monitor.Worker.Acting.Slack;
using Monitor.Worker.Alerting;

namespace Monitor.Worker.Acting.Intake;

internal enum EnvelopeKind
{
    /// <summary>A press, a choice, a form that was sent.</summary>
    Interactive,

    /// <summary>A slash command.</summary>
    Command,

    /// <summary>Something that happened in Slack.</summary>
    Event,
}

/// <summary>One thing that Slack sends, the same by whichever door it came.</summary>
/// <param name="Workspace">By whose door it came, which only that workspace's own secret opens. What the payload says of it is not believed.</param>
/// <param name="Payload">A copy that outlives its document.</param>
/// <param name="Id">The door's own name of it, where it has one.</param>
internal sealed record Envelope(string Workspace, EnvelopeKind Kind, JsonElement Payload, string? Id)
{
    /// <summary>By which it is known again, also when it comes by the other door of its workspace. One cannot use up the names of another's.</summary>
    public string? Key => Workspace == ChannelName.Unnamed || Name is null ? Name : $"{Workspace}/{Name}";

    private string? Name => Kind switch
    {
        EnvelopeKind.Interactive when Payload.Text("trigger_id") is { Length: > 0 } trigger => $"press:{trigger}",
        EnvelopeKind.Command when Payload.Text("trigger_id") is { Length: > 0 } trigger => $"command:{trigger}",
        EnvelopeKind.Event when Payload.Text("event_id") is { Length: > 0 } happened => $"event:{happened}",
        _ => Id is { Length: > 0 } id ? $"envelope:{id}" : null,
    };
}

/// <summary>What is said to Slack at once.</summary>
/// <param name="Taken">False: there is no room for it, and it is not to be acknowledged, so that Slack tells whoever waits.</param>
/// <param name="Payload">What a form is to show instead of closing; null for nothing.</param>
internal sealed record Receipt(bool Taken, JsonObject? Payload)
{
    public static readonly Receipt Accepted = new(Taken: true, Payload: null);

    public static readonly Receipt Full = new(Taken: false, Payload: null);
}
