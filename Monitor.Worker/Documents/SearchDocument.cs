namespace Monitor.Worker.Documents;

/// <summary>An item as the index sees it: the newest version of its leading document, what others of its documents say besides, and what is known from all.</summary>
public sealed record SearchDocument
{
    public required long ItemId { get; init; }

    public required string Title { get; init; }

    public string Text { get; init; } = "";

    /// <summary>Titles that others of its documents have; they stand in the text too.</summary>
    public IReadOnlyList<string> OtherTitles { get; init; } = [];

    /// <summary>Its other titles and the headings of its sections, one a line; they stand in the text too.</summary>
    public string Headings { get; init; } = "";

    public string? Number { get; init; }

    public IReadOnlyList<string> Keys { get; init; } = [];

    public required string Jurisdiction { get; init; }

    public required string Region { get; init; }

    public IReadOnlyList<string> Sources { get; init; } = [];

    public string? Kind { get; init; }

    public IReadOnlyList<string> Instruments { get; init; } = [];

    public IReadOnlyList<string> PolicyAreas { get; init; } = [];

    public string? Language { get; init; }

    public Stage Stage { get; init; }

    public DateOnly? PublishedOn { get; init; }

    public required DateTimeOffset FirstSeenAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Every date that is stated of it, of any kind, past and to come.</summary>
    public IReadOnlyList<DateOnly> Dates { get; init; } = [];

    /// <summary>The same number for items whose texts are nearly the same; 0 when none is known.</summary>
    public long AlikeKey { get; init; }

    public double Relevance { get; init; }

    public bool Relevant { get; init; }

    /// <summary>The publisher's file is a scan: below the threshold this is "not read", never "not relevant".</summary>
    public bool TextMissing { get; init; }

    public Uri? Url { get; init; }
}
