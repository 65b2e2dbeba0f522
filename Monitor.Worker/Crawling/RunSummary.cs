using Monitor.Worker.Detecting;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Crawling;

/// <summary>Sums a run up in one outcome and its counts.</summary>
internal static class RunSummary
{
    private const int FewPages = 3;
    private const int OneIn = 5;

    public static SourceRun Of(
        Source source, WalkedList list, RunTally tally, IReadOnlyList<DocumentChange> changes, DateTimeOffset startedAt, DateTimeOffset endedAt, RunFacts? facts = null)
    {
        var (outcome, detail) = WithNotes(list, Outcome(source, list, tally, changes, facts?.Findings ?? [], startedAt));
        return new SourceRun
        {
            Source = source.Id,
            StartedAt = startedAt,
            EndedAt = endedAt,
            Outcome = outcome,
            Detail = detail,
            RetryAt = (tally.ListTrouble ?? tally.DetailTrouble)?.RetryAt,
            Requests = tally.Requests,
            Bytes = tally.Bytes,
            Listed = tally.Listed,
            New = changes.Count(change => change.Kind is ChangeKind.NewItem or ChangeKind.NewDocument),
            Changed = changes.Count(change => change.Kind is ChangeKind.Changed or ChangeKind.FlappedBack),
            Unchanged = changes.Count(change => change.Kind == ChangeKind.Unchanged),
            Rejected = tally.Rejected,
            NotFound = tally.NotFound,
            Redirected = tally.Redirected,
            Pages = list.Pages,
            PutAside = list.PutAside,
            Owed = tally.Owed,
            Facts = facts,
        };
    }

    private static (RunOutcome Outcome, string? Detail) WithNotes(WalkedList list, (RunOutcome Outcome, string? Detail) read)
    {
        var outcome = list.IsIncomplete && read.Outcome.IsGood() ? RunOutcome.Partial : read.Outcome;
        return list.Notes.Count == 0 ? (outcome, read.Detail) : (outcome, string.Join(' ', read.Detail is null ? list.Notes : [read.Detail, .. list.Notes]));
    }

    private static (RunOutcome Outcome, string? Detail) Outcome(
        Source source, WalkedList list, RunTally tally, IReadOnlyList<DocumentChange> changes, IReadOnlyList<Finding> findings, DateTimeOffset startedAt)
    {
        if (tally is { Listed: 0, ListTrouble: { } missing } && RestDay.ReasonOfNoIssue(source, missing.Outcome, startedAt) is { } noIssue) return (RunOutcome.Quiet, $"No issue on {noIssue}.");
        if (tally.ListTrouble is { } trouble) return (tally.Listed > 0 ? RunOutcome.Partial : trouble.Outcome, trouble.Detail);
        // A page that was looked at again may have changed all the same.
        if (list.Unmodified) return (changes.Any(change => change.WritesVersion) ? RunOutcome.OkNew : RunOutcome.OkNothingNew, "The list is as it was (304).");
        if (tally.Listed == 0 && list.Nothing is { } nothing) return (RunOutcome.Quiet, nothing);
        if (tally is { Listed: 0, Rejected: > 0 }) return (RunOutcome.ParseDrift, $"None of {tally.Rejected} records could be read: their shape has changed.");
        if (tally.Listed == 0 && findings.FirstOrDefault(finding => finding.Kind == FindingKind.FewRecords) is { } empty) return (RunOutcome.EmptySuspicious, empty.Reason);
        if (tally.Listed == 0 && RestDay.Reason(source, startedAt) is { } rest) return (RunOutcome.Quiet, $"An empty list on {rest}.");
        if (tally.Listed < source.Expect.AtLeast && source.Expect.Results) return (RunOutcome.EmptySuspicious, TooFew(source, tally));
        if (tally.Listed == 0) return (RunOutcome.Quiet, "An empty list, as this source has on ordinary days.");
        if (findings.FirstOrDefault(finding => finding.Spoils && !IsOfPages(finding.Kind)) is { } drift) return (RunDetectors.Outcome(drift.Kind), string.Join(' ', findings.Select(finding => finding.Reason)));
        if (QuietlyOwed(tally) is { } many) return many;
        if (tally.DetailTrouble is { } owed) return (tally.Owed.Count == tally.Listed ? owed.Outcome : RunOutcome.Partial, $"{tally.Owed.Count} pages are owed: {owed.Detail}");
        var lasting = tally.QuietTrouble is { } quiet ? $"{PagesThat(tally.OwedQuietly)} cannot be had; what the list says of them is kept: {quiet.Detail}" : null;
        return (changes.Any(change => change.WritesVersion) ? RunOutcome.OkNew : RunOutcome.OkNothingNew, lasting);
    }

    /// <summary>A few broken pages are the publisher's; many of them are a trouble of ours, or of the whole source.</summary>
    private static (RunOutcome Outcome, string? Detail)? QuietlyOwed(RunTally tally) =>
        tally.QuietTrouble is { } trouble && tally.OwedQuietly > Math.Max(FewPages, tally.Listed / OneIn)
            ? (tally.Owed.Count == tally.Listed ? trouble.Outcome : RunOutcome.Partial, $"{PagesThat(tally.OwedQuietly)} fail again and again: {trouble.Detail}")
            : null;

    private static string PagesThat(int count) => count == 1 ? "1 page" : $"{count} pages";

    // Pages that were taken out are owed, and told as such.
    private static bool IsOfPages(FindingKind kind) => kind is FindingKind.SameText or FindingKind.NotFoundPage or FindingKind.ChallengePage;

    private static string TooFew(Source source, RunTally tally) =>
        $"{tally.Listed} records where at least {source.Expect.AtLeast} should be{(tally.Rejected > 0 ? $"; {tally.Rejected} could not be read" : "")}.";
}
