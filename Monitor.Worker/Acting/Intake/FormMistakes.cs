using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Monitor.Worker.Acting.Caring;
using Monitor.Worker.Acting.Slack;

namespace Monitor.Worker.Acting.Intake;

/// <summary>What is wrong with a form that can be told without looking anything up: it stays open with the mistake beside its field.</summary>
internal static class FormMistakes
{
    public const string UntilForm = "snooze-until";
    public const string UntilBlock = "until";
    public const string UntilDay = "day";

    /// <summary>Null when there is no mistake, or it is no form.</summary>
    public static JsonObject? Find(Envelope envelope, DateTimeOffset now)
    {
        if (envelope.Kind != EnvelopeKind.Interactive || envelope.Payload.Text("type") != "view_submission") return null;
        if (envelope.Payload.Text("view", "callback_id") != UntilForm) return null;
        var state = new FormState(envelope.Payload.At("view", "state", "values") ?? default);
        return Until(state, now) is null
            ? new JsonObject { ["response_action"] = "errors", ["errors"] = new JsonObject { [UntilBlock] = "Choose a day after today and within the next year." } }
            : null;
    }

    public static Snooze? Until(FormState state, DateTimeOffset now) =>
        state.Values.ValueKind == JsonValueKind.Object
        && DateOnly.TryParseExact(state.Day(UntilBlock, UntilDay), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Snooze.UntilDay(day, now)
            : null;
}
