using Monitor.Classifiers.Evaluation;
using Monitor.Classifiers.Models;

namespace Monitor.Classifiers.Training;

/// <summary>A head, and what heads that had not seen a row said of it.</summary>
/// <param name="Head">Fitted to all rows.</param>
/// <param name="Unseen">Calibrated probability of each row by the fit to the other folds, in the order of the rows.</param>
/// <param name="Labels">The answer for each row.</param>
internal sealed record CalibratedHead(LinearHead Head, double[] Unseen, bool[] Labels)
{
    /// <summary>The same head with the answers of some rows only.</summary>
    public CalibratedHead Of(IReadOnlyList<int> rows) => this with { Unseen = [.. rows.Select(i => Unseen[i])], Labels = [.. rows.Select(i => Labels[i])] };

    /// <summary>How the folds met what they had not seen.</summary>
    public Metrics MeasuredAt(double threshold) => Measuring.Measure(Unseen, Labels, [.. Unseen.Select(probability => probability >= threshold)]);
}
