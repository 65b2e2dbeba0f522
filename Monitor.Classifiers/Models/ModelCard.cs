using Monitor.Classifiers.Evaluation;

namespace Monitor.Classifiers.Models;

/// <summary>What a model is made of and how good it was measured to be.</summary>
public sealed record ModelCard
{
    /// <summary>Deterministic: the same labels, topics, lexicon, seed and code give the same id.</summary>
    public required string Id { get; init; }

    public required DateTimeOffset TrainedAt { get; init; }

    public required string LabelsHash { get; init; }

    public required string TopicsHash { get; init; }

    public required string LexiconHash { get; init; }

    public required int Seed { get; init; }

    public required string CodeVersion { get; init; }

    public required int Examples { get; init; }

    public required int Relevant { get; init; }

    public required int Families { get; init; }

    public required int Languages { get; init; }

    public required int VocabularySize { get; init; }

    /// <summary>Relevant examples per instrument.</summary>
    public required IReadOnlyDictionary<string, int> InstrumentSupport { get; init; }

    /// <summary>Instruments that had too few positives and are decided by their keywords.</summary>
    public required IReadOnlyList<string> ByKeywordOnly { get; init; }

    /// <summary>Out-of-fold metrics of relevance from the calibration folds of the training itself.</summary>
    public required Metrics Metrics { get; init; }
}
