using Monitor.Worker.Documents;

namespace Monitor.Worker.Crawling;

/// <summary>A listed record after its detail page was asked for, if it has one.</summary>
/// <param name="Listed">As the list has it.</param>
/// <param name="Document">With what its own page adds.</param>
/// <param name="Page">Where the text was read from: the record's own page, or the list.</param>
/// <param name="Known">The same document in the store, or null.</param>
/// <param name="SameText">True when the publisher (304) or the unchanged line in the list says that the kept text still holds.</param>
internal sealed record Visit(ParsedDocument Listed, ParsedDocument Document, FetchedPage? Page, KnownDocument? Known, bool SameText)
{
    /// <summary>No list was asked: a date of the document has passed, or its page was looked at again.</summary>
    public bool ByClock { get; init; }
}
