using System.Linq.Expressions;
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

    public static EventEntry EntryOf(EventRow row) => new(row.Id, row.Event, row.Source, row.DocumentId, row.Version);
}
