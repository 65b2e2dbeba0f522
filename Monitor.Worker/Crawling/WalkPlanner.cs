using Monitor.Worker.Documents;
using Monitor.Worker.Parsing.Mapping;

namespace Monitor.Worker.Crawling;

/// <summary>
/// Decides what a run asks for: what is new, then what is owed, oldest first. After downtime that is one catch-up over the whole gap by
/// date, not the runs that were missed. Pure: the ledger and the clock in, walks out.
/// </summary>
internal static class WalkPlanner
{
    /// <summary>After so many days without an issue the address is doubted.</summary>
    private const int LongSilence = 30;

    /// <summary>How many of the newest days of the ledger are needed to plan.</summary>
    public static int DaysNeeded(Source source) => Math.Max(40, Math.Max(source.Days.Deep, source.Days.Overlap ?? 0) + 3);

    public static WalkPlan Plan(Source source, SourceState state, SourceLedger ledger, DateTimeOffset now)
    {
        var reach = RequestTemplate.ReachOf(source);
        var clock = new DayClock(source, reach, now);
        if (reach == DateReach.None) return Undated(state, ledger, clock);

        var opened = Opened(source, state, ledger, clock);
        var days = ledger.Days.Concat(opened).OrderBy(day => day.Day).ToList();
        var due = days.Where(day => day.Day < clock.Today && clock.IsDue(day)).ToList();
        var windows = new OwedWindows(source, clock, isFirst: !state.HasBackfilled);
        var (newest, older) = reach switch
        {
            DateReach.Since => windows.Since(due),
            DateReach.Window => windows.Pieces(due),
            _ => windows.Days(due),
        };
        var silent = IsLongSilent(source, days, clock.Today);
        var owed = older.Select(window => Owed(window, IsQuiet(window, days)) with { IsLongSilent = silent }).ToList();
        return new WalkPlan(reach, clock, [new PlannedWalk(newest, RunPurpose.Ordinary) { IsLongSilent = silent }, .. owed.Take(source.Days.PerRun)], days, opened) { IsMoreOwed = owed.Count > source.Days.PerRun };
    }

    private static WalkPlan Undated(SourceState state, SourceLedger ledger, DayClock clock)
    {
        var today = DayWindow.Of(clock.Today);
        List<PlannedWalk> walks = [new PlannedWalk(today, RunPurpose.Ordinary) { DoubtedAt = GapBook.BeganAt(clock, ledger.Days) }];
        if (state.ListRest is { } rest) walks.Add(Owed(today, rest.IsQuiet) with { Start = rest });
        return new WalkPlan(DateReach.None, clock, walks, ledger.Days, []);
    }

    /// <summary>Days of a backfill, or of the first look back, are the past: nobody is told, and how the source fares is not told by them.</summary>
    private static PlannedWalk Owed(DayWindow window, bool isQuiet) =>
        new(window, isQuiet ? RunPurpose.Backfill : RunPurpose.CatchUp) { IsQuiet = isQuiet };

    /// <summary>Days that nobody has asked for: since the newest in the ledger, or those of the first look.</summary>
    private static List<SourceDay> Opened(Source source, SourceState state, SourceLedger ledger, DayClock clock)
    {
        var last = ledger.Last ?? (state.LastSuccessAt is { } success ? clock.DayOf(success) : null);
        var missed = new DayWindow(last?.AddDays(1) ?? clock.Today.AddDays(-clock.FirstLook), clock.Today.AddDays(-1));
        return [.. missed.Days.Select(day => new SourceDay
        {
            Source = source.Id,
            Day = day,
            State = DayState.Owed,
            IsQuiet = last is null,
            Reason = last is null ? "The first look back." : "Nobody asked on that day.",
        })];
    }

    // Not one issue was read; days on which the publisher rests by its calendar prove nothing.
    private static bool IsLongSilent(Source source, List<SourceDay> days, DateOnly today)
    {
        var lately = days.Where(day => day.Day < today && day.Day >= today.AddDays(-LongSilence)).ToList();
        return lately.Count >= LongSilence && lately.TrueForAll(day => day.Nothing || day.State != DayState.Done) && lately.Exists(day => source.Calendar.RestOn(day.Day) is null);
    }

    private static bool IsQuiet(DayWindow window, List<SourceDay> days) =>
        days.Exists(day => day is { IsQuiet: true, State: DayState.Owed } && window.Covers(day.Day));
}
