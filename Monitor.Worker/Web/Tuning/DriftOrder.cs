using Monitor.Classifiers.Evaluation;

namespace Monitor.Worker.Web.Tuning;

/// <summary>Readings of drift in the order in which somebody should care.</summary>
internal static class DriftOrder
{
    /// <summary>Those to act on, then those to look at.</summary>
    public static IReadOnlyList<DriftReading> Moved(IReadOnlyList<DriftReading> readings) =>
        [.. readings.Where(IsMoved).OrderByDescending(DriftWords.LevelOf)];

    /// <summary>The steady ones before those of which too little is known.</summary>
    public static IReadOnlyList<DriftReading> Others(IReadOnlyList<DriftReading> readings) =>
        [.. readings.Where(reading => !IsMoved(reading)).OrderByDescending(DriftWords.LevelOf)];

    private static bool IsMoved(DriftReading reading) => DriftWords.LevelOf(reading) is DriftLevel.Act or DriftLevel.Look;
}
