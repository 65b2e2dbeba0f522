using System.Globalization;
using Monitor.Worker.Documents;
using Monitor.Worker.Parsing.Mapping;

namespace Monitor.Worker.Crawling;

/// <summary>
/// The possible gaps of a list that cannot be asked by date: when a walk leaves something that no later run comes to, and when one has come back far enough.
/// They stand in the ledger, so that nobody has to have looked on the one day on which it was told.
/// </summary>
internal static class GapBook
{
    /// <summary>The day of the last good run before: what came after it may be missing.</summary>
    public static DateOnly? Since(WalkPlan plan, SourceState before) => before.LastSuccessAt is { } success ? plan.Clock.DayOf(success) : null;

    /// <summary>When the day of the first open gap began: what was kept by then lies behind it; null where there is none. A gap is noticed later than it begins.</summary>
    public static DateTimeOffset? BeganAt(DayClock clock, IReadOnlyList<SourceDay> gaps) => gaps.Count == 0 ? null : clock.StartOf(gaps.Min(gap => gap.Day));

    /// <param name="source">Whose list it is.</param>
    /// <param name="before">Its state before the walk.</param>
    /// <param name="plan">Knows the open gaps.</param>
    /// <param name="walk">What was asked for.</param>
    /// <param name="list">What it brought.</param>
    /// <param name="run">What it came to.</param>
    /// <param name="after">Its state after the walk.</param>
    /// <returns>The days as the ledger is to hold them from now on, in the commit of this walk.</returns>
    public static IReadOnlyList<SourceDay> Enter(Source source, SourceState before, WalkPlan plan, PlannedWalk walk, WalkedList list, SourceRun run, SourceState after)
    {
        if (plan.Reach != DateReach.None) return [];
        var closed = plan.Days.Where(day => day.State == DayState.Doubted && IsClosed(walk, list, day)).Select(day => Closed(day, run)).ToList();
        if (Reason(before, walk, list, run, after) is not { } reason) return closed;

        var owed = walk.Start ?? (before.ListRest is { IsQuiet: false } rest ? rest : null);
        var since = owed?.Since ?? Since(plan, before) ?? plan.Clock.DayOf(run.StartedAt);
        var isTold = plan.Days.Any(day => day.State == DayState.Doubted && day.Day == since);
        return isTold ? closed : [.. closed, Opened(source, since, run, reason)];
    }

    // A walk that went on where another stopped says nothing about what lies before, unless both are one look back.
    private static bool IsClosed(PlannedWalk walk, WalkedList list, SourceDay gap) =>
        list is { IsBehindGaps: true, Unread.Count: 0 } && (walk.BackTo is { } day ? gap.Day >= day : walk.Start is null);

    /// <returns>Null when nothing was left that no later run comes to.</returns>
    private static string? Reason(SourceState before, PlannedWalk walk, WalkedList list, SourceRun run, SourceState after)
    {
        // The first crawl has nothing to come back to, and what is read of the past misses nothing new.
        if (!before.HasBackfilled || walk.IsQuiet || walk.BackTo is not null) return null;
        if (walk.Start is not null) return after.ListRest is null ? OfRest(list, run) : null;
        if (run.Facts?.Findings.FirstOrDefault(finding => finding.Kind == FindingKind.TurnedOver) is { } turned) return turned.Reason;
        if (list is { IsIncomplete: true, Rest: null, LastPage.Count: > 0 }) return string.Join(' ', list.Notes);
        return list is { IsIncomplete: true, IsPagerFound: true } && before.ListRest is { IsQuiet: false }
            ? "The list moved on over more pages than one run reads before what was owed of it had been read."
            : null;
    }

    private static string? OfRest(WalkedList list, SourceRun run)
    {
        if (list.Pages == 0) return $"The place from which the list was to be read on is not there any more ({run.Outcome.Code()}).";
        return list is { Unread.Count: 0, IsReached: false } && run is { Listed: > 0, Changed: 0, Unchanged: 0 }
            ? "The list was read to its end, or to dates long before, and none of its records was known."
            : null;
    }

    private static SourceDay Opened(Source source, DateOnly since, SourceRun run, string reason) => new()
    {
        Source = source.Id,
        Day = since,
        State = DayState.Doubted,
        Reason = string.Create(CultureInfo.InvariantCulture, $"Run of {run.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC: {reason}"),
        TriedAt = run.StartedAt,
    };

    private static SourceDay Closed(SourceDay gap, SourceRun run) => gap with
    {
        State = DayState.Done,
        Reason = string.Create(CultureInfo.InvariantCulture, $"Over: the run of {run.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC read the list back to that day."),
        TriedAt = run.StartedAt,
        ReadAt = run.StartedAt,
    };
}
