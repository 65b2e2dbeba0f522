using System.Text.Json.Serialization;

namespace Monitor.Worker.Alerting.Slack.Blocks;

/// <summary>The body of chat.postMessage; a webhook takes the same without channel and metadata.</summary>
internal sealed record SlackMessage
{
    public string? Channel { get; init; }

    /// <summary>What notifications and screen readers say; the whole message when there are no blocks.</summary>
    public required string Text { get; init; }

    public IReadOnlyList<SlackBlock>? Blocks { get; init; }

    // Otherwise Slack's servers fetch every address, and the channel fills with pictures of them.
    public bool UnfurlLinks { get; init; }

    public bool UnfurlMedia { get; init; }

    public SlackMetadata? Metadata { get; init; }

    /// <summary>All that the blocks say, for messages of which nothing may be left out; null where <see cref="Text"/> is enough.</summary>
    [JsonIgnore]
    public string? Whole { get; init; }

    /// <summary>The message without what Slack may have choked on.</summary>
    public SlackMessage InPlainText() => this with { Text = Whole ?? Text, Blocks = null, Metadata = null };
}

/// <summary>Travels with the message, unseen: by it a doubtful sending can be found again.</summary>
internal sealed record SlackMetadata(string EventType, SlackEventPayload EventPayload);

/// <param name="ItemId">Null for a digest, which is about many.</param>
internal sealed record SlackEventPayload(string? DeliveryId, long? ItemId, string Event);
