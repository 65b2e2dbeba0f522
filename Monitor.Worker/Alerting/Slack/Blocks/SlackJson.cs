using System.Text.Json;
using System.Text.Json.Serialization;

namespace Monitor.Worker.Alerting.Slack.Blocks;

/// <summary>Slack's JSON, and nobody else's.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SlackMessage))]
[JsonSerializable(typeof(SlackAnswer))]
[JsonSerializable(typeof(SlackHistory))]
internal sealed partial class SlackJson : JsonSerializerContext;

/// <summary>What chat.postMessage answers, mostly with HTTP 200 whatever came of it.</summary>
/// <param name="Ts">A key, not a number.</param>
/// <param name="Needed">The scope that is missing, with missing_scope.</param>
internal sealed record SlackAnswer(bool Ok, string? Error, string? Channel, string? Ts, string? Needed = null);

/// <summary>A page of what conversations.history and conversations.replies answer.</summary>
internal sealed record SlackHistory(bool Ok, string? Error, IReadOnlyList<SlackPosted>? Messages, bool HasMore, SlackCursor? ResponseMetadata);

/// <summary>A message that stands in a channel.</summary>
internal sealed record SlackPosted(string? Ts, SlackPostedMetadata? Metadata);

/// <param name="EventPayload">Ours, or whatever another app has put there.</param>
internal sealed record SlackPostedMetadata(JsonElement EventPayload)
{
    /// <summary>Null where the message is not one of ours.</summary>
    public string? DeliveryId() =>
        EventPayload.ValueKind == JsonValueKind.Object && EventPayload.TryGetProperty("delivery_id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;
}

internal sealed record SlackCursor(string? NextCursor);
