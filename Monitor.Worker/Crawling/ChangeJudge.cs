using Monitor.Worker.Alerting;
using Monitor.Worker.Classifying;
using Monitor.Worker.Documents;
using Monitor.Worker.Versioning;
using Monitor.Worker.Versioning.TextDates;

namespace Monitor.Worker.Crawling;

/// <summary>Takes each visited document through version, classify, events and due deliveries. No I/O: a run can be judged again.</summary>
internal sealed class ChangeJudge(VersionClassifier classifier, AlertPlanner planner, TimeProvider time)
{
    /// <summary>Fewer are judged sooner than they are handed out.</summary>
    private const int Few = 16;

    /// <param name="source">Whose documents these are.</param>
    /// <param name="isBackfill">The source's first crawl: kept and classified, alerted to nobody.</param>
    /// <param name="visits">In the publisher's order.</param>
    /// <param name="itemsByKey">Items of the store that share an official key with one of the documents.</param>
    public IReadOnlyList<DocumentChange> Judge(
        Source source, bool isBackfill, IReadOnlyList<Visit> visits, IReadOnlyDictionary<string, KnownItem> itemsByKey)
    {
        var keysOfThisRun = new HashSet<string>(StringComparer.Ordinal);
        var changes = new List<DocumentChange>(visits.Count);
        foreach (var (visit, found) in visits.Zip(FindAll(source, visits, itemsByKey)))
        {
            var change = found;
            // Two documents of one run that share a key are one item: the first brings it, the second is its companion.
            if (change.Kind == ChangeKind.NewItem && visit.Document.Keys.Any(keysOfThisRun.Contains)) change = change with { Kind = ChangeKind.NewDocument };
            keysOfThisRun.UnionWith(visit.Document.Keys);
            changes.Add(Decide(source, isBackfill, change) with { IsBacklog = isBackfill });
        }

        return changes;
    }

    /// <summary>What each is by itself, classified where its text is new: most of the work, and no document's hangs on another's.</summary>
    private DocumentChange[] FindAll(Source source, IReadOnlyList<Visit> visits, IReadOnlyDictionary<string, KnownItem> itemsByKey)
    {
        var found = new DocumentChange[visits.Count];
        if (visits.Count < Few) for (var i = 0; i < found.Length; i++) found[i] = FindOne(i);
        else Parallel.For(0, found.Length, i => found[i] = FindOne(i));
        return found;

        DocumentChange FindOne(int i)
        {
            var item = visits[i].Document.Keys.Select(itemsByKey.GetValueOrDefault).FirstOrDefault(known => known is not null);
            var change = Find(visits[i], item);
            return change.WritesVersion ? StatedDates.Read(change with { Classification = Classify(source, change) }) : change;
        }
    }

    private static DocumentChange Find(Visit visit, KnownItem? item)
    {
        var listedFingerprint = visit is { ByClock: true, Known.ListedFingerprint: { } kept } ? kept : Fingerprint.OfListed(visit.Listed);
        if (visit is { SameText: true, Known: { } known }) return ChangeFinder.Same(visit.Document, listedFingerprint, known);
        return ChangeFinder.Find(visit.Document, listedFingerprint, visit.Known, item) with { Page = visit.Page };
    }

    private DocumentChange Decide(Source source, bool isBackfill, DocumentChange change)
    {
        var events = EventFinder.Find(change, time.GetUtcNow(), source.Id);
        if (events.Count == 0) return change;

        // A stage or a date may move while the text stands still; the message still says why the item matters.
        var classification = change.Classification ?? Classify(source, change);
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
