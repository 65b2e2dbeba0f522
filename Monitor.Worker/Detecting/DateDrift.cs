using System.Globalization;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Detecting;

/// <summary>Dates in a new format: where all could be read, some cannot. A single odd one is noted and spoils nothing.</summary>
internal sealed class UnreadDates : IRunDetector
{
    public Finding? Look(RunSeen run, Usual usual) =>
        DateFinding.Of(FindingKind.DatesUnread, run, usual, facts => facts.DatesUnread, "have a date that cannot be read, where all could");
}

/// <summary>Day and month changed places, or a date of something else: published after tomorrow.</summary>
internal sealed class DatesAhead : IRunDetector
{
    public Finding? Look(RunSeen run, Usual usual) =>
        DateFinding.Of(FindingKind.DatesAhead, run, usual, facts => facts.DatesAhead, "say that they were published after tomorrow, where none did");
}

/// <summary>New records that are older than five years, where none ever was.</summary>
internal sealed class DatesOld : IRunDetector
{
    public Finding? Look(RunSeen run, Usual usual) =>
        DateFinding.Of(FindingKind.DatesOld, run, usual, facts => facts.DatesOld, "are new and say that they were published over five years ago, where none did");
}

internal static class DateFinding
{
    private const int MoreThanOdd = 2;

    public static Finding? Of(FindingKind kind, RunSeen run, Usual usual, Func<RunFacts, int> cases, string what)
    {
        var found = cases(run.Facts);
        return found == 0 || !usual.Never(cases)
            ? null
            : new Finding(kind, string.Create(CultureInfo.InvariantCulture, $"{found} of {run.Facts.Records} records {what}."), Spoils: found >= MoreThanOdd);
    }
}
