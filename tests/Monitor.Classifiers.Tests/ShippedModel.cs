using Monitor.Classifiers.Models;
using Monitor.Classifiers.Training;

namespace Monitor.Classifiers.Tests;

/// <summary>Trained on what is shipped, once for all tests that ask it.</summary>
internal static class ShippedModel
{
    public static TrainingInput Input { get; } = TrainingInput.Shipped();

    private static readonly Lazy<TrainedModel> Trained = new(() => ModelTrainer.Train(Input, DateTimeOffset.UnixEpoch).Model);

    public static TrainedModel Model => Trained.Value;

    public static LearnedClassifier Classifier => new(Model, Input.Topics);
}
