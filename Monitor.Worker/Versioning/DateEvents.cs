using System.Globalization;
using Monitor.Worker.Documents;
using Monitor.Worker.Versioning.TextDates;

namespace Monitor.Worker.Versioning;

/// <summary>Dates of an item that moved: what the publisher states in fields of its own first, then what its text says.</summary>
internal static class DateEvents
{
    public static IEnumerable<ItemEvent> Find(DocumentChange change, KnownItem item, DateTimeOffset now)
    {
        foreach (var (kind, after) in change.Document.Dates.Where(date => DateKinds.IsNews(date.Key)))
        {
            DateOnly? before = item.Dates.TryGetValue(kind, out var kept) ? kept : null;
            if (before != after) yield return Moved(change, item, kind, before, after, quote: null, now);
        }

        if (change is not { Kind: ChangeKind.Changed, Known: { } known }) yield break;
        foreach (var stated in change.StatedDates.Where(stated => stated.Date is not null && IsOpen(stated.Kind, change, item)).DistinctBy(stated => stated.Kind))
        {
            var before = item.Dates.TryGetValue(stated.Kind, out var kept) ? kept : InText(change, known, stated.Kind);
            if (before != stated.Date) yield return Moved(change, item, stated.Kind, before, stated.Date, stated.Quote, now);
        }
    }

    // What a publisher states in a field holds against any text.
    private static bool IsOpen(string kind, DocumentChange change, KnownItem item) =>
        !change.Document.Dates.ContainsKey(kind) && (!item.Dates.ContainsKey(kind) || item.TextDates.Contains(kind));

    // An item whose text was kept before texts were read for dates: what it said then is no news.
    private static DateOnly? InText(DocumentChange change, KnownDocument known, string kind) =>
        StatedDates.Of(change.Document, known.Text).FirstOrDefault(stated => stated.Kind == kind && stated.Date is not null)?.Date;

    private static ItemEvent Moved(DocumentChange change, KnownItem item, string kind, DateOnly? before, DateOnly? after, string? quote, DateTimeOffset now) => new()
    {
        Kind = EventKind.DateMoved,
        // A date that goes to and fro is told once a week each way: the last message must not name a day that is not so any more.
        Discriminator = string.Create(CultureInfo.InvariantCulture, $"{kind}:{before:yyyy-MM-dd}>{after:yyyy-MM-dd}@{ISOWeek.GetYear(now.UtcDateTime)}-{ISOWeek.GetWeekOfYear(now.UtcDateTime)}"),
        SeenAt = now,
        Summary = before is { } was
            ? string.Create(CultureInfo.InvariantCulture, $"{DateKinds.Name(kind)} moved from {was:d MMM yyyy} to {after:d MMM yyyy}.")
            : string.Create(CultureInfo.InvariantCulture, $"{DateKinds.Name(kind)} set: {after:d MMM yyyy}."),
        DateKind = kind,
        DateBefore = before,
        DateAfter = after,
        DateQuote = quote,
        RelevanceAfter = change.Classification?.Relevance ?? item.Relevance,
    };
}
