using System.Globalization;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Detecting;

/// <summary>Rows that used to be records and are skipped as unreadable.</summary>
internal sealed class ManyRejected : IRunDetector
{
    public Finding? Look(RunSeen run, Usual usual)
    {
        var was = new Share(usual.Rejected.Whole - usual.Rejected.Part, usual.Rejected.Whole);
        var now = new Share(run.Listed, run.Listed + run.Rejected);
        if (!was.FallsTo(now)) return null;
        var commonest = run.Facts.Rejects.OrderByDescending(pair => pair.Value).Select(pair => $" Most: {pair.Key}").FirstOrDefault();
        return new Finding(
            FindingKind.ManyRejected,
            string.Create(CultureInfo.InvariantCulture, $"{run.Rejected} of {now.Whole} records could not be read.{commonest}"),
            Spoils: true);
    }
}
