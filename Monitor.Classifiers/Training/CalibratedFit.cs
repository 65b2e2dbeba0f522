using Monitor.Classifiers.Models;

namespace Monitor.Classifiers.Training;

/// <summary>
/// Fits a head to all rows, and calibrates it by the scores that heads fitted to the other folds gave each. The fits do not know of each
/// other, so they run side by side and still give the same weights each time.
/// </summary>
/// <param name="rows">Vectors of all examples.</param>
/// <param name="features">Size of the vocabulary.</param>
/// <param name="folds">The fold of each row, from 0.</param>
/// <param name="seed">Of the trainer.</param>
internal sealed class CalibratedFit(IReadOnlyList<SparseRow> rows, int features, int[] folds, int seed)
{
    public const int Folds = 3;

    /// <summary>Rows that every fit learns from as from "no", whatever its fold; none of them calibrates.</summary>
    public IReadOnlyList<SparseRow> Background { get; init; } = [];

    private readonly int _folds = folds.Max() + 1;
    private readonly LogisticFit _fit = new(features, seed, FitStrength.Usual);

    /// <summary>Fits to all rows.</summary>
    public CalibratedHead Fit(string id, bool[] labels, CancellationToken ct) =>
        Fit(id, [.. Enumerable.Range(0, rows.Count)], labels, ct);

    /// <summary>Fits to some rows.</summary>
    /// <param name="id">What the head answers.</param>
    /// <param name="chosen">Numbers of the rows.</param>
    /// <param name="labels">The answer for each chosen row.</param>
    /// <param name="ct">Stops between fits.</param>
    public CalibratedHead Fit(string id, IReadOnlyList<int> chosen, bool[] labels, CancellationToken ct)
    {
        var scores = new double[chosen.Count];
        LinearWeights? whole = null;
        Parallel.For(0, _folds + 1, new ParallelOptions { CancellationToken = ct }, turn =>
        {
            // The longest first.
            if (turn == 0) whole = FitTo([.. Enumerable.Range(0, chosen.Count)], chosen, labels);
            else ScoreFold(turn - 1, chosen, labels, scores);
        });
        var scaling = PlattScaling.Fit(scores, labels);
        var weights = whole!;
        var head = new LinearHead(
            id, [.. weights.Weights.Select(weight => (float)(weight * scaling.Slope))], (float)((weights.Bias * scaling.Slope) + scaling.Offset));
        double[] probabilities = [.. scores.Select(score => PlattScaling.Probability((score * scaling.Slope) + scaling.Offset))];
        return new CalibratedHead(head, probabilities, labels);
    }

    private void ScoreFold(int fold, IReadOnlyList<int> chosen, bool[] labels, double[] scores)
    {
        var seen = Enumerable.Range(0, chosen.Count).Where(i => folds[chosen[i]] != fold).ToList();
        var weights = FitTo(seen, chosen, labels);
        for (var i = 0; i < chosen.Count; i++)
        {
            if (folds[chosen[i]] == fold)
                scores[i] = weights.Logit(rows[chosen[i]]);
        }
    }

    // As labelled, then those that have a title once more without it.
    private LinearWeights FitTo(IReadOnlyList<int> seen, IReadOnlyList<int> chosen, bool[] labels)
    {
        var untitled = seen.Where(i => rows[chosen[i]].Untitled is not null).ToList();
        return _fit.Fit(
            [.. seen.Select(i => rows[chosen[i]]), .. untitled.Select(i => rows[chosen[i]].Untitled!), .. Background],
            [.. seen.Concat(untitled).Select(i => labels[i]), .. Background.Select(_ => false)]);
    }
}
