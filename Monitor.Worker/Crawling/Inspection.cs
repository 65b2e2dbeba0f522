using Monitor.Worker.Detecting;
using Monitor.Worker.Documents;
using Monitor.Worker.Parsing.Mapping;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Crawling;

/// <summary>
/// Between reading and judging: looks at what a run has read beside what is usual of its source, and takes out the pages that are no
/// records. What is taken out is owed, never a version.
/// </summary>
internal sealed class Inspection(RunStore runStore, WatchStore watch, TimeProvider time)
{
    public async Task<Inspected> InspectAsync(Source source, WalkedList list, IReadOnlyList<Visit> visits, IReadOnlyCollection<string> owed, RunTally tally, CancellationToken ct)
    {
        var own = RunFactsOf.OwnPages(source, list, visits);
        var suspects = await SuspectsAsync(source, own, ct);
        var facts = RunFactsOf.Read(source, list, visits, tally, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        var usual = Usual.Of(await runStore.ReadRunsAsync(source.Id, Usual.Kept, ct), facts.ConfigHash);
        var findings = RunDetectors.Look(new RunSeen(tally.Listed, tally.Rejected, facts) { Known = KnownOf(source, list, visits) }, usual);
        if (findings.Any(finding => finding is { Kind: FindingKind.FieldsLost })) suspects = [.. suspects, .. Emptied(visits, suspects)];

        var kept = TakeOut(source, visits, suspects, owed, tally);
        return new Inspected(kept, facts with { Findings = [.. findings, .. Found(suspects)] });
    }

    /// <summary>Of pages that were asked for again, those that are still records: a notice in the place of a text is no amendment.</summary>
    public async Task<IReadOnlyList<Visit>> SoundAsync(Source source, IReadOnlyList<Visit> again, CancellationToken ct)
    {
        var suspects = await SuspectsAsync(source, again, ct);
        var unsound = suspects.Concat(Emptied(again, suspects)).Select(suspect => suspect.NativeId).ToHashSet(StringComparer.Ordinal);
        return [.. again.Where(visit => !unsound.Contains(visit.Document.NativeId))];
    }

    /// <summary>
    /// What an empty list is worth on a day on which its publisher rests. A list of what came lately, or of a whole session, is as long in the recess as
    /// before: where an earlier one of such a day held records, the rest explains nothing.
    /// </summary>
    public async Task<Finding?> OfAnEmptyListAsync(Source source, CancellationToken ct)
    {
        if (RequestTemplate.ReachOf(source) != DateReach.None || RestDay.Reason(source, time.GetUtcNow()) is null) return null;
        var runs = await runStore.ReadRunsAsync(source.Id, Usual.Kept, ct);
        return runs.FirstOrDefault(run => run.Outcome.IsGood() && RestDay.Reason(source, run.StartedAt) is not null) is { } full
            ? new Finding(FindingKind.FewRecords, FormattableString.Invariant($"The list is empty; on {full.StartedAt:yyyy-MM-dd}, a day of rest too, it held {full.Listed} records."), Spoils: true)
            : null;
    }

    // What lies behind the cap is owed and not lost.
    private static int? KnownOf(Source source, WalkedList list, IReadOnlyList<Visit> visits) =>
        RequestTemplate.ReachOf(source) == DateReach.None && list.Rest is null ? visits.Count(visit => visit.Known is { Version: > 0 }) : null;

    private async Task<IReadOnlyList<SuspectPage>> SuspectsAsync(Source source, IReadOnlyList<Visit> own, CancellationToken ct)
    {
        if (own.Count == 0) return [];
        var canary = await watch.CanaryOfAsync(source.Id, ct);
        var pages = own.Select(visit => new SeenPage(
            visit.Document.NativeId, visit.Listed.Title, SeenPage.TitleOf(visit.Page!), visit.Document.Text, visit.Known?.Text)).ToList();
        return SuspectPages.Among(pages, canary?.NotFoundLook);
    }

    // Where texts are lost, a known text that has become empty is the reader's fault and not the publisher's amendment.
    private static IEnumerable<SuspectPage> Emptied(IReadOnlyList<Visit> visits, IReadOnlyList<SuspectPage> known) =>
        from visit in visits
        where visit is { SameText: false, Known.Text.Length: >= 300 } && !RecordFields.HasText(visit.Document)
        where !known.Any(suspect => suspect.NativeId == visit.Document.NativeId)
        select new SuspectPage(visit.Document.NativeId, FindingKind.FieldsLost, "Its text is gone, as that of others.");

    private static List<Visit> TakeOut(Source source, IReadOnlyList<Visit> visits, IReadOnlyList<SuspectPage> suspects, IReadOnlyCollection<string> owed, RunTally tally)
    {
        var byId = suspects.ToDictionary(suspect => suspect.NativeId, StringComparer.Ordinal);
        var kept = new List<Visit>(visits.Count);
        foreach (var visit in visits)
        {
            if (!byId.TryGetValue(visit.Document.NativeId, out var suspect))
            {
                kept.Add(visit);
                continue;
            }

            // Without a page of its own a record is owed by its name: the list is read again anyway.
            var address = source.Detail is null ? visit.Document.NativeId : visit.Page?.Url.AbsoluteUri ?? visit.Document.NativeId;
            tally.Owe(address, new Trouble(RunDetectors.Outcome(suspect.Kind), suspect.Reason));

            // As with a page that cannot be had twice in a row: the record is not lost for want of its page.
            if (visit.Known is null && owed.Contains(address)) kept.Add(visit with { Document = visit.Listed, Page = null });
        }

        return kept;
    }

    private static IEnumerable<Finding> Found(IReadOnlyList<SuspectPage> suspects) =>
        suspects.GroupBy(suspect => suspect.Kind).Where(group => group.Key is not FindingKind.FieldsLost)
            .Select(group => new Finding(group.Key, $"{group.Count()} pages are no records: {group.First().Reason}", Spoils: true));
}

/// <param name="Visits">Those that may become versions.</param>
internal sealed record Inspected(IReadOnlyList<Visit> Visits, RunFacts Facts);
