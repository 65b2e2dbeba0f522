using System.Globalization;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Detecting;

/// <summary>
/// A list of the latest that holds nothing known, where each of it before held some: what came between the two readings may have come and
/// gone. Such a run is good in all else, so nobody would notice.
/// </summary>
internal sealed class TurnedOver : IRunDetector
{
    /// <summary>Runs from which a habit is told.</summary>
    private const int Enough = 3;

    public Finding? Look(RunSeen run, Usual usual) =>
        run is { Known: 0, Listed: > 0 } && usual.Runs >= Enough && usual.AlwaysHoldsKnown
            ? new Finding(
                FindingKind.TurnedOver,
                string.Create(CultureInfo.InvariantCulture, $"None of its {run.Listed} records was known, where it has always held known ones: others may have come and gone since the last good run. Look at the publisher's archive, and ask more often."),
                Spoils: true)
            : null;
}
