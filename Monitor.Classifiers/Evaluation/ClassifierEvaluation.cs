using Monitor.Classifiers.Training;

namespace Monitor.Classifiers.Evaluation;

public static class ClassifierEvaluation
{
    public const int Folds = 5;

    /// <summary>Trains on four fifths of the families and asks about the rest, five times, so that each example is asked once.</summary>
    public static EvaluationReport Run(TrainingInput input, IProgress<string>? progress = null, CancellationToken ct = default) => throw new NotSupportedException();
}
