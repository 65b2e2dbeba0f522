using System.Collections.Concurrent;
using System.Diagnostics;
using Monitor.Classifiers.Evaluation;
using Monitor.Classifiers.Features;

namespace Monitor.Classifiers.Benches;

/// <summary>
/// Monitor's own pipeline - features, trainer, calibration, scorer - on any label set, so that it can be compared with others. The
/// labels of such sets are about whole texts and other subjects, so the search for a carrying passage and the lexicon are left out.
/// </summary>
public static class TextBench
{
    private const int AskedSingly = 1000;
    private const string Positive = "1";

    /// <exception cref="ArgumentException">There are fewer than two classes to learn.</exception>
    public static TextBenchResult Run(
        IReadOnlyList<LabelledText> train, IReadOnlyList<LabelledText> test, int seed, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(test);
        string[] classes = [.. train.Select(row => row.Label).Distinct().Order(StringComparer.Ordinal)];
        if (classes.Length < 2)
            throw new ArgumentException($"The training set has {classes.Length} classes; at least two are needed.", nameof(train));

        var concepts = new ConceptIndex([]);
        var started = Stopwatch.GetTimestamp();
        var model = TextModel.Fit(train, classes, concepts, seed, ct);
        var fit = Stopwatch.GetElapsedTime(started);

        Warm(model, test);
        var (scores, batch) = Batch(model, test, ct);
        var (single, p99) = Singly(model, test, ct);
        return Judge(classes, test, scores) with
        {
            Train = train.Count,
            Features = model.Features,
            FitS = fit.TotalSeconds,
            BatchDocsS = test.Count / batch.TotalSeconds,
            SingleDocsS = single,
            P99Ms = p99,
        };
    }

    // Times are taken after a warm-up: the runtime compiles while it runs.
    private static void Warm(TextModel model, IReadOnlyList<LabelledText> test)
    {
        using var scorer = model.Rent();
        for (var i = 0; i < Math.Min(2 * AskedSingly, 4 * test.Count); i++)
            scorer.Logits(test[i % test.Count].Text);
    }

    private static (double[][] Scores, TimeSpan Took) Batch(TextModel model, IReadOnlyList<LabelledText> test, CancellationToken ct)
    {
        var scores = new double[test.Count][];
        var started = Stopwatch.GetTimestamp();
        Parallel.ForEach(
            Partitioner.Create(0, test.Count),
            new ParallelOptions { CancellationToken = ct, MaxDegreeOfParallelism = Environment.ProcessorCount },
            model.Rent,
            (range, _, scorer) =>
            {
                for (var i = range.Item1; i < range.Item2; i++)
                    scores[i] = scorer.Logits(test[i].Text);
                return scorer;
            },
            scorer => scorer.Dispose());
        return (scores, Stopwatch.GetElapsedTime(started));
    }

    private static (double DocsS, double P99Ms) Singly(TextModel model, IReadOnlyList<LabelledText> test, CancellationToken ct)
    {
        using var scorer = model.Rent();
        var times = new double[Math.Min(AskedSingly, test.Count)];
        for (var i = 0; i < times.Length; i++)
        {
            ct.ThrowIfCancellationRequested();
            var started = Stopwatch.GetTimestamp();
            scorer.Logits(test[i].Text);
            times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }
        var total = times.Sum();
        Array.Sort(times);
        return (1000 * times.Length / total, times[(int)Math.Min(times.Length - 1, times.Length * 0.99)]);
    }

    private static TextBenchResult Judge(string[] classes, IReadOnlyList<LabelledText> test, double[][] scores)
    {
        if (classes.Length == 2)
        {
            var positive = classes.Contains(Positive, StringComparer.Ordinal) ? Positive : classes[1];
            bool[] truth = [.. test.Select(row => row.Label == positive)];
            var sign = classes[1] == positive ? 1 : -1;
            double[] logits = [.. scores.Select(score => sign * score[0])];
            bool[] said = [.. logits.Select(logit => logit > 0)];
            return Result(classes, test, truth.Zip(said).Count(pair => pair.First == pair.Second), F1(truth, said), Measuring.AveragePrecision(logits, truth));
        }

        var chosen = scores.Select(score => classes[Array.IndexOf(score, score.Max())]).ToList();
        var present = classes.Where(name => test.Any(row => row.Label == name)).ToList();
        return Result(
            classes,
            test,
            test.Zip(chosen).Count(pair => pair.First.Label == pair.Second),
            present.Average(name => F1([.. test.Select(row => row.Label == name)], [.. chosen.Select(said => said == name)])),
            present.Average(name => AveragePrecisionOf(name, classes, test, scores)));
    }

    private static double AveragePrecisionOf(string name, string[] classes, IReadOnlyList<LabelledText> test, double[][] scores)
    {
        var place = Array.IndexOf(classes, name);
        return Measuring.AveragePrecision([.. scores.Select(score => score[place])], [.. test.Select(row => row.Label == name)]);
    }

    private static double F1(bool[] truth, bool[] said)
    {
        var hits = truth.Zip(said).Count(pair => pair is { First: true, Second: true });
        var named = truth.Count(label => label) + said.Count(label => label);
        return named == 0 ? 0 : 2.0 * hits / named;
    }

    private static TextBenchResult Result(string[] classes, IReadOnlyList<LabelledText> test, int right, double f1, double prAuc) => new()
    {
        Test = test.Count,
        Classes = classes.Length,
        Accuracy = right / (double)test.Count,
        F1 = f1,
        PrAuc = prAuc,
    };
}

/// <summary>F1 and PR-AUC are the positive class's ("1", or the last by name), with more than two classes their mean over the classes of the test set.</summary>
public sealed record TextBenchResult
{
    public int Train { get; init; }

    public int Test { get; init; }

    public int Classes { get; init; }

    public int Features { get; init; }

    /// <summary>Seconds for reading, vocabulary, weights and calibration.</summary>
    public double FitS { get; init; }

    /// <summary>Documents a second, all cores.</summary>
    public double BatchDocsS { get; init; }

    /// <summary>Documents a second, one after the other.</summary>
    public double SingleDocsS { get; init; }

    /// <summary>99th percentile of the time for one document, milliseconds.</summary>
    public double P99Ms { get; init; }

    public double Accuracy { get; init; }

    public double F1 { get; init; }

    public double PrAuc { get; init; }
}
