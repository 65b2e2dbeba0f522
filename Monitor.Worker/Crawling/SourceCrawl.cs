using Monitor.Worker.Documents;
using Monitor.Worker.Following;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Crawling;

/// <summary>One run over one source: fetch, parse, version, classify, and ONE commit.</summary>
internal sealed partial class SourceCrawl(
    ListWalk lists, DetailVisits details, ChangeJudge judge, RunStore store, CommitSignal signal, TimeProvider time, ILogger<SourceCrawl> logger)
{
    /// <summary>Runs unless the source was told to wait (a failure, a Retry-After) and that time has not come.</summary>
    /// <returns>Null when it must still wait.</returns>
    public async Task<RunReport?> RunWhenDueAsync(Source source, CancellationToken ct)
    {
        var state = await StateAsync(source, ct);
        return state.NextTryAt > time.GetUtcNow() ? null : await RunAsync(source, state, ct);
    }

    /// <summary>Runs now.</summary>
    public async Task<RunReport> RunAsync(Source source, CancellationToken ct) => await RunAsync(source, await StateAsync(source, ct), ct);

    private async Task<SourceState> StateAsync(Source source, CancellationToken ct) =>
        await store.StateAsync(source.Id, ct) ?? new SourceState { Source = source.Id };

    private async Task<RunReport> RunAsync(Source source, SourceState state, CancellationToken ct)
    {
        var startedAt = time.GetUtcNow();
        var tally = new RunTally();
        var list = await lists.WalkAsync(source, state, tally, ct);
        tally.Listed = list.Records.Count;

        var changes = await ChangesAsync(source, state, list, tally, ct);

        var run = RunSummary.Of(source, list, tally, changes, startedAt, time.GetUtcNow());
        var next = NextState.After(source, state, list, run);
        var receipt = await store.CommitAsync(new RunCommit(source, run, next, changes), ct);
        signal.Ring();
        Log.Done(logger, source.Id, run.Outcome, run.Listed, run.New, run.Changed, run.Detail);
        return new RunReport(run, receipt, next.NextTryAt);
    }

    private async Task<IReadOnlyList<DocumentChange>> ChangesAsync(Source source, SourceState state, WalkedList list, RunTally tally, CancellationToken ct)
    {
        if (list.Records.Count == 0) return [];
        var ids = list.Records.Select(record => record.Document.NativeId).ToList();
        var addresses = list.Records.Select(record => DetailAddress.Of(source, record)?.AbsoluteUri).OfType<string>().ToList();
        var known = await store.KnownAsync(source.Id, ids, keys: [], addresses, ct);

        var visits = await details.VisitAsync(source, list.Records, known, state.Owed, tally, ct);

        // Official keys may stand on the records' own pages only, so items are looked up after the visits.
        var keys = visits.SelectMany(visit => visit.Document.Keys).Distinct(StringComparer.Ordinal).ToList();
        var items = await store.KnownAsync(source.Id, nativeIds: [], keys, addresses: [], ct);
        return judge.Judge(source, isBackfill: !state.HasBackfilled, visits, items.ByKey);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{SourceId}: {Outcome}; {Listed} listed, {New} new, {Changed} changed. {Detail}")]
        public static partial void Done(ILogger logger, SourceId sourceId, RunOutcome outcome, int listed, int @new, int changed, string? detail);
    }
}

/// <param name="RetryAt">When the source is tried again outside its schedule; null after a good run.</param>
internal sealed record RunReport(SourceRun Run, CommitReceipt Receipt, DateTimeOffset? RetryAt);
