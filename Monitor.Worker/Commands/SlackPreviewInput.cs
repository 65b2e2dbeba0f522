using System.Text.Json;
using System.Text.Json.Serialization;

namespace Monitor.Worker.Commands;

/// <summary>One line of the file that <c>slack preview</c> reads.</summary>
internal sealed record SlackPreviewInput
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public string Text { get; init; } = "";

    public string? Url { get; init; }

    /// <summary>ISO 3166 code, EU or INT.</summary>
    public string? Jurisdiction { get; init; }

    /// <summary>BCP 47.</summary>
    public string? Language { get; init; }
}

/// <summary>The JSON that <c>slack preview</c> reads and writes; the payload is Slack's and comes ready made.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(SlackPreviewInput))]
[JsonSerializable(typeof(SlackPreviewLine))]
[JsonSerializable(typeof(SlackPreviewRefusal))]
internal sealed partial class SlackPreviewJson : JsonSerializerContext;

internal sealed record SlackPreviewLine(string Id, string Type, string Event, JsonElement Payload);

internal sealed record SlackPreviewRefusal(string Id, string Type, string Reason);
