namespace Monitor.Worker.Documents;

/// <summary>The one neutral record in the middle: formats adapt to it, everything after it is blind to formats.</summary>
public sealed record ParsedDocument
{
    /// <summary>The publisher's own id of this document, unique in its source; the address where there is none.</summary>
    public required string NativeId { get; init; }

    /// <summary>Official keys (<c>scheme:value</c>), most official first. Documents that share one are one item.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    public required string Title { get; init; }

    /// <summary>Where a person reads it.</summary>
    public Uri? Url { get; init; }

    /// <summary>The number that people quote: C-2, H.R. 4321, 2031/0042(COD).</summary>
    public string? Number { get; init; }

    /// <summary>Extracted text: paragraphs split by a blank line. May be a summary where the source has no more.</summary>
    public string Text { get; init; } = "";

    public TextOrigin TextOrigin { get; init; }

    /// <summary>BCP 47, or null when neither record nor source states it.</summary>
    public string? Language { get; init; }

    public Stage Stage { get; init; } = Stage.Unknown;

    /// <summary>The publisher's own word for the stage, kept in its language.</summary>
    public string? RawStatus { get; init; }

    public DateOnly? PublishedOn { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Dates that matter, by kind (comments-close, effective, hearing, ...).</summary>
    public IReadOnlyDictionary<string, DateOnly> Dates { get; init; } = new Dictionary<string, DateOnly>();

    /// <summary>Date fields that the record gives in a form that could not be read.</summary>
    public IReadOnlyList<string> UnreadDates { get; init; } = [];

    /// <summary>All fields of the mapping as read: for detail templates and for people who ask where a value came from.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();
}
