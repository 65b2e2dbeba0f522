namespace Monitor.Worker.Documents;

/// <summary>What the store knows of a document before a crawl looks at it again.</summary>
public sealed record KnownDocument
{
    public required long DocumentId { get; init; }

    public required SourceId Source { get; init; }

    public required string NativeId { get; init; }

    /// <summary>The address that answered last, after redirects.</summary>
    public string? Address { get; init; }

    /// <summary>As the list or the page itself names it.</summary>
    public string? Url { get; init; }

    /// <summary>Of the detail page, to be sent back.</summary>
    public Validators Validators { get; init; } = Validators.None;

    /// <summary>Fingerprint of the record in the list, to tell whether its detail must be fetched again.</summary>
    public string? ListedFingerprint { get; init; }

    public required KnownItem Item { get; init; }

    /// <summary>
    /// True for the document that first brought the item. Text changes of its later companions (another source, a reprint)
    /// are kept as versions of their own but are not events.
    /// </summary>
    public required bool Leads { get; init; }

    /// <summary>It led an item that a person merged into this one: its amendments are news as before.</summary>
    public bool LedBefore { get; init; }

    /// <summary>1, 2, 3 ... ; 0 when only the item is known and this document is new to it.</summary>
    public required int Version { get; init; }

    public required string Fingerprint { get; init; }

    /// <summary>Normalised text of the latest version.</summary>
    public required string Text { get; init; }

    /// <summary>Fingerprints of up to ten earlier versions, newest first, to notice A-B-A.</summary>
    public IReadOnlyList<string> EarlierFingerprints { get; init; } = [];
}

/// <summary>The legislative matter that documents of one or more sources are about.</summary>
public sealed record KnownItem
{
    public required long ItemId { get; init; }

    public required string Title { get; init; }

    public string? Number { get; init; }

    public required Stage Stage { get; init; }

    public IReadOnlyDictionary<string, DateOnly> Dates { get; init; } = new Dictionary<string, DateOnly>();

    /// <summary>Kinds of those dates that were read in the text: they give way to a publisher's own field.</summary>
    public IReadOnlySet<string> TextDates { get; init; } = new HashSet<string>();

    /// <summary>Of the latest classification; null before the first.</summary>
    public double? Relevance { get; init; }

    /// <summary>Whether any version was ever above its threshold.</summary>
    public bool WasRelevant { get; init; }

    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>The source that first brought it: what that source says further is news, what others reprint is not.</summary>
    public SourceId? LedBy { get; init; }
}

/// <summary>A stored document whose own page may be read again.</summary>
/// <param name="Url">As the list or the page itself names it.</param>
/// <param name="Address">That answered last; of a document that is kept by its line, the list's.</param>
/// <param name="Title">Of its newest version.</param>
public sealed record WatchedDocument(long DocumentId, string NativeId, string? Url, string? Address, string Title, string? Language);
