using Monitor.Classifiers.Models;

namespace Monitor.Classifiers.Training;

public static class ModelTrainer
{
    /// <summary>Trains on all examples. Deterministic for the same input.</summary>
    /// <exception cref="ArgumentException">There are too few relevant or irrelevant examples to learn from.</exception>
    public static (TrainedModel Model, ModelCard Card) Train(
        TrainingInput input, DateTimeOffset trainedAt, IProgress<string>? progress = null, CancellationToken ct = default) => throw new NotSupportedException();

    /// <summary>The id that <see cref="Train"/> would give, without training: to see whether the active model is up to date.</summary>
    public static string ModelIdOf(TrainingInput input) => throw new NotSupportedException();

    /// <summary>First start: trains, saves as candidate, promotes, and returns the classifier.</summary>
    public static LearnedClassifier TrainAndKeep(
        ModelFolder folder, TrainingInput input, DateTimeOffset trainedAt, IProgress<string>? progress = null, CancellationToken ct = default) =>
        throw new NotSupportedException();
}
