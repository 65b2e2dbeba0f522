namespace Monitor.Classifiers.Evaluation;

internal static class Measuring
{
    private const double NormalQuantile95 = 1.959963984540054;

    public static Metrics Measure(IReadOnlyList<double> scores, IReadOnlyList<bool> truth, IReadOnlyList<bool> said)
    {
        var positives = truth.Count(label => label);
        var flagged = said.Count(label => label);
        var hits = truth.Zip(said).Count(pair => pair is { First: true, Second: true });
        var (precision, recall) = (Wilson(hits, flagged), Wilson(hits, positives));
        return new Metrics
        {
            Examples = truth.Count,
            Positives = positives,
            PrAuc = AveragePrecision(scores, truth),
            RecallAtPrecision90 = RecallAt(0.9, scores, truth),
            Precision = precision,
            Recall = recall,
            F2 = F2(precision.Value, recall.Value),
        };
    }

    public static Proportion Wilson(int hits, int of)
    {
        if (of == 0)
            return new Proportion(0, 0, 0, 0, 1);
        var share = hits / (double)of;
        var z2 = NormalQuantile95 * NormalQuantile95;
        var centre = (share + (z2 / (2 * of))) / (1 + (z2 / of));
        var half = NormalQuantile95 / (1 + (z2 / of)) * Math.Sqrt((share * (1 - share) / of) + (z2 / (4.0 * of * of)));
        return new Proportion(hits, of, share, Math.Max(0, centre - half), Math.Min(1, centre + half));
    }

    /// <summary>Sum over the ranking of precision times step in recall; equal scores count as one step.</summary>
    public static double AveragePrecision(IReadOnlyList<double> scores, IReadOnlyList<bool> truth)
    {
        var positives = truth.Count(label => label);
        if (positives == 0)
            return 0;
        double area = 0;
        var (seen, hits) = (0, 0);
        foreach (var tie in scores.Zip(truth).GroupBy(pair => pair.First).OrderByDescending(group => group.Key))
        {
            var found = tie.Count(pair => pair.Second);
            seen += tie.Count();
            hits += found;
            area += found / (double)positives * (hits / (double)seen);
        }
        return area;
    }

    /// <summary>The highest recall of any threshold that keeps this precision; 0 when none does.</summary>
    public static double RecallAt(double precision, IReadOnlyList<double> scores, IReadOnlyList<bool> truth)
    {
        var positives = truth.Count(label => label);
        var (seen, hits, best) = (0, 0, 0);
        foreach (var tie in scores.Zip(truth).GroupBy(pair => pair.First).OrderByDescending(group => group.Key))
        {
            seen += tie.Count();
            hits += tie.Count(pair => pair.Second);
            if (hits >= precision * seen)
                best = hits;
        }
        return positives == 0 ? 0 : best / (double)positives;
    }

    private static double F2(double precision, double recall) =>
        precision + recall == 0 ? 0 : 5 * precision * recall / ((4 * precision) + recall);
}
