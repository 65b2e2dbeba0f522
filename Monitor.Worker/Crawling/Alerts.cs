using Monitor.Worker.Documents;
using Monitor.Worker.Versioning.TextDates;

namespace Monitor.Worker.Crawling;

/// <summary>Gathers what a message needs from where a run has it.</summary>
internal static class Alerts
{
    public static Alert Of(Source source, DocumentChange change, ItemEvent happened, Classification classification)
    {
        var document = change.Document;
        var dates = DatesOf(change);
        return new Alert
        {
            ItemId = change.Item?.ItemId ?? 0,
            Event = happened,
            Title = document.Title,
            Number = document.Number,
            Jurisdiction = source.Jurisdiction,
            Region = source.Region,
            Source = source.Id,
            SourceName = source.Name,
            Url = document.Url,
            Language = document.Language,
            Stage = document.Stage == Stage.Unknown ? change.Item?.Stage ?? Stage.Unknown : document.Stage,
            RawStatus = document.RawStatus,
            PublishedOn = document.PublishedOn,
            Dates = dates,
            DateQuotes = QuotesOf(change, dates),
            Classification = classification,
        };
    }

    /// <summary>What is known of the item, then what the text says now, then what the publisher states now: the later holds.</summary>
    private static Dictionary<string, DateOnly> DatesOf(DocumentChange change)
    {
        var dates = new Dictionary<string, DateOnly>(change.Item?.Dates ?? new Dictionary<string, DateOnly>(), StringComparer.Ordinal);
        foreach (var stated in change.StatedDates.Where(stated => stated.Date is not null).DistinctBy(stated => stated.Kind))
        {
            if (!dates.ContainsKey(stated.Kind) || change.Item?.TextDates.Contains(stated.Kind) == true) dates[stated.Kind] = stated.Date!.Value;
        }

        foreach (var (kind, date) in change.Document.Dates) dates[kind] = date;
        return dates;
    }

    private static Dictionary<string, string> QuotesOf(DocumentChange change, Dictionary<string, DateOnly> dates)
    {
        var known = change.Item?.TextDates ?? new HashSet<string>();
        // While the text stands still its sentences are read again only where a date came from one.
        var stated = change.StatedDates.Count > 0 || known.Count == 0 ? change.StatedDates : StatedDates.Of(change.Document, change.NormalText);
        return stated
            .Where(one => !change.Document.Dates.ContainsKey(one.Kind) && dates.GetValueOrDefault(one.Kind) == one.Date)
            .DistinctBy(one => one.Kind).ToDictionary(one => one.Kind, one => one.Quote, StringComparer.Ordinal);
    }
}
