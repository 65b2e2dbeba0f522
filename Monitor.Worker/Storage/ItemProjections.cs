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
        Dates = row.Item.Dates.Where(date => !date.FromText).ToDictionary(date => date.Kind, date => date.Date, StringComparer.Ordinal),
    };

    /// <summary>Sentences behind dates that come from the text, and rules for kinds of which no date is known.</summary>
    public static IReadOnlyList<StatedDate> StatedOf(ItemRow row)
    {
        var byKind = row.Dates.ToDictionary(date => date.Kind, StringComparer.Ordinal);
        return [.. row.Documents.OrderByDescending(document => document.Leads).ThenBy(document => document.Id).SelectMany(document => document.StatedDates)
            .Where(stated => byKind.TryGetValue(stated.Kind, out var known) ? known.FromText && known.Date == stated.Date : stated.Date is null)
            .Select(stated => new StatedDate(stated.Kind, stated.Date, stated.Quote, stated.Language, stated.Rule)).DistinctBy(stated => (stated.Kind, stated.Date))];
    }

    public static EventEntry EntryOf(EventRow row) => new(row.Id, row.Event, row.Source, row.DocumentId, row.Version);
}
