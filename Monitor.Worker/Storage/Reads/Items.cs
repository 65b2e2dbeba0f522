using Monitor.Worker.Documents;

namespace Monitor.Worker.Storage;

/// <summary>An item in a line of a list.</summary>
public sealed record ItemSummary
{
    public required long Id { get; init; }

    public required string Title { get; init; }

    public string? Number { get; init; }

    public required string Jurisdiction { get; init; }

    public required string Region { get; init; }

    public required string Kind { get; init; }

    public string? Language { get; init; }

    public required Stage Stage { get; init; }

    public string? RawStatus { get; init; }

    public DateOnly? PublishedOn { get; init; }

    public string? Url { get; init; }

    public required DateTimeOffset FirstSeenAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public double? Relevance { get; init; }

    public required bool Relevant { get; init; }

    public required bool WasRelevant { get; init; }
}

/// <summary>Everything that the page of one item shows.</summary>
public sealed record ItemDetail
{
    public required ItemSummary Summary { get; init; }

    public required IReadOnlyList<string> Keys { get; init; }

    public required IReadOnlyDictionary<string, DateOnly> Dates { get; init; }

    /// <summary>What the texts say about dates: the sentence behind each date that no publisher stated, and rules whose day is not known.</summary>
    public IReadOnlyList<StatedDate> StatedDates { get; init; } = [];

    /// <summary>The leading document first.</summary>
    public required IReadOnlyList<DocumentSummary> Documents { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<EventEntry> Events { get; init; }

    /// <summary>The one that decides the item's relevance, with its reasons; null before the first.</summary>
    public Classification? Classification { get; init; }

    /// <summary>Newest first, undone ones too.</summary>
    public required IReadOnlyList<Label> Labels { get; init; }

    /// <summary>Mutes that hold now.</summary>
    public required IReadOnlyList<Mute> Mutes { get; init; }
}

public sealed record DocumentSummary
{
    public required long Id { get; init; }

    public required SourceId Source { get; init; }

    public required string NativeId { get; init; }

    public string? Url { get; init; }

    public string? Address { get; init; }

    public required bool Leads { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<VersionSummary> Versions { get; init; }
}

public sealed record VersionSummary
{
    public required int Number { get; init; }

    public required string Fingerprint { get; init; }

    public required string Title { get; init; }

    public required Stage Stage { get; init; }

    public string? RawStatus { get; init; }

    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>By the newest model that read it.</summary>
    public double? Relevance { get; init; }
}

/// <summary>One version with its normalised text.</summary>
public sealed record VersionText(long ItemId, long DocumentId, int Number, string Fingerprint, string Title, string Text, string? Language, DateTimeOffset SeenAt);

/// <summary>The page behind a version, byte for byte as served.</summary>
public sealed record RawBody(byte[] Body, string Sha256, string MediaType, string Charset, string FinalUrl, DateTimeOffset FetchedAt);

/// <summary>An event with the document that told it, and that document's newest version then.</summary>
public sealed record EventEntry(long Id, ItemEvent Event, SourceId Source, long DocumentId, int Version);

/// <summary>A line of the feed of events.</summary>
public sealed record FeedEntry(EventEntry Entry, ItemSummary Item);

/// <summary>A date of an item.</summary>
/// <param name="FromText">True when a rule read it in the text and no publisher stated it in a field.</param>
public sealed record Deadline(ItemSummary Item, string Kind, DateOnly Date, bool FromText);

/// <summary>Which events a feed wants; newest first.</summary>
public sealed record FeedQuery
{
    public bool RelevantOnly { get; init; } = true;

    /// <summary>Only items of these; none: of all.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    public DateTimeOffset? Since { get; init; }

    /// <summary>Only events before this one: the id of the last entry of the page before.</summary>
    public long? Before { get; init; }

    public int Take { get; init; } = 50;
}
