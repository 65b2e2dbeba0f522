using Monitor.Worker.Documents;

namespace Monitor.Worker.Storage.Rows;

/// <summary>A publisher's document about an item, with what its next visit needs.</summary>
internal sealed class DocumentRow
{
    public long Id { get; set; }

    public long ItemId { get; set; }

    public required ItemRow Item { get; set; }

    public SourceId Source { get; set; }

    public required string NativeId { get; set; }

    /// <summary>The address that answered last, after redirects.</summary>
    public string? Address { get; set; }

    public string? Url { get; set; }

    public string? ETag { get; set; }

    public string? LastModified { get; set; }

    public string? ListedFingerprint { get; set; }

    public bool Leads { get; set; }

    /// <summary>It led an item that was merged into this one: its amendments are still told.</summary>
    public bool LedBefore { get; set; }

    /// <summary>What its newest text says about dates.</summary>
    public List<StatedDateRow> StatedDates { get; } = [];

    /// <summary>Number and fingerprint of the newest version.</summary>
    public int Version { get; set; }

    public required string Fingerprint { get; set; }

    public DateTimeOffset FirstSeenAt { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Of the newest classified version.</summary>
    public double? Relevance { get; set; }

    public bool Relevant { get; set; }

    /// <summary>The number of that version.</summary>
    public int? ClassifiedVersion { get; set; }
}
