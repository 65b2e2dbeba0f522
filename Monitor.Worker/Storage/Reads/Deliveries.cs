using Monitor.Worker.Documents;

namespace Monitor.Worker.Storage;

public enum DeliveryState
{
    Pending,

    /// <summary>Claimed by a sender until its lease ends.</summary>
    Sending,
    Sent,

    /// <summary>Given up: dead letter, for operators.</summary>
    Dead,
}

/// <summary>A message that is owed or was sent.</summary>
public sealed record Delivery
{
    public required long Id { get; init; }

    public required string Rule { get; init; }

    public required string Channel { get; init; }

    public required Alert Alert { get; init; }

    /// <summary>The digest that it is a line of; null for a message of its own.</summary>
    public long? DigestId { get; init; }

    /// <summary>Null unless it waited, or waits, for the end of a hold.</summary>
    public long? HoldId { get; init; }

    public required DeliveryState State { get; init; }

    /// <summary>How often it was tried, a try from which nobody came back and the one that took it over counted as one.</summary>
    public required int Attempts { get; init; }

    /// <summary>With the try that a claim of it as it stands here begins.</summary>
    public int AttemptsWithThis => State == DeliveryState.Sending ? Attempts : Attempts + 1;

    public required DateTimeOffset NextTryAt { get; init; }

    /// <summary>Until when its sender has it; null while nobody does.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>Since when it is not known whether it stands in the channel; null when that is known.</summary>
    public DateTimeOffset? DoubtfulSince { get; init; }

    /// <summary>In a thread it is shown in the channel too.</summary>
    public bool Broadcast { get; init; }

    public string? LastError { get; init; }

    public string? ChannelId { get; init; }

    public string? MessageId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? SentAt { get; init; }
}

/// <summary>A message that stands in its channel.</summary>
/// <param name="ChannelId">Null where the service gives none.</param>
/// <param name="MessageId">Null where the service gives none.</param>
internal sealed record PostedMessage(string? ChannelId, string? MessageId)
{
    /// <summary>Of the drawing, where the message is the one under which the item's thread hangs; empty when it is not known. Null for any other.</summary>
    public string? Drawn { get; init; }

    /// <summary>What readers of the list should know of the sending; null when it went as it should.</summary>
    public string? Remark { get; init; }
}

/// <summary>How an attempt that brought nothing ended.</summary>
internal sealed record SendingEnd(DateTimeOffset NextTryAt, string Error)
{
    /// <summary>The message may stand in the channel.</summary>
    public bool InDoubt { get; init; }

    /// <summary>The attempt does not count.</summary>
    public bool IsFree { get; init; }
}

/// <summary>The way of one message.</summary>
/// <param name="FetchedAt">When what it tells was seen at its publisher's.</param>
/// <param name="CommittedAt">When it was owed.</param>
/// <param name="AcceptedAt">When the service had taken it.</param>
public sealed record AlertMoments(SourceId Source, DateTimeOffset FetchedAt, DateTimeOffset CommittedAt, DateTimeOffset AcceptedAt);
