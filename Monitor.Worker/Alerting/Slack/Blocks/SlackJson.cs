using System.Text.Json.Serialization;

namespace Monitor.Worker.Alerting.Slack.Blocks;

/// <summary>Slack's JSON, and nobody else's.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SlackMessage))]
[JsonSerializable(typeof(SlackAnswer))]
internal sealed partial class SlackJson : JsonSerializerContext;

/// <summary>What chat.postMessage answers, mostly with HTTP 200 whatever came of it.</summary>
/// <param name="Ts">A key, not a number.</param>
internal sealed record SlackAnswer(bool Ok, string? Error, string? Channel, string? Ts);
