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

    /// <summary>How often it was claimed.</summary>
    public required int Attempts { get; init; }

    public required DateTimeOffset NextTryAt { get; init; }

    public string? LastError { get; init; }

    public string? ChannelId { get; init; }

    public string? MessageId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? SentAt { get; init; }
}
