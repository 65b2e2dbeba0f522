using Monitor.Worker.Documents;
using Monitor.Worker.Parsing.Mapping;

namespace Monitor.Worker.Crawling;

/// <summary>Which windows are asked for, given the days that are due: the newest, with today in it, and the older ones, oldest first.</summary>
/// <param name="isFirst">The source has not been read well yet: everything is quiet.</param>
internal sealed class OwedWindows(Source source, DayClock clock, bool isFirst)
{
    /// <summary>A piece that failed so often is asked for day by day, so that one bad day does not hold back the others.</summary>
    private const int DayByDayAfter = 2;

    private DayWindow Newest => new(clock.Today.AddDays(-clock.Overlap), clock.Today);

    private int AtMost => source.Days.AtMost ?? int.MaxValue;

    /// <summary>The answer always reaches to now: one question from the oldest day on answers for all of them.</summary>
    public (DayWindow Newest, List<DayWindow> Older) Since(List<SourceDay> due)
    {
        var (newest, older) = Grow(due);
        return (newest, older.Count == 0 ? [] : [new DayWindow(older[0].Day, clock.Today)]);
    }

    public (DayWindow Newest, List<DayWindow> Older) Pieces(List<SourceDay> due)
    {
        var (newest, older) = Grow(due);
        var pieces = newest.Split(AtMost).ToList();
        return (pieces[^1], [.. Runs(older).SelectMany(Split), .. pieces.SkipLast(1)]);
    }

    /// <summary>One question a day; days of one question (a list of the whole year) count as one, and today's needs no second.</summary>
    public (DayWindow Newest, List<DayWindow> Older) Days(List<SourceDay> due)
    {
        var today = DayWindow.Of(clock.Today);
        var asked = RequestTemplate.Question(source, today);
        var older = due.GroupBy(day => RequestTemplate.Question(source, DayWindow.Of(day.Day)), StringComparer.Ordinal)
            .Where(group => group.Key != asked).Select(group => DayWindow.Of(group.Max(day => day.Day)));
        return (today, [.. older.OrderBy(window => window.From)]);
    }

    /// <summary>
    /// The newest window takes in the days before it that nobody has asked for yet: that is the gap of a downtime. Days that failed by
    /// themselves, and those of a backfill, are asked for apart: they must hold back, or silence, nothing that is new.
    /// </summary>
    private (DayWindow Newest, List<SourceDay> Older) Grow(List<SourceDay> due)
    {
        var newest = Newest;
        var older = due.Where(day => day.Day < newest.From).ToList();
        while (older is [.., { Attempts: 0 } last] && last.Day == newest.From.AddDays(-1) && (isFirst || !last.IsQuiet))
        {
            newest = newest with { From = last.Day };
            older.RemoveAt(older.Count - 1);
        }

        return (newest, older);
    }

    private IEnumerable<DayWindow> Split((DayWindow Window, int Attempts) run) =>
        run.Attempts >= DayByDayAfter ? run.Window.Days.Select(DayWindow.Of) : run.Window.Split(AtMost);

    /// <summary>Days in a row that failed equally often.</summary>
    private static List<(DayWindow Window, int Attempts)> Runs(List<SourceDay> days)
    {
        List<(DayWindow Window, int Attempts)> runs = [];
        foreach (var day in days)
        {
            if (runs is [.., var last] && last.Window.Until == day.Day.AddDays(-1) && last.Attempts == day.Attempts) runs[^1] = (last.Window with { Until = day.Day }, day.Attempts);
            else runs.Add((DayWindow.Of(day.Day), day.Attempts));
        }

        return runs;
    }
}
