using Monitor.Worker.Documents;
using Monitor.Worker.Sources;

namespace Monitor.Worker.Crawling;

/// <summary>What the next run of a source starts from.</summary>
internal static class NextState
{
    /// <summary>A source that always fails a little must not stay "in its first crawl", and so silent, for ever.</summary>
    private const int PartialRunsThatCount = 3;

    public static SourceState After(Source source, SourceState before, WalkedList list, SourceRun run)
    {
        var good = run.Outcome.IsGood();
        var failures = good ? 0 : before.ConsecutiveFailures + 1;
        return before with
        {
            HasBackfilled = before.HasBackfilled || EndsFirstCrawl(run.Outcome, failures),
            LastRunAt = run.EndedAt,
            LastSuccessAt = good ? run.EndedAt : before.LastSuccessAt,
            LastNewAt = run.New > 0 ? run.EndedAt : before.LastNewAt,
            LastOutcome = run.Outcome,
            LastDetail = run.Detail,
            ConsecutiveFailures = failures,
            // A few pages that are owed are asked for at the next ordinary time.
            NextTryAt = good ? null : run.Outcome == RunOutcome.Partial ? run.RetryAt : BackOff.NextTry(run.Outcome, failures, run.EndedAt, run.RetryAt),
            // Only pages that were read well are asked for conditionally: a 304 must never stand for a page that was refused.
            ListValidators = good && !list.Unmodified ? list.Validators : good ? before.ListValidators : new Dictionary<string, Validators>(),
            Owed = run.Owed,
            ListRest = list.Rest ?? before.ListRest,
        };
    }

    /// <param name="outcome">Of a run.</param>
    /// <param name="failures">How many in a row did not end well, with that run.</param>
    public static bool EndsFirstCrawl(RunOutcome outcome, int failures) => outcome.IsGood() || (outcome == RunOutcome.Partial && failures >= PartialRunsThatCount);

    /// <summary>After a run that a fault of Monitor ended: nothing of it is kept but that it was.</summary>
    public static SourceState AfterFault(Source source, SourceState before, SourceRun run) =>
        After(source, before, new WalkedList([], new Dictionary<string, Validators>(), Unmodified: false), run) with { HasBackfilled = before.HasBackfilled, Owed = before.Owed };

    /// <summary>After a walk over what is owed: how the source fares is not told by it.</summary>
    public static SourceState AfterCatchUp(SourceState before, WalkedList list, SourceRun run, PlannedWalk walk) => before with
    {
        LastNewAt = run.New > 0 && walk.Purpose != RunPurpose.Backfill ? run.EndedAt : before.LastNewAt,
        NextTryAt = CatchUp.IsPublisherAway(run.Outcome) ? BackOff.NextTry(run.Outcome, failures: 1, run.EndedAt, run.RetryAt) : before.NextTryAt,
        ListRest = walk.Start is null || walk.BackTo is not null ? before.ListRest : RestAfter(walk.Start, list, run),
    };

    /// <summary>Where the backlog goes on. An address that has run out is dropped; any other trouble keeps the place.</summary>
    private static WalkPoint? RestAfter(WalkPoint start, WalkedList list, SourceRun run)
    {
        if (list.Rest is not null || list.Pages > 0) return list.Rest;
        return start.Url is not null && run.Outcome is RunOutcome.NotFound or RunOutcome.Gone or RunOutcome.SoftError or RunOutcome.ParseDrift or RunOutcome.Error ? null : start;
    }
}
