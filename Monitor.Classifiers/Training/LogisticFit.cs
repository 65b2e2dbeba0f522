using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Monitor.Classifiers.Training;

/// <summary>
/// ML.NET's L-BFGS logistic regression over sparse rows: in two parts, always the same, and seeded, so repeatable bit for bit. A feature that by itself
/// tells the two sides apart is held back a little less than one that stands on both (naive Bayes ratios as scales, after Wang and
/// Manning 2012).
/// </summary>
internal sealed class LogisticFit(int features, int seed, FitStrength strength)
{
    private const double Smoothing = 0.05;

    public LinearWeights Fit(IReadOnlyList<SparseRow> rows, IReadOnlyList<bool> labels)
    {
        var scales = Scales(rows, labels);
        var fitted = FitScaled([.. rows.Select(row => Scaled(row, scales))], labels);
        for (var feature = 0; feature < features; feature++)
            fitted.Weights[feature] *= scales[feature];
        return fitted;
    }

    private LinearWeights FitScaled(IReadOnlyList<SparseRow> rows, IReadOnlyList<bool> labels)
    {
        var context = new MLContext(seed);
        var positive = PositiveWeight(labels);
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, features);
        var data = context.Data.LoadFromEnumerable(Rows(rows, labels, positive), schema);
        var trainer = context.BinaryClassification.Trainers.LbfgsLogisticRegression(Options());
        var model = trainer.Fit(data).Model.SubModel;
        return new LinearWeights([.. model.Weights], model.Bias);
    }

    // Mean 1, so that the ridge means the same for every label set.
    private float[] Scales(IReadOnlyList<SparseRow> rows, IReadOnlyList<bool> labels)
    {
        var (on, off) = (new double[features], new double[features]);
        for (var i = 0; i < rows.Count; i++)
        {
            var side = labels[i] ? on : off;
            for (var k = 0; k < rows[i].Indices.Length; k++)
                side[rows[i].Indices[k]] += rows[i].Values[k];
        }
        var (allOn, allOff) = (on.Sum() + (Smoothing * features), off.Sum() + (Smoothing * features));
        double[] evidence = [.. on.Zip(off, (yes, no) => Math.Abs(Math.Log((yes + Smoothing) / allOn / ((no + Smoothing) / allOff))))];
        var mean = Math.Max(1e-9, evidence.Average());
        return [.. evidence.Select(ratio => (float)(1 - strength.ShareOfEvidence + (strength.ShareOfEvidence * ratio / mean)))];
    }

    private static SparseRow Scaled(SparseRow row, float[] scales)
    {
        var values = new float[row.Values.Length];
        for (var k = 0; k < values.Length; k++)
            values[k] = row.Values[k] * scales[row.Indices[k]];
        return row with { Values = values };
    }

    private LbfgsLogisticRegressionBinaryTrainer.Options Options() => new()
    {
        FeatureColumnName = nameof(Row.Features),
        LabelColumnName = nameof(Row.Label),
        ExampleWeightColumnName = nameof(Row.Weight),
        L1Regularization = 0,
        L2Regularization = strength.Ridge,
        OptimizationTolerance = 1e-4f,
        MaximumNumberOfIterations = 120,
        HistorySize = 12,
        // With more than one it keeps the rows in memory; each thread sums over its own part, in a fixed order.
        NumberOfThreads = 2,
    };

    private float PositiveWeight(IReadOnlyList<bool> labels)
    {
        var positives = Math.Max(1, labels.Count(label => label));
        return (float)Math.Clamp(Math.Pow((labels.Count - positives) / (double)positives, strength.Balance), 1, strength.MostPositiveWeight);
    }

    private Row[] Rows(IReadOnlyList<SparseRow> rows, IReadOnlyList<bool> labels, float positive) =>
    [
        .. rows.Select((row, i) => new Row
        {
            Features = new VBuffer<float>(features, row.Indices.Length, row.Values, row.Indices),
            Label = labels[i],
            Weight = labels[i] ? positive : 1,
        }),
    ];

    private sealed class Row
    {
        public VBuffer<float> Features { get; set; }

        public bool Label { get; set; }

        public float Weight { get; set; }
    }
}

internal sealed record LinearWeights(float[] Weights, float Bias)
{
    public double Logit(SparseRow row) => row.Dot(Weights) + Bias;
}
