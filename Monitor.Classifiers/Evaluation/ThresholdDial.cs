namespace Monitor.Classifiers.Evaluation;

/// <summary>What a threshold would mean for the people behind it.</summary>
public sealed record DialPosition
{
    public required double Threshold { get; init; }

    /// <summary>How many needless alerts one would read for one law that is not missed.</summary>
    public required int CostRatio { get; init; }

    /// <summary>Null where there are no recent documents to count.</summary>
    public required double? AlertsAWeek { get; init; }

    /// <summary>Relevant labelled examples under the threshold, of all relevant ones.</summary>
    public required Proportion Missed { get; init; }

    /// <summary>Relevant ones among the labelled examples that would be flagged.</summary>
    public required Proportion Right { get; init; }
}

/// <summary>Turns "a missed law is as bad as ten needless alerts" into a threshold and what follows from it.</summary>
public static class ThresholdDial
{
    public static IReadOnlyList<int> CostRatios { get; } = [1, 2, 3, 5, 10, 20, 50];

    private const double Rounding = 1e-9;

    /// <summary>
    /// One position a cost ratio, at 1 / (1 + ratio): with a calibrated probability, flagging costs less than it saves from there on.
    /// </summary>
    /// <param name="curve">In any order. Between two of its thresholds the higher one is read, which misses no fewer.</param>
    /// <param name="positives">Relevant examples behind the curve.</param>
    /// <param name="recentScores">Of the documents that came in, relevant or not.</param>
    /// <param name="weeks">In how many weeks they came.</param>
    /// <exception cref="ArgumentException">The curve finds more than there is.</exception>
    public static IReadOnlyList<DialPosition> Positions(IReadOnlyList<CurvePoint> curve, int positives, IReadOnlyList<double> recentScores, double weeks)
    {
        ArgumentNullException.ThrowIfNull(curve);
        ArgumentNullException.ThrowIfNull(recentScores);
        if (curve.FirstOrDefault(point => point.Hits < 0 || point.Hits > positives || point.Hits > point.Flagged) is { } wrong)
            throw new ArgumentException($"{wrong.Hits} hits of {wrong.Flagged} flagged and {positives} positives cannot be.", nameof(curve));
        return [.. CostRatios.Select(ratio => At(ratio, curve, positives, recentScores, weeks))];
    }

    private static DialPosition At(int ratio, IReadOnlyList<CurvePoint> curve, int positives, IReadOnlyList<double> recentScores, double weeks)
    {
        var threshold = 1.0 / (1 + ratio);
        var point = curve.Where(point => point.Threshold >= threshold - Rounding).MinBy(point => point.Threshold) ?? new CurvePoint(1, 0, 0);
        return new DialPosition
        {
            Threshold = threshold,
            CostRatio = ratio,
            AlertsAWeek = recentScores.Count > 0 && weeks > 0 ? recentScores.Count(score => score >= threshold) / weeks : null,
            Missed = Measuring.Wilson(positives - point.Hits, positives),
            Right = Measuring.Wilson(point.Hits, point.Flagged),
        };
    }
}
