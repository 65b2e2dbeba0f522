using Monitor.Worker.Documents;
using Monitor.Worker.Following;
using Monitor.Worker.Parsing.Mapping;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Crawling;

/// <summary>
/// One run over one source: what is new, then what is owed. Each walk is fetch, parse, version, classify, and ONE commit, with the
/// days that it settled.
/// </summary>
internal sealed partial class SourceCrawl(
    ListWalk lists, DetailVisits details, PassedDates passed, Revisits revisits, Inspection inspection, ChangeJudge judge, RenumberingHold renumbering, RunStore store, LedgerStore ledgers,
    WatchStore watch, CommitSignal signal, TimeProvider time, ILogger<SourceCrawl> logger)
{
    /// <summary>While days are owed, and asking for them succeeds, the next ones are asked for soon.</summary>
    private static readonly TimeSpan SoonAgain = TimeSpan.FromMinutes(1);

    /// <summary>Runs unless the source was told to wait (a failure, a Retry-After) and that time has not come.</summary>
    /// <param name="source">Which source.</param>
    /// <param name="plannedAt">When the schedule wanted it.</param>
    /// <param name="ct">Ends the run.</param>
    /// <returns>Null when it must still wait, or rests by an operator's word.</returns>
    public async Task<RunReport?> RunWhenDueAsync(Source source, DateTimeOffset? plannedAt, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (await watch.PauseOfAsync(source.Id, now, ct) is { } pause)
        {
            await store.NoteAsync(SkippedRun.Paused(source, pause, plannedAt, now), ct);
            return null;
        }

        var state = await StateAsync(source, ct);
        return state.NextTryAt > now ? null : await RunAsync(source, state, plannedAt, ct);
    }

    /// <summary>Runs now.</summary>
    public async Task<RunReport> RunAsync(Source source, CancellationToken ct) => await RunAsync(source, await StateAsync(source, ct), plannedAt: null, ct);

    /// <summary>Keeps the record of a run that a fault of ours ended: else the last good one would stand for the source for as long as the fault lasts.</summary>
    /// <returns>When it is tried again.</returns>
    public async Task<DateTimeOffset?> NoteFaultAsync(Source source, DateTimeOffset? plannedAt, DateTimeOffset startedAt, Exception fault, CancellationToken ct)
    {
        var state = await StateAsync(source, ct);
        var run = new SourceRun
        {
            Source = source.Id,
            PlannedAt = plannedAt,
            StartedAt = startedAt,
            EndedAt = time.GetUtcNow(),
            Outcome = RunOutcome.Error,
            // Its message may hold what the publisher sent; the log has it.
            Detail = $"A fault of Monitor itself ({fault.GetType().Name}); the service's log says more.",
        };
        var next = NextState.AfterFault(source, state, run);
        await store.CommitAsync(new RunCommit(source, run, next, []), ct);
        return next.NextTryAt;
    }

    private async Task<SourceState> StateAsync(Source source, CancellationToken ct) =>
        await store.StateAsync(source.Id, ct) ?? new SourceState { Source = source.Id };

    private async Task<RunReport> RunAsync(Source source, SourceState state, DateTimeOffset? plannedAt, CancellationToken ct)
    {
        var isDated = RequestTemplate.ReachOf(source) != DateReach.None;
        var ledger = isDated ? await ledgers.ReadAsync(source.Id, WalkPlanner.DaysNeeded(source), ct) : new SourceLedger(await ledgers.DoubtedAsync(source.Id, ct), null);
        var plan = WalkPlanner.Plan(source, state, ledger, time.GetUtcNow());
        var book = new DayBook(source, plan);
        var absence = await AbsenceAsync(source, state, ct);
        var first = await WalkAsync(source, state, plan, book, plan.Walks[0] with { PlannedAt = plannedAt, After = absence }, ct);
        return CatchUp.MayFollow(plan.Reach, first.Run.Outcome) ? await CatchUpAsync(source, state, plan with { Walks = [.. plan.Walks.Select(walk => walk with { After = absence })] }, book, first, ct) : first;
    }

    // A source that always fails a little is read all the same, though its last success is long past.
    private async Task<Absence?> AbsenceAsync(Source source, SourceState state, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (state.LastSuccessAt is { } success && Absences.Of(source, success, now) is null) return null;
        return Absences.Of(source, await store.LastReadAsync(source.Id, ct), now);
    }

    private async Task<RunReport> CatchUpAsync(Source source, SourceState before, WalkPlan plan, DayBook book, RunReport first, CancellationToken ct)
    {
        var (state, good, failures) = (first.State, 0, 0);
        foreach (var walk in plan.Walks.Skip(1))
        {
            // The hours of its terms are over, or news have pushed the list down over the place where it was to go on.
            if (CrawlWindow.OpensAfter(source, time.GetUtcNow()) is not null || (walk.Start is not null && walk.Start != state.ListRest)) break;

            // The first crawl stays quiet to its end, also in what it looks back upon.
            var late = walk.After ?? Absences.Of(walk, plan, time.GetUtcNow());
            var owed = await WalkAsync(source, state, plan, book, walk with { IsQuiet = walk.IsQuiet || !before.HasBackfilled, After = late }, ct);
            state = owed.State;
            var isGood = owed.Run.Outcome.IsGood();
            good += isGood ? 1 : 0;
            failures = isGood ? 0 : failures + 1;
            if (CatchUp.IsPublisherAway(owed.Run.Outcome) || failures >= CatchUp.GiveUpAfter) break;
        }

        var soon = plan.IsMoreOwed && good > 0 ? time.GetUtcNow() + SoonAgain : (DateTimeOffset?)null;
        return first with { State = state, RetryAt = state.NextTryAt ?? soon };
    }

    /// <summary>One walk and its commit.</summary>
    public async Task<RunReport> WalkAsync(Source source, SourceState state, WalkPlan plan, DayBook book, PlannedWalk walk, CancellationToken ct)
    {
        var startedAt = time.GetUtcNow();
        var tally = new RunTally();
        var list = await lists.WalkAsync(source, state, walk, tally, ct);
        tally.Listed = list.Records.Count;

        var isQuiet = walk.IsQuiet || walk.Purpose == RunPurpose.Backfill || !state.HasBackfilled;
        var seen = await SeenAsync(source, state, walk with { IsQuiet = isQuiet }, list, tally, ct);
        list = WalkVerdict.Judge(plan, walk, list, seen.Changes, isFirst: !state.HasBackfilled);
        if (list.Rest is { Since: null, IsQuiet: false } rest) list = list with { Rest = rest with { Since = GapBook.Since(plan, state) } };
        IReadOnlyList<DocumentChange> changes = [.. seen.Changes, .. walk.Purpose == RunPurpose.Ordinary ? await RevisitedAsync(source, state, isQuiet, seen, tally, ct) : []];

        var run = RunSummary.Of(source, list, tally, changes, startedAt, time.GetUtcNow(), seen.Facts) with { Purpose = walk.Purpose, PlannedAt = walk.PlannedAt };
        if (plan.Reach != DateReach.None || walk.BackTo is not null) run = run with { From = walk.Window.From, Until = walk.Window.Until };
        var next = walk.Purpose == RunPurpose.Ordinary ? NextState.After(source, state, list, run) : NextState.AfterCatchUp(state, list, run, walk);
        if (plan.Reach != DateReach.None || walk.Purpose != RunPurpose.Ordinary) next = next with { Owed = StillOwed(source, state, list, run) };
        var moved = walk.Purpose == RunPurpose.Ordinary ? await MovedByClockAsync(source, isQuiet, list, ct) : [];
        var receipt = await store.CommitAsync(new RunCommit(source, run, next, [.. changes, .. moved], seen.Hold) { Days = [.. book.Enter(walk, list, run), .. GapBook.Enter(source, state, plan, walk, list, run, next)], After = walk.After }, ct);
        signal.Ring();
        var outcome = run.Outcome.Code();
        Log.Done(logger, source.Id, outcome, run.Listed, run.New, run.Changed, run.Detail);
        return new RunReport(run, receipt, next.NextTryAt) { State = next, Rest = list.Rest };
    }

    /// <summary>A walk over some days settles the pages of their records only.</summary>
    private static List<string> StillOwed(Source source, SourceState before, WalkedList list, SourceRun run)
    {
        if (before.Owed.Count == 0) return [.. run.Owed];
        var asked = list.Records.Select(record => DetailAddress.Of(source, record)?.AbsoluteUri).ToHashSet(StringComparer.Ordinal);
        return [.. before.Owed.Where(address => !asked.Contains(address)).Union(run.Owed, StringComparer.Ordinal)];
    }

    private async Task<Seen> SeenAsync(Source source, SourceState state, PlannedWalk walk, WalkedList list, RunTally tally, CancellationToken ct)
    {
        if (list.Records.Count == 0) return await EmptyAsync(source, list, tally, ct);
        // An owed page may be of a record that has left the list.
        var ids = list.Records.Select(record => record.Document.NativeId).Concat(RequestTemplate.ReachOf(source) == DateReach.None ? state.Owed : []).ToList();
        var addresses = list.Records.Select(record => DetailAddress.Of(source, record)?.AbsoluteUri).OfType<string>().ToList();
        var known = await store.KnownAsync(source.Id, ids, keys: [], addresses, ct);

        var read = await details.VisitAsync(source, list.Records, known, state.Owed, tally, width: 1, ct);
        var (visits, facts) = await inspection.InspectAsync(source, list, read, state.Owed, tally, ct);
        if (walk.Purpose != RunPurpose.Ordinary) facts = WithoutCounts(facts);

        // Official keys may stand on the records' own pages only, so items are looked up after the visits.
        var keys = visits.SelectMany(visit => visit.Document.Keys).Distinct(StringComparer.Ordinal).ToList();
        var items = await store.KnownAsync(source.Id, nativeIds: [], keys, addresses: [], ct);
        var changes = judge.Judge(source, walk.IsQuiet, visits, items.ByKey);
        var held = await renumbering.CheckAsync(source, walk.IsQuiet, list.Records, changes, ct);
        if (held.Finding is { } finding) facts = facts with { Findings = [.. facts.Findings, finding], HeldAlerts = held.Hold?.Alerts ?? 0 };
        return new Seen(held.Changes, facts, held.Hold);
    }

    private async Task<Seen> EmptyAsync(Source source, WalkedList list, RunTally tally, CancellationToken ct)
    {
        var facts = tally.Facts() with { ConfigHash = SourceDigest.Of(source) };
        var mayRest = !list.Unmodified && list.Nothing is null && tally is { ListTrouble: null, Rejected: 0 };
        return new Seen([], mayRest && await inspection.OfAnEmptyListAsync(source, ct) is { } finding ? facts with { Findings = [finding] } : facts, null);
    }

    // Days of the past are few or many, and old, without anything being wrong.
    private static RunFacts WithoutCounts(RunFacts facts) => facts with
    {
        Findings = [.. facts.Findings.Where(finding => finding.Kind is not (FindingKind.FewRecords or FindingKind.Truncated or FindingKind.DatesOld or FindingKind.TurnedOver))],
    };

    private async Task<IReadOnlyList<DocumentChange>> RevisitedAsync(Source source, SourceState state, bool isQuiet, Seen seen, RunTally tally, CancellationToken ct)
    {
        // A publisher in trouble is left alone.
        if (tally is not { ListTrouble: null, DetailTrouble: null }) return [];
        var read = seen.Changes.Where(change => change.Kind != ChangeKind.Unchanged).Select(change => change.Document.NativeId).ToHashSet(StringComparer.Ordinal);
        var visits = await revisits.VisitAsync(source, state, read, tally, ct);
        return visits.Count == 0 ? [] : [.. judge.Judge(source, isQuiet, visits, new Dictionary<string, KnownItem>()).Where(change => change.WritesVersion)];
    }

    private async Task<IReadOnlyList<DocumentChange>> MovedByClockAsync(Source source, bool isQuiet, WalkedList list, CancellationToken ct)
    {
        var seen = list.Records.Select(record => record.Document.NativeId).ToHashSet(StringComparer.Ordinal);
        var visits = await passed.VisitsAsync(source, seen, ct);
        return visits.Count == 0 ? [] : judge.Judge(source, isQuiet, visits, new Dictionary<string, KnownItem>());
    }

    private sealed record Seen(IReadOnlyList<DocumentChange> Changes, RunFacts Facts, AlertHold? Hold);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{SourceId}: {Outcome}; {Listed} listed, {New} new, {Changed} changed. {Detail}")]
        public static partial void Done(ILogger logger, SourceId sourceId, string outcome, int listed, int @new, int changed, string? detail);
    }
}

/// <param name="RetryAt">When the source is tried again outside its schedule; null when the schedule alone decides.</param>
internal sealed record RunReport(SourceRun Run, CommitReceipt Receipt, DateTimeOffset? RetryAt)
{
    /// <summary>What the next run starts from.</summary>
    public required SourceState State { get; init; }

    /// <summary>Where the walk's list goes on behind its cap; null when it was not reached.</summary>
    public WalkPoint? Rest { get; init; }
}
