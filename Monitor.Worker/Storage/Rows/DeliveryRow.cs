using Monitor.Worker.Documents;

namespace Monitor.Worker.Storage.Rows;

/// <summary>A message that is owed or was sent.</summary>
internal sealed class DeliveryRow
{
    public long Id { get; set; }

    public long ItemId { get; set; }

    public required string Rule { get; set; }

    public required string Channel { get; set; }

    public EventKind Kind { get; set; }

    public required Alert Alert { get; set; }

    /// <summary>Null for a message of its own; else its sending is the digest's.</summary>
    public long? DigestId { get; set; }

    public DigestRow? Digest { get; set; }

    /// <summary>item:kind:discriminator:channel, unique.</summary>
    public required string DedupeKey { get; set; }

    public DeliveryState State { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset NextTryAt { get; set; }

    /// <summary>While it is being sent; past that time somebody else may send it.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>Until that hold ends it is not due; its time stands in <see cref="NextTryAt"/>, so that nothing has to end it.</summary>
    public long? HoldId { get; set; }

    public AlertHold? Hold { get; set; }

    /// <summary>Since when it is not known whether the message stands in the channel: it is looked for before it is sent again.</summary>
    public DateTimeOffset? DoubtfulSince { get; set; }

    /// <summary>The rule wants it seen in the channel too when it stands in a thread.</summary>
    public bool Broadcast { get; set; }

    public string? LastError { get; set; }

    public string? ChannelId { get; set; }

    public string? MessageId { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? SentAt { get; set; }
}
