using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Monitor.Classifiers.Training;

/// <summary>ML.NET's L-BFGS logistic regression over sparse rows: single-threaded, seeded, so repeatable bit for bit.</summary>
internal sealed class LogisticFit(int features, int seed)
{
    // Chosen by cross-validation on the shipped labels; docs/classifier.md says how to try others.
    private const float Ridge = 0.1f;
    private const double MostPositiveWeight = 4;

    public LinearWeights Fit(IReadOnlyList<SparseRow> rows, IReadOnlyList<bool> labels)
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

    private static LbfgsLogisticRegressionBinaryTrainer.Options Options() => new()
    {
        FeatureColumnName = nameof(Row.Features),
        LabelColumnName = nameof(Row.Label),
        ExampleWeightColumnName = nameof(Row.Weight),
        L1Regularization = 0,
        L2Regularization = Ridge,
        OptimizationTolerance = 1e-5f,
        MaximumNumberOfIterations = 120,
        HistorySize = 12,
        NumberOfThreads = 1,
    };

    // The root, not the full ratio: enough for rare instruments to be found, and calibration afterwards stays gentle.
    private static float PositiveWeight(IReadOnlyList<bool> labels)
    {
        var positives = Math.Max(1, labels.Count(label => label));
        return (float)Math.Clamp(Math.Sqrt((labels.Count - positives) / (double)positives), 1, MostPositiveWeight);
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
