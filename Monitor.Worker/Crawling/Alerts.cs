using Monitor.Worker.Documents;

namespace Monitor.Worker.Crawling;

/// <summary>Gathers what a message needs from where a run has it.</summary>
internal static class Alerts
{
    public static Alert Of(Source source, DocumentChange change, ItemEvent happened, Classification classification)
    {
        var document = change.Document;
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
            Dates = document.Dates.Count > 0 ? document.Dates : change.Item?.Dates ?? document.Dates,
            Classification = classification,
        };
    }
}
