using System.Runtime.CompilerServices;
using Monitor.Worker.Documents;
using Monitor.Worker.Parsing.Mapping;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Crawling;

/// <summary>
/// Reads days of the past that somebody asked for, oldest first, and alerts nobody. The days are owed in the ledger before the first
/// question, so that the same order given again goes on where it was; the running worker goes on with them too.
/// </summary>
internal sealed class Backfill(SourceCrawl crawl, LedgerStore ledger, RunStore runs, TimeProvider time)
{
    /// <summary>Days in one walk where the source does not say: one commit each, so that little is walked twice after a kill.</summary>
    private const int DaysAtOnce = 31;

    /// <summary>A list that shows no end and no dates is left after so many walks of it.</summary>
    private const int WalksAtMost = 200;

    /// <summary>By the source's own calendar.</summary>
    public DateOnly Today(Source source) => ClockOf(source).Today;

    /// <returns>Why it cannot be done; null when it can.</returns>
    public string? Refusal(Source source, DayWindow window)
    {
        var today = Today(source);
        if (!source.Enabled) return $"{source.Id} is disabled: {source.Reason}";
        if (IsUndated(source) && source.Paging.Kind == PagingKind.None) return $"The address of {source.Id} holds no date, so that its past cannot be asked for. 'crawl {source.Id}' reads what its list holds now.";
        if (window.From > window.Until) return $"The first day lies after the last: {window}.";
        return window.Until > today ? $"The last day lies in the future: for {source.Id} today is {DayWindow.Of(today)}." : null;
    }

    /// <returns>How many days are owed now.</returns>
    public async Task<int> OweAsync(Source source, DayWindow window, bool again, CancellationToken ct) =>
        IsUndated(source) ? await GapsAsync(source, window, ct) : await ledger.OweAsync(source.Id, window, again, "Asked for by a backfill.", ct);

    /// <summary>Its list cannot be asked for a day: it is walked back, page by page, until its dates lie before the first day.</summary>
    public static bool IsUndated(Source source) => RequestTemplate.ReachOf(source) == DateReach.None;

    /// <summary>Asks once for everything in the window that is owed. It ends early when the publisher wants to be left alone.</summary>
    public IAsyncEnumerable<BackfillStep> RunAsync(Source source, DayWindow window, CancellationToken ct) =>
        IsUndated(source) ? WalkBackAsync(source, window, ct) : ByDayAsync(source, window, ct);

    private async IAsyncEnumerable<BackfillStep> WalkBackAsync(Source source, DayWindow window, [EnumeratorCancellation] CancellationToken ct)
    {
        var plan = new WalkPlan(DateReach.None, ClockOf(source), [], await ledger.DoubtedAsync(source.Id, ct), []);
        var book = new DayBook(source, plan);
        WalkPoint? start = null;
        for (var walks = 0; walks < WalksAtMost; walks++)
        {
            var state = await runs.StateAsync(source.Id, ct) ?? new SourceState { Source = source.Id };
            if (WaitsUntil(source, state) is { } until)
            {
                yield return new BackfillStep(null, await GapsAsync(source, window, ct), until);
                yield break;
            }

            var report = await crawl.WalkAsync(source, state, plan, book, new PlannedWalk(window, RunPurpose.Backfill) { IsQuiet = true, BackTo = window.From, DoubtedAt = GapBook.BeganAt(plan.Clock, plan.Days), Start = start }, ct);
            yield return new BackfillStep(report.Run, await GapsAsync(source, window, ct), null);

            // A page that cannot be had is not asked for again and again: the same order begins anew later.
            if (report.Rest is not { } rest || report.Run.Pages == 0) yield break;
            start = rest;
        }
    }

    private async Task<int> GapsAsync(Source source, DayWindow window, CancellationToken ct) => (await ledger.DoubtedAsync(source.Id, ct)).Count(day => window.Covers(day.Day));

    private async IAsyncEnumerable<BackfillStep> ByDayAsync(Source source, DayWindow window, [EnumeratorCancellation] CancellationToken ct)
    {
        var clock = ClockOf(source);
        var days = await ledger.DaysAsync(source.Id, window, ct);
        var plan = new WalkPlan(RequestTemplate.ReachOf(source), clock, [], days, []);
        var book = new DayBook(source, plan);
        var left = days.Where(day => day.State == DayState.Owed).Select(day => day.Day).ToHashSet();
        foreach (var piece in Pieces(source, plan.Reach, days, window))
        {
            var state = await runs.StateAsync(source.Id, ct) ?? new SourceState { Source = source.Id };
            if (WaitsUntil(source, state) is { } until)
            {
                yield return new BackfillStep(null, left.Count, until);
                yield break;
            }

            var report = await crawl.WalkAsync(source, state, plan, book, new PlannedWalk(piece, RunPurpose.Backfill) { IsQuiet = true }, ct);
            left.ExceptWith((await ledger.DaysAsync(source.Id, window, ct)).Where(day => day.State != DayState.Owed).Select(day => day.Day));
            yield return new BackfillStep(report.Run, left.Count, null);
        }
    }

    private DateTimeOffset? WaitsUntil(Source source, SourceState state)
    {
        var now = time.GetUtcNow();
        return state.NextTryAt is { } wait && wait > now ? wait : CrawlWindow.OpensAfter(source, now);
    }

    private DayClock ClockOf(Source source) => new(source, RequestTemplate.ReachOf(source), time.GetUtcNow());

    private static IEnumerable<DayWindow> Pieces(Source source, DateReach reach, IReadOnlyList<SourceDay> days, DayWindow window)
    {
        var owed = days.Where(day => day.State == DayState.Owed).Select(day => day.Day).ToList();
        if (owed.Count == 0) return [];
        if (reach == DateReach.Since) return [window with { From = owed[0] }];
        if (reach == DateReach.Window) return InARow(owed).SelectMany(row => row.Split(source.Days.AtMost ?? DaysAtOnce));
        return owed.GroupBy(day => RequestTemplate.Question(source, DayWindow.Of(day)), StringComparer.Ordinal).Select(group => DayWindow.Of(group.Max()));
    }

    private static List<DayWindow> InARow(List<DateOnly> days)
    {
        List<DayWindow> rows = [];
        foreach (var day in days)
        {
            if (rows is [.., var last] && last.Until == day.AddDays(-1)) rows[^1] = last with { Until = day };
            else rows.Add(DayWindow.Of(day));
        }

        return rows;
    }
}

/// <summary>One step of a backfill.</summary>
/// <param name="Run">The walk that was made; null when the source is to be left alone until <paramref name="WaitUntil"/>.</param>
/// <param name="Left">Days that are still owed; of an undated list its possible gaps that are still open.</param>
internal sealed record BackfillStep(SourceRun? Run, int Left, DateTimeOffset? WaitUntil);
