namespace Monitor.Worker.Documents;

/// <summary>The verdict on one parsed document against what is known.</summary>
public enum ChangeKind
{
    /// <summary>Neither the document nor its item was known.</summary>
    NewItem,

    /// <summary>The item is known (by official key), this document of it is not: another source, a reprint.</summary>
    NewDocument,

    /// <summary>The text differs from the latest version.</summary>
    Changed,

    /// <summary>The text is that of an earlier version: kept, not an event.</summary>
    FlappedBack,

    /// <summary>Same text; stage or dates may still have moved.</summary>
    Unchanged,
}

/// <summary>A document on its way to the store, with everything that was found out about it.</summary>
public sealed record DocumentChange
{
    public required ParsedDocument Document { get; init; }

    public required ChangeKind Kind { get; init; }

    /// <summary>Null exactly when <see cref="Kind"/> is <see cref="ChangeKind.NewItem"/>.</summary>
    public KnownItem? Item { get; init; }

    /// <summary>Null when this document is new.</summary>
    public KnownDocument? Known { get; init; }

    /// <summary>Of the normalised title and text.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Of the record as listed, before its detail was fetched.</summary>
    public required string ListedFingerprint { get; init; }

    public required string NormalText { get; init; }

    /// <summary>What the text says about dates; empty when no version is written.</summary>
    public IReadOnlyList<StatedDate> StatedDates { get; init; } = [];

    /// <summary>The page that the text was read from; null when it stood in the list itself.</summary>
    public FetchedPage? Page { get; init; }

    /// <summary>True when a version is to be written: new or changed or flapped back.</summary>
    public bool WritesVersion => Kind is not ChangeKind.Unchanged;

    public IReadOnlyList<ItemEvent> Events { get; init; } = [];

    /// <summary>It came with a first crawl or from the past: kept and searchable, but no news to anybody.</summary>
    public bool IsBacklog { get; init; }

    /// <summary>Until then nobody is told, because the item looks like a known one under a new id; null for nearly all.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>Null when no version is written.</summary>
    public Classification? Classification { get; init; }

    public IReadOnlyList<PlannedDelivery> Deliveries { get; init; } = [];
}
