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
            HasBackfilled = before.HasBackfilled || good || (run.Outcome == RunOutcome.Partial && failures >= PartialRunsThatCount),
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
        };
    }
}
