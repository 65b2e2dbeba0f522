using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Monitor.Classifiers.Training;

namespace Monitor.Classifiers.Benches;

/// <summary>
/// What to read next: the unread record that is most likely relevant by what was read so far. ML.NET's SDCA logistic regression, one thread
/// and seeded. The few relevant records weigh ten times what all others do together, and the bias is held back like any weight: what they
/// have in common then counts, not only what tells them from the others.
/// </summary>
internal sealed class Ranking(IReadOnlyList<SparseRow> rows, int features)
{
    private const double OthersShare = 0.1;

    /// <summary>Cost of a squared weight, beside the sum of the losses.</summary>
    private const double Ridge = 0.3;

    /// <param name="read">Numbers of the records that were read; of both kinds.</param>
    /// <param name="labels">What was said of each.</param>
    /// <param name="unread">The others.</param>
    /// <param name="count">How many to name.</param>
    public IReadOnlyList<int> MostRelevant(IReadOnlyList<int> read, bool[] labels, IReadOnlySet<int> unread, int count)
    {
        var weights = Fit(read, labels);
        return
        [
            .. unread.Select(i => (Record: i, Score: weights.Logit(rows[i])))
                .OrderByDescending(pair => pair.Score).ThenBy(pair => pair.Record)
                .Take(count).Select(pair => pair.Record),
        ];
    }

    private LinearWeights Fit(IReadOnlyList<int> read, bool[] labels)
    {
        var context = new MLContext(seed: 0);
        var relevant = labels.Count(label => label);
        var others = (float)(OthersShare * relevant / Math.Max(1, labels.Length - relevant));
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, features);
        var data = context.Data.LoadFromEnumerable(
            read.Select((record, i) => new Row
            {
                Features = new VBuffer<float>(features, rows[record].Indices.Length, rows[record].Values, rows[record].Indices),
                Label = labels[i],
                Weight = labels[i] ? 1 : others,
            }),
            schema);
        var model = context.BinaryClassification.Trainers.SdcaLogisticRegression(Options(labels.Length)).Fit(data).Model.SubModel;
        return new LinearWeights([.. model.Weights], model.Bias);
    }

    // SDCA divides the losses by their number.
    private static SdcaLogisticRegressionBinaryTrainer.Options Options(int count) => new()
    {
        FeatureColumnName = nameof(Row.Features),
        LabelColumnName = nameof(Row.Label),
        ExampleWeightColumnName = nameof(Row.Weight),
        L1Regularization = 0,
        L2Regularization = (float)(Ridge / count),
        BiasLearningRate = 0,
        ConvergenceTolerance = 0.01f,
        MaximumNumberOfIterations = 60,
        NumberOfThreads = 1,
    };

    private sealed class Row
    {
        public VBuffer<float> Features { get; set; }

        public bool Label { get; set; }

        public float Weight { get; set; }
    }
}
