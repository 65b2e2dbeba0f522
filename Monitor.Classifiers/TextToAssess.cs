namespace Monitor.Classifiers;

/// <summary>One document, or a part of one, as plain text.</summary>
public sealed record TextToAssess
{
    public required string Title { get; init; }

    /// <summary>Plain text; paragraphs separated by line breaks. <see cref="Passage"/> offsets count UTF-16 units of this string.</summary>
    public string Body { get; init; } = "";

    /// <summary>BCP-47, for example <c>pt-BR</c>. Null: it is detected.</summary>
    public string? Language { get; init; }

    /// <summary>ISO 3166 alpha-2, <c>EU</c> or <c>INT</c>.</summary>
    public string? Jurisdiction { get; init; }
}
