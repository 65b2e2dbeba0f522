using System.Text.Json.Serialization;

namespace Monitor.Worker.Alerting.Slack.Blocks;

/// <summary>The body of chat.postMessage and chat.update; a webhook takes the same without channel and metadata.</summary>
internal sealed record SlackMessage
{
    public string? Channel { get; init; }

    /// <summary>Of the message that is brought up to date. A key, not a number.</summary>
    public string? Ts { get; init; }

    /// <summary>The parent's <c>ts</c> for a message in its thread.</summary>
    public string? ThreadTs { get; init; }

    /// <summary>Null where it would be false: only a message in a thread may carry the word.</summary>
    public bool? ReplyBroadcast { get; init; }

    /// <summary>What notifications and screen readers say; the whole message when there are no blocks.</summary>
    public required string Text { get; init; }

    public IReadOnlyList<SlackBlock>? Blocks { get; init; }

    // Otherwise Slack's servers fetch every address, and the channel fills with pictures of them.
    public bool? UnfurlLinks { get; init; } = false;

    public bool? UnfurlMedia { get; init; } = false;

    /// <summary>Null for a new message, where Slack looks for nothing by itself.</summary>
    public string? Parse { get; init; }

    public SlackMetadata? Metadata { get; init; }

    /// <summary>All that the blocks say, for messages of which nothing may be left out; null where <see cref="Text"/> is enough.</summary>
    [JsonIgnore]
    public string? Whole { get; init; }

    /// <summary>The message without what Slack may have choked on. The metadata stays unless it is to blame: by it the message is found again.</summary>
    public SlackMessage InPlainText(bool withMetadata = false) => this with { Text = Whole ?? Text, Blocks = null, Metadata = withMetadata ? Metadata : null };
}

/// <summary>Travels with the message, unseen: by it a doubtful sending can be found again.</summary>
internal sealed record SlackMetadata(string EventType, SlackEventPayload EventPayload);

/// <param name="ItemId">Null for a digest, which is about many.</param>
internal sealed record SlackEventPayload(string? DeliveryId, long? ItemId, string Event);
