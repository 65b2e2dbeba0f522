using System.Globalization;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Detecting;

/// <summary>A list that is always about as long and is suddenly much shorter. Lists whose length comes and goes are left alone.</summary>
internal sealed class FewRecords : IRunDetector
{
    private const int EnoughRuns = 5;

    private const int Long = 10;

    public Finding? Look(RunSeen run, Usual usual)
    {
        if (usual.Runs < EnoughRuns || usual.FewestListed < Long || usual.MostListed > 2 * usual.FewestListed) return null;
        return run.Listed * 2 >= usual.FewestListed ? null : new Finding(
            FindingKind.FewRecords,
            string.Create(CultureInfo.InvariantCulture, $"{run.Listed} records, where {usual.Runs} runs gave {usual.FewestListed} to {usual.MostListed}."),
            Spoils: true);
    }
}
