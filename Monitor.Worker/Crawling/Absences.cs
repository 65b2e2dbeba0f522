using Monitor.Worker.Documents;

namespace Monitor.Worker.Crawling;

/// <summary>
/// Whether a source has gone unread for clearly longer than its schedule asks: then what a run finds is late already, and comes as
/// one digest. Pure: what the store knows and the clock in.
/// </summary>
internal static class Absences
{
    /// <summary>A restart, or one failed run of a source that is read every few minutes, is no absence.</summary>
    private static readonly TimeSpan LeastLate = TimeSpan.FromHours(2);

    /// <summary>A day that nobody could read and that is so many days past is told late, whenever it is read.</summary>
    private const int LateDays = 2;

    /// <param name="source">Its schedule says when it should have been read.</param>
    /// <param name="last">When it was read last; null while it never was.</param>
    /// <param name="now">When it is read.</param>
    /// <returns>Null when it is read in time: at most half its rhythm late, two hours at least.</returns>
    public static Absence? Of(Source source, DateTimeOffset? last, DateTimeOffset now)
    {
        if (last is not { } read || Due(source, read) is not { } due || Due(source, due) is not { } next) return null;
        var patience = (next - due) / 2;
        return now - due >= (patience > LeastLate ? patience : LeastLate) ? new Absence(read, now) : null;
    }

    /// <summary>Of a walk over days that are still owed when the run that came back has ended: more is owed than one run asks for.</summary>
    public static Absence? Of(PlannedWalk walk, WalkPlan plan, DateTimeOffset now) =>
        walk.Purpose == RunPurpose.CatchUp && walk.Window.Until <= plan.Clock.Today.AddDays(-LateDays)
        && plan.Days.Any(day => day.State == DayState.Owed && walk.Window.Covers(day.Day))
            ? new Absence(new DateTimeOffset(walk.Window.From, TimeOnly.MinValue, TimeSpan.Zero), now)
            : null;

    // A source that may be read in some hours only is not late before they begin.
    private static DateTimeOffset? Due(Source source, DateTimeOffset after) =>
        CrawlSchedule.NextAfter(source, after) is { } planned ? CrawlWindow.OpensAfter(source, planned) ?? planned : null;
}
