using Monitor.Worker.Documents;

namespace Monitor.Worker.Storage.Rows;

/// <summary>A digest that gathers lines, is owed, or was sent.</summary>
internal sealed class DigestRow
{
    public long Id { get; set; }

    public required string Channel { get; set; }

    public Rhythm Rhythm { get; set; }

    /// <summary>With channel and rhythm unique.</summary>
    public DateTimeOffset DueAt { get; set; }

    public required string TimeZone { get; set; }

    public List<DeliveryRow> Lines { get; } = [];

    /// <summary>Of a digest that tells what was found after a time in which nobody looked: that time.</summary>
    public DateTimeOffset? AwayFrom { get; set; }

    public DateTimeOffset? AwayUntil { get; set; }

    /// <summary>Near misses that it had no room for.</summary>
    public int More { get; set; }

    public DeliveryState State { get; set; }

    /// <summary>When its messages are to be drawn anew; null while they show what people have said of its lines.</summary>
    public DateTimeOffset? RedrawAt { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset NextTryAt { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }

    public string? LastError { get; set; }

    /// <summary>As it was told.</summary>
    public Silence? Coverage { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? SentAt { get; set; }
}
