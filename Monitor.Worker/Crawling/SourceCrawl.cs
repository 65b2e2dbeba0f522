using Monitor.Worker.Documents;
using Monitor.Worker.Following;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Crawling;

/// <summary>One run over one source: fetch, parse, version, classify, and ONE commit.</summary>
internal sealed partial class SourceCrawl(
    ListWalk lists, DetailVisits details, Inspection inspection, ChangeJudge judge, RenumberingHold renumbering, RunStore store, WatchStore watch, CommitSignal signal,
    TimeProvider time, ILogger<SourceCrawl> logger)
{
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

    private async Task<SourceState> StateAsync(Source source, CancellationToken ct) =>
        await store.StateAsync(source.Id, ct) ?? new SourceState { Source = source.Id };

    private async Task<RunReport> RunAsync(Source source, SourceState state, DateTimeOffset? plannedAt, CancellationToken ct)
    {
        var startedAt = time.GetUtcNow();
        var tally = new RunTally();
        var list = await lists.WalkAsync(source, state, tally, ct);
        tally.Listed = list.Records.Count;

        var seen = await SeenAsync(source, state, list, tally, ct);

        var run = RunSummary.Of(source, list, tally, seen.Changes, startedAt, time.GetUtcNow(), seen.Facts) with { PlannedAt = plannedAt };
        var next = NextState.After(source, state, list, run);
        var receipt = await store.CommitAsync(new RunCommit(source, run, next, seen.Changes, seen.Hold), ct);
        signal.Ring();
        var outcome = run.Outcome.Code();
        Log.Done(logger, source.Id, outcome, run.Listed, run.New, run.Changed, run.Detail);
        return new RunReport(run, receipt, next.NextTryAt);
    }

    private async Task<Seen> SeenAsync(Source source, SourceState state, WalkedList list, RunTally tally, CancellationToken ct)
    {
        if (list.Records.Count == 0) return new Seen([], tally.Facts() with { ConfigHash = SourceDigest.Of(source) }, null);
        var ids = list.Records.Select(record => record.Document.NativeId).ToList();
        var addresses = list.Records.Select(record => DetailAddress.Of(source, record)?.AbsoluteUri).OfType<string>().ToList();
        var known = await store.KnownAsync(source.Id, ids, keys: [], addresses, ct);

        var read = await details.VisitAsync(source, list.Records, known, state.Owed, tally, width: 1, ct);
        var (visits, facts) = await inspection.InspectAsync(source, list, read, state.Owed, tally, ct);

        // Official keys may stand on the records' own pages only, so items are looked up after the visits.
        var keys = visits.SelectMany(visit => visit.Document.Keys).Distinct(StringComparer.Ordinal).ToList();
        var items = await store.KnownAsync(source.Id, nativeIds: [], keys, addresses: [], ct);
        var changes = judge.Judge(source, isBackfill: !state.HasBackfilled, visits, items.ByKey);
        var held = await renumbering.CheckAsync(source, isBackfill: !state.HasBackfilled, list.Records, changes, ct);
        if (held.Finding is { } finding) facts = facts with { Findings = [.. facts.Findings, finding], HeldAlerts = held.Hold?.Alerts ?? 0 };
        return new Seen(held.Changes, facts, held.Hold);
    }

    private sealed record Seen(IReadOnlyList<DocumentChange> Changes, RunFacts Facts, AlertHold? Hold);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{SourceId}: {Outcome}; {Listed} listed, {New} new, {Changed} changed. {Detail}")]
        public static partial void Done(ILogger logger, SourceId sourceId, string outcome, int listed, int @new, int changed, string? detail);
    }
}

/// <param name="RetryAt">When the source is tried again outside its schedule; null after a good run.</param>
internal sealed record RunReport(SourceRun Run, CommitReceipt Receipt, DateTimeOffset? RetryAt);
