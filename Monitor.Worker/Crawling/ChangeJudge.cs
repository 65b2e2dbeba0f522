using Monitor.Worker.Alerting;
using Monitor.Worker.Classifying;
using Monitor.Worker.Documents;
using Monitor.Worker.Versioning;

namespace Monitor.Worker.Crawling;

/// <summary>Takes each visited document through version, classify, events and due deliveries. No I/O: a run can be judged again.</summary>
internal sealed class ChangeJudge(VersionClassifier classifier, AlertPlanner planner, TimeProvider time)
{
    /// <param name="source">Whose documents these are.</param>
    /// <param name="isBackfill">The source's first crawl: kept and classified, alerted to nobody.</param>
    /// <param name="visits">In the publisher's order.</param>
    /// <param name="itemsByKey">Items of the store that share an official key with one of the documents.</param>
    public IReadOnlyList<DocumentChange> Judge(
        Source source, bool isBackfill, IReadOnlyList<Visit> visits, IReadOnlyDictionary<string, KnownItem> itemsByKey)
    {
        var keysOfThisRun = new HashSet<string>(StringComparer.Ordinal);
        var changes = new List<DocumentChange>(visits.Count);
        foreach (var visit in visits)
        {
            var item = visit.Document.Keys.Select(itemsByKey.GetValueOrDefault).FirstOrDefault(known => known is not null);
            var change = Find(visit, item);
            // Two documents of one run that share a key are one item: the first brings it, the second is its companion.
            if (change.Kind == ChangeKind.NewItem && visit.Document.Keys.Any(keysOfThisRun.Contains)) change = change with { Kind = ChangeKind.NewDocument };
            keysOfThisRun.UnionWith(visit.Document.Keys);
            changes.Add(Decide(source, isBackfill, change));
        }

        return changes;
    }

    private static DocumentChange Find(Visit visit, KnownItem? item)
    {
        var listedFingerprint = Fingerprint.OfListed(visit.Listed);
        if (visit is { SameText: true, Known: { } known }) return ChangeFinder.Same(visit.Document, listedFingerprint, known);
        return ChangeFinder.Find(visit.Document, listedFingerprint, visit.Known, item) with { Page = visit.Page };
    }

    private DocumentChange Decide(Source source, bool isBackfill, DocumentChange change)
    {
        var classification = change.WritesVersion ? Classify(source, change) : null;
        change = change with { Classification = classification };
        var events = EventFinder.Find(change, time.GetUtcNow());
        if (events.Count == 0) return change;

        // A stage or a date may move while the text stands still; the message still says why the item matters.
        classification ??= Classify(source, change);
        var together = events.Select(happened => happened.Kind).ToHashSet();
        var context = new AlertContext { IsBackfill = isBackfill, WasRelevant = change.Item?.WasRelevant ?? false, Together = together };
        return change with
        {
            Events = events,
            Deliveries = [.. events.SelectMany(happened => planner.Plan(Alerts.Of(source, change, happened, classification), context))],
        };
    }

    private Classification Classify(Source source, DocumentChange change) =>
        classifier.Classify(change.Document, change.NormalText, source.Jurisdiction);
}
