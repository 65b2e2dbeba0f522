namespace Monitor.Classifiers.Training;

/// <summary>Turns raw scores into probabilities: fits p = 1 / (1 + exp(-(slope x score + offset))) on scores of unseen examples.</summary>
// Slope: Above 0: calibration never turns the order round.
internal sealed record PlattScaling(double Slope, double Offset)
{
    private const double LeastSlope = 0.05;
    private const int Rounds = 100;

    /// <summary>Newton's method on smoothed targets (Platt 1999; Lin, Lin and Weng 2007).</summary>
    public static PlattScaling Fit(IReadOnlyList<double> scores, IReadOnlyList<bool> labels)
    {
        var positives = labels.Count(label => label);
        var negatives = labels.Count - positives;
        var (high, low) = ((positives + 1.0) / (positives + 2.0), 1.0 / (negatives + 2.0));
        var (slope, offset) = (1.0, 0.0);
        for (var round = 0; round < Rounds; round++)
        {
            var step = Step(scores, labels, high, low, slope, offset);
            slope += step.Slope;
            offset += step.Offset;
            if (Math.Abs(step.Slope) + Math.Abs(step.Offset) < 1e-9)
                break;
        }
        return double.IsFinite(slope) && double.IsFinite(offset) && slope > LeastSlope
            ? new PlattScaling(slope, offset)
            : new PlattScaling(1, 0);
    }

    private static (double Slope, double Offset) Step(
        IReadOnlyList<double> scores, IReadOnlyList<bool> labels, double high, double low, double slope, double offset)
    {
        double gs = 0, go = 0, hss = 1e-6, hso = 0, hoo = 1e-6;
        for (var i = 0; i < scores.Count; i++)
        {
            var p = Probability(slope * scores[i] + offset);
            var error = (labels[i] ? high : low) - p;
            var spread = p * (1 - p);
            gs += error * scores[i];
            go += error;
            hss += spread * scores[i] * scores[i];
            hso += spread * scores[i];
            hoo += spread;
        }
        var determinant = (hss * hoo) - (hso * hso);
        var (ds, d0) = (((hoo * gs) - (hso * go)) / determinant, ((hss * go) - (hso * gs)) / determinant);
        // Long steps overshoot where the curve is flat.
        return (Math.Clamp(ds, -1, 1), Math.Clamp(d0, -1, 1));
    }

    public static double Probability(double logit) => 1 / (1 + Math.Exp(-logit));
}
