using Monitor.Worker.Documents;

namespace Monitor.Worker.Storage.Rows;

/// <summary>A legislative matter, as its leading document shows it, with what all its documents say about stage, dates and relevance.</summary>
internal sealed class ItemRow
{
    public long Id { get; set; }

    public required string Title { get; set; }

    public string? Number { get; set; }

    public required string Jurisdiction { get; set; }

    public required string Region { get; set; }

    public required string Kind { get; set; }

    public string? Language { get; set; }

    public Stage Stage { get; set; }

    public string? RawStatus { get; set; }

    public DateOnly? PublishedOn { get; set; }

    public string? Url { get; set; }

    public DateTimeOffset FirstSeenAt { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    public double? Relevance { get; set; }

    public bool Relevant { get; set; }

    public bool WasRelevant { get; set; }

    /// <summary>Set while a person has said that this matter is another item's: its documents and keys are there, its history stays here.</summary>
    public long? MergedIntoId { get; set; }

    public List<ItemKeyRow> Keys { get; } = [];

    public List<ItemDateRow> Dates { get; } = [];

    public List<DocumentRow> Documents { get; } = [];

    /// <summary>
    /// An item is as relevant as its most relevant document now is: a bare title in one gazette must not hide the full text that
    /// another publishes. Null before the first classification.
    /// </summary>
    public DocumentRow? DecidingDocument() => Deciding(Documents);

    public static DocumentRow? Deciding(IEnumerable<DocumentRow> documents) => documents.Where(document => document.Relevance is not null)
        .OrderByDescending(document => document.Relevant).ThenByDescending(document => document.Relevance).ThenByDescending(document => document.Leads)
        .FirstOrDefault();
}

/// <summary>An official key, which belongs to one item only.</summary>
internal sealed class ItemKeyRow
{
    public long Id { get; set; }

    public long ItemId { get; set; }

    public required string Key { get; set; }
}

/// <summary>A date that matters; a row of its own, so that deadlines to come can be asked for.</summary>
internal sealed class ItemDateRow
{
    public long Id { get; set; }

    public long ItemId { get; set; }

    public required string Kind { get; set; }

    public DateOnly Date { get; set; }

    /// <summary>True when no publisher stated it in a field of its own: a rule read it in the text, and it gives way to one who does.</summary>
    public bool FromText { get; set; }
}
