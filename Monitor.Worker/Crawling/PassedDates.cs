using Monitor.Worker.Documents;
using Monitor.Worker.Parsing.Dates;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Crawling;

/// <summary>
/// Stages that hold until a date move when it has passed, though the publisher says nothing more of the record: a consultation closes
/// by the calendar, a law comes into force.
/// </summary>
internal sealed class PassedDates(RunStore store, TimeProvider time)
{
    /// <summary>In one run; the others move in the next.</summary>
    private const int AtMost = 500;

    /// <param name="source">Whose records.</param>
    /// <param name="seen">Ids of the records that this run has read: they say themselves where they stand.</param>
    /// <param name="ct">Ends the look.</param>
    public async Task<IReadOnlyList<Visit>> VisitsAsync(Source source, IReadOnlySet<string> seen, CancellationToken ct)
    {
        var today = SourceZone.Today(source.TimeZone, time);
        List<Visit> visits = [];
        foreach (var move in StageMoves.Of(source))
        {
            var passed = await store.PassedAsync(source.Id, move.From, move.DateKind, today, AtMost, ct);
            var known = await store.KnownAsync(source.Id, [.. passed.Select(one => one.NativeId)], keys: [], addresses: [], ct);
            visits.AddRange(passed.Where(one => !seen.Contains(one.NativeId)).Select(one => Moved(one with { Stage = move.To }, known)));
        }

        return [.. visits.DistinctBy(visit => visit.Document.NativeId)];
    }

    private static Visit Moved(ParsedDocument document, KnownSet known) =>
        new(document, document, Page: null, known.ByNativeId[document.NativeId], SameText: true) { ByClock = true };
}
