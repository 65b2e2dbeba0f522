using System.Globalization;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Detecting;

/// <summary>An answer that names more records than it gives, where the source has always given what it names.</summary>
internal sealed class CutShort : IRunDetector
{
    public Finding? Look(RunSeen run, Usual usual) =>
        run.Facts is { Total: { } total, Counted: var counted } && counted < total && usual.GivesAll
            ? new Finding(
                FindingKind.Truncated,
                string.Create(CultureInfo.InvariantCulture, $"The answer says there are {total} records and gave {counted}."),
                Spoils: true)
            : null;
}
