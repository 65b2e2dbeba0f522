using Monitor.Worker.Documents;

namespace Monitor.Worker.Detecting;

/// <summary>What one run saw, as far as detectors ask.</summary>
/// <param name="Listed">Records that the list gave.</param>
/// <param name="Rejected">Records that could not be read.</param>
internal sealed record RunSeen(int Listed, int Rejected, RunFacts Facts)
{
    /// <summary>How many of the records were known before; null where the list is asked for by date, and so need not hold any.</summary>
    public int? Known { get; init; }
}
