using System.Linq.Expressions;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage;

/// <summary>How rows become what pages read; each is used by several queries.</summary>
internal static class ItemProjections
{
    public static readonly Expression<Func<ItemRow, ItemSummary>> Summary = row => new ItemSummary
    {
        Id = row.Id,
        Title = row.Title,
        Number = row.Number,
        Jurisdiction = row.Jurisdiction,
        Region = row.Region,
        Kind = row.Kind,
        Language = row.Language,
        Stage = row.Stage,
        RawStatus = row.RawStatus,
        PublishedOn = row.PublishedOn,
        Url = row.Url,
        FirstSeenAt = row.FirstSeenAt,
        ChangedAt = row.ChangedAt,
        Relevance = row.Relevance,
        Relevant = row.Relevant,
        WasRelevant = row.WasRelevant,
    };

    private static readonly Func<ItemRow, ItemSummary> CompiledSummary = Summary.Compile();

    public static ItemSummary SummaryOf(ItemRow row) => CompiledSummary(row);

    /// <summary>A document as its item shows it, for judging it again without its publisher.</summary>
    public static ParsedDocument AsListed(DocumentRow row) => new()
    {
        NativeId = row.NativeId,
        Title = row.Item.Title,
        Number = row.Item.Number,
        Url = Uri.TryCreate(row.Url ?? row.Item.Url, UriKind.Absolute, out var url) ? url : null,
        Language = row.Item.Language,
        Stage = row.Item.Stage,
        RawStatus = row.Item.RawStatus,
        PublishedOn = row.Item.PublishedOn,
        Dates = row.Item.Dates.ToDictionary(date => date.Kind, date => date.Date, StringComparer.Ordinal),
    };

    public static EventEntry EntryOf(EventRow row) => new(row.Id, row.Event, row.Source, row.DocumentId, row.Version);
}
