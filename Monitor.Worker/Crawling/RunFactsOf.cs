using Monitor.Worker.Detecting;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Crawling;

/// <summary>Gathers what a run saw from what it has read.</summary>
internal static class RunFactsOf
{
    private static readonly string Reader = typeof(RunFactsOf).Assembly.GetName().Version?.ToString(3) ?? "";

    /// <param name="source">Whose run it is.</param>
    /// <param name="list">The list as walked.</param>
    /// <param name="visits">The records, with what their own pages added.</param>
    /// <param name="tally">The counts.</param>
    /// <param name="today">In UTC.</param>
    public static RunFacts Read(Source source, WalkedList list, IReadOnlyList<Visit> visits, RunTally tally, DateOnly today)
    {
        var own = OwnPages(source, list, visits);
        var texts = source.Detail is null ? visits : own;
        var documents = visits.Select(visit => visit.Document).ToList();
        return tally.Facts() with
        {
            Records = list.Records.Count,
            Fields = Fields(list, own),
            Texts = texts.Count,
            WithoutText = texts.Count(visit => !RecordFields.HasText(visit.Document)),
            Lengths = Lengths([.. texts.Select(visit => visit.Document.Text.Length).Where(length => length > 0)]),
            NewestOn = documents.Max(document => document.PublishedOn),
            DatesUnread = documents.Count(document => document.UnreadDates.Count > 0),
            DatesAhead = documents.Count(document => document.PublishedOn > today.AddDays(1)),
            DatesOld = visits.Count(visit => visit.Known is null && visit.Document.PublishedOn < today.AddYears(-5)),
            ConfigHash = SourceDigest.Of(source),
            Reader = Reader,
        };
    }

    /// <summary>Visits that read a record's own page, and not its line in the list again.</summary>
    public static IReadOnlyList<Visit> OwnPages(Source source, WalkedList list, IReadOnlyList<Visit> visits)
    {
        if (source.Detail is null) return [];
        var lists = list.Records.Select(record => record.Page).ToHashSet(ReferenceEqualityComparer.Instance);
        return [.. visits.Where(visit => visit.Page is { } page && !lists.Contains(page))];
    }

    private static Dictionary<string, int> Fields(WalkedList list, IReadOnlyList<Visit> own)
    {
        var fields = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var field in list.Records.SelectMany(record => RecordFields.Filled(record.Document))) Count(field);
        foreach (var visit in own)
        {
            foreach (var field in RecordFields.Filled(visit.Document).Except(RecordFields.Filled(visit.Listed))) Count(RecordFields.OwnPage + field);
        }

        return fields;

        void Count(string field) => fields[field] = fields.GetValueOrDefault(field) + 1;
    }

    private static TextLengths? Lengths(List<int> lengths)
    {
        if (lengths.Count == 0) return null;
        lengths.Sort();
        return new TextLengths(lengths[0], At(0.1), At(0.5), At(0.9), lengths[^1]);

        int At(double share) => lengths[(int)(share * (lengths.Count - 1))];
    }
}
