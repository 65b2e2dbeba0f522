using Monitor.Worker.Documents;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage.Committing;

/// <summary>What a document tells its item. Stage and dates move by events; what was unknown is filled in without one.</summary>
internal static class ItemUpdate
{
    public static ItemRow NewItem(Source source, DocumentChange change, DateTimeOffset seenAt) => new()
    {
        Title = change.Document.Title,
        Jurisdiction = source.Jurisdiction,
        Region = source.Region,
        Kind = source.Kind,
        Language = change.Document.Language ?? (source.Languages is [var first, ..] ? first : null),
        Stage = change.Document.Stage,
        RawStatus = change.Document.RawStatus,
        FirstSeenAt = seenAt,
        ChangedAt = seenAt,
    };

    public static void Apply(ItemRow item, DocumentChange change, bool leads)
    {
        if (leads && change.WritesVersion) Lead(item, change.Document);
        else Fill(item, change.Document);
        MoveStage(item, change);
        MoveDates(item, change, leads, leads && change.WritesVersion);
    }

    private static void Lead(ItemRow item, ParsedDocument document)
    {
        item.Title = document.Title;
        item.Number = document.Number ?? item.Number;
        item.Language = document.Language ?? item.Language;
        item.PublishedOn = document.PublishedOn ?? item.PublishedOn;
        item.Url = StoredText.Url(document.Url) ?? item.Url;
    }

    private static void Fill(ItemRow item, ParsedDocument document)
    {
        item.Number ??= document.Number;
        item.PublishedOn ??= document.PublishedOn;
        item.Url ??= StoredText.Url(document.Url);
    }

    private static void MoveStage(ItemRow item, DocumentChange change)
    {
        var moved = change.Events.LastOrDefault(happened => happened.StageAfter is not null);
        if (moved is null && item.Stage is not Stage.Unknown) return;
        if (moved is null && change.Document.Stage is Stage.Unknown) return;
        item.Stage = moved?.StageAfter ?? change.Document.Stage;
        item.RawStatus = change.Document.RawStatus ?? item.RawStatus;
    }

    private static void MoveDates(ItemRow item, DocumentChange change, bool leads, bool replaces)
    {
        foreach (var (kind, date) in change.Document.Dates)
        {
            if (item.Dates.Find(row => row.Kind == kind) is null or { FromText: true } || replaces || (leads && !DateKinds.IsNews(kind))) SetDate(item, kind, date, fromText: false);
        }

        // What a publisher states in a field of its own holds against what a rule reads in a text.
        foreach (var stated in change.StatedDates.Where(stated => stated.Date is not null).DistinctBy(stated => stated.Kind))
        {
            var known = item.Dates.Find(row => row.Kind == stated.Kind);
            if (known is null || (known.FromText && replaces)) SetDate(item, stated.Kind, stated.Date, fromText: true);
        }

        foreach (var moved in change.Events.Where(happened => happened is { Kind: EventKind.DateMoved, DateKind: not null }))
        {
            SetDate(item, moved.DateKind!, moved.DateAfter, fromText: moved.DateQuote is not null);
        }
    }

    private static void SetDate(ItemRow item, string kind, DateOnly? date, bool fromText)
    {
        var known = item.Dates.Find(row => row.Kind == kind);
        if (date is null && known is not null) item.Dates.Remove(known);
        if (date is null) return;
        if (known is null) item.Dates.Add(new ItemDateRow { Kind = kind, Date = date.Value, FromText = fromText });
        else (known.Date, known.FromText) = (date.Value, fromText);
    }
}
