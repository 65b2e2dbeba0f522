using System.Globalization;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Detecting;

/// <summary>A list whose page was built anew. Its records may still read well, so this alone spoils nothing: it says where to look.</summary>
internal sealed class ShapeChanged : IRunDetector
{
    private const double Alike = 0.5;

    public Finding? Look(RunSeen run, Usual usual)
    {
        if (run.Facts.Shape is not { } now || usual.Shape is not { } before) return null;
        var likeness = Sketch.Likeness(before, now);
        return likeness >= Alike ? null : new Finding(
            FindingKind.ShapeChanged,
            string.Create(CultureInfo.InvariantCulture, $"The page of the list is built anew: {likeness * 100:0} % alike."),
            Spoils: false);
    }
}
