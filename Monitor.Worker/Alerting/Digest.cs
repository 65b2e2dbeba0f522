using Monitor.Worker.Documents;

namespace Monitor.Worker.Alerting;

/// <summary>What a channel is told of a period in one go; also one part of it, when the whole is too much for one message.</summary>
internal sealed record Digest
{
    public required Rhythm Rhythm { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Of the channel's readers.</summary>
    public required string TimeZone { get; init; }

    public required IReadOnlyList<DigestLine> Lines { get; init; }

    /// <summary>Stands at the end, so only the last part has it.</summary>
    public Silence? Coverage { get; init; }

    /// <summary>Counts by section of the whole digest, in the order of the sections.</summary>
    public IReadOnlyList<(string Section, int Lines)> Counts { get; init; } = [];

    /// <summary>An earlier attempt has sent some of the lines already.</summary>
    public bool Continues { get; init; }

    /// <summary>The time in which nobody looked, where it tells what was found afterwards.</summary>
    public Absence? After { get; init; }

    /// <summary>Near misses that it has no room for; the page shows them.</summary>
    public int More { get; init; }

    public int Part { get; init; } = 1;

    public int Parts { get; init; } = 1;
}

/// <param name="DeliveryId">The store's name of the delivery.</param>
internal sealed record DigestLine(long DeliveryId, Alert Alert)
{
    /// <summary>What somebody has said of a near miss; null while nobody has.</summary>
    public GivenLabel? Label { get; init; }
}
