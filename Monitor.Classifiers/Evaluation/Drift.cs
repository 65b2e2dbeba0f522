namespace Monitor.Classifiers.Evaluation;

/// <summary>What a source, a language or the whole monitor got in one stretch of time.</summary>
public sealed record DriftSample
{
    /// <summary>The model's probabilities, one a document.</summary>
    public required IReadOnlyList<double> Scores { get; init; }

    /// <summary>Share of the content words that the model does not know, 0 to 1; null where there was nothing to count.</summary>
    public double? Unknown { get; init; }

    /// <summary>Median length of the texts, UTF-16 units.</summary>
    public double? Length { get; init; }
}

/// <summary>Two stretches of time beside each other.</summary>
/// <param name="Name">What drifts, or does not.</param>
/// <param name="Before">Documents before.</param>
/// <param name="Now">Documents now.</param>
/// <param name="Psi">Population stability index of the scores: 0 for equal shares in every bin, without an upper bound.</param>
/// <param name="MedianBefore">Median score.</param>
/// <param name="MedianNow">Median score.</param>
/// <param name="UnknownBefore">Share of unknown words.</param>
/// <param name="UnknownNow">Share of unknown words.</param>
/// <param name="LengthBefore">Median length, UTF-16 units.</param>
/// <param name="LengthNow">Median length, UTF-16 units.</param>
public sealed record DriftReading(
    string Name, int Before, int Now, double Psi, double MedianBefore, double MedianNow,
    double? UnknownBefore = null, double? UnknownNow = null, double? LengthBefore = null, double? LengthNow = null);

/// <summary>Whether what the model sees is still like what it saw before.</summary>
public static class Drift
{
    /// <summary>Ends of the bins of scores; a score on an end belongs to the bin above it. Narrow at the bottom, where nearly all documents are.</summary>
    public static IReadOnlyList<double> Edges { get; } = [0, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 1];

    // Half a document in each bin: an empty one would make the index infinite.
    private const double Smoothing = 0.5;

    // 99th percentile of chi-square with 7 degrees of freedom, one less than there are bins.
    private const double ChiSquare99 = 18.475;

    /// <exception cref="ArgumentException">A score is not between 0 and 1.</exception>
    public static DriftReading Compare(string name, DriftSample before, DriftSample now)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(now);
        return new DriftReading(
            name, before.Scores.Count, now.Scores.Count, Psi(before.Scores, now.Scores), Median(before.Scores), Median(now.Scores),
            before.Unknown, now.Unknown, before.Length, now.Length);
    }

    /// <summary>Sum over the bins of (share now - share before) x ln(share now / share before).</summary>
    /// <exception cref="ArgumentException">A score is not between 0 and 1.</exception>
    public static double Psi(IReadOnlyList<double> before, IReadOnlyList<double> now) =>
        Shares(before).Zip(Shares(now)).Sum(pair => (pair.Second - pair.First) * Math.Log(pair.Second / pair.First));

    /// <summary>
    /// The index that samples of these sizes from one and the same distribution stay under, ninety-nine times of a hundred: it is
    /// distributed as (1/n + 1/m) x chi-square (Yurdakul and Naranjo 2020). With 60 on each side it is .62, far above the usual marks.
    /// </summary>
    public static double ChancePsi(int before, int now) => ChiSquare99 * ((1.0 / before) + (1.0 / now));

    /// <summary>Half of an even number's two middle values; 0 for none.</summary>
    public static double Median(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? 0 : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static double[] Shares(IReadOnlyList<double> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var counts = new double[Edges.Count - 1];
        foreach (var score in scores)
            counts[BinOf(score)]++;
        return [.. counts.Select(count => (count + Smoothing) / (scores.Count + (Smoothing * counts.Length)))];
    }

    private static int BinOf(double score)
    {
        if (score is not (>= 0 and <= 1))
            throw new ArgumentException($"{score} is not a probability.", nameof(score));
        return Enumerable.Range(0, Edges.Count - 1).Last(bin => score >= Edges[bin]);
    }
}
