using Monitor.Worker.Documents;

namespace Monitor.Worker.Storage;

/// <summary>A digest that gathers lines, is owed, or was sent.</summary>
public sealed record StoredDigest
{
    public required long Id { get; init; }

    public required string Channel { get; init; }

    public required Rhythm Rhythm { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public required string TimeZone { get; init; }

    /// <summary>Each with its own state: a digest that is too long for one message is sent in parts.</summary>
    public required IReadOnlyList<Delivery> Lines { get; init; }

    /// <summary>The time in which nobody looked, where it tells what was found afterwards.</summary>
    public Absence? After { get; init; }

    /// <summary>Near misses that it has no room for.</summary>
    public int More { get; init; }

    public required DeliveryState State { get; init; }

    public required int Attempts { get; init; }

    public required DateTimeOffset NextTryAt { get; init; }

    public string? LastError { get; init; }

    /// <summary>When its messages are to be drawn anew; null while they need not be.</summary>
    public DateTimeOffset? RedrawAt { get; init; }

    /// <summary>As it was told; null before.</summary>
    public Silence? Coverage { get; init; }

    public DateTimeOffset? SentAt { get; init; }
}

/// <summary>A part of a digest that stands in its channel.</summary>
/// <param name="Lines">Ids of the deliveries in it.</param>
internal sealed record PostedPart(IReadOnlyList<long> Lines, string? ChannelId, string? MessageId);
