using Microsoft.Extensions.Options;
using Monitor.Worker.Detecting;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Crawling;

/// <summary>
/// Holds the alerts of items that look like stored ones under new ids, until an operator has looked or a declared time is over.
/// The items themselves are kept at once, and all other alerts of the run go out.
/// </summary>
internal sealed class RenumberingHold(RunStore store, IOptions<CrawlingOptions> options, TimeProvider time)
{
    public async Task<Held> CheckAsync(Source source, bool isBackfill, IReadOnlyList<ListedRecord> records, IReadOnlyList<DocumentChange> changes, CancellationToken ct)
    {
        var fresh = changes.Where(change => change.Kind == ChangeKind.NewItem).ToList();
        if (isBackfill || !Renumbering.IsPossible(fresh.Count, records.Count)) return new Held(changes, null, null);

        var listed = records.Select(record => record.Document.NativeId).ToHashSet(StringComparer.Ordinal);
        var suspects = Renumbering.Suspects(await store.TwinsAsync(source.Id, fresh, ct), listed);
        if (suspects.Count == 0) return new Held(changes, null, null);

        var now = time.GetUtcNow();
        var until = now + options.Value.HoldFor;
        List<DocumentChange> held = [.. changes.Select(change => suspects.Contains(change.Document.NativeId) ? Hold(change, until) : change)];
        var finding = Renumbering.Found(suspects.Count, records.Count);
        var alerts = held.Sum(change => change.Deliveries.Count(planned => planned.Held));
        var hold = alerts == 0 ? null : new AlertHold { Source = source.Id, HeldAt = now, Until = until, Alerts = alerts, Reason = finding.Reason };
        return new Held(held, hold, finding);
    }

    private static DocumentChange Hold(DocumentChange change, DateTimeOffset until) =>
        change with { HeldUntil = until, Deliveries = [.. change.Deliveries.Select(planned => planned with { Held = true })] };
}

/// <param name="Hold">Null when no message waits.</param>
/// <param name="Finding">Null when nothing looks renumbered.</param>
internal sealed record Held(IReadOnlyList<DocumentChange> Changes, AlertHold? Hold, Finding? Finding);
