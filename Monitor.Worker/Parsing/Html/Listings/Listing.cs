using AngleSharp.Dom;

namespace Monitor.Worker.Parsing.Html.Listings;

/// <summary>A record as it was found.</summary>
/// <param name="Holder">The element that is the record; null where it is a stretch between elements.</param>
internal sealed record FoundRecord(string Title, Uri Address, DateOnly? Date, string? Number, string? Summary, Span Span, IElement? Holder);

/// <summary>A list that was found by its structure.</summary>
internal sealed record Listing(IReadOnlyList<FoundRecord> Records)
{
    public int Dated => Records.Count(record => record.Date is not null);
}
