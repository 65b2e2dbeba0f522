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

    /// <summary>Passages of the installation's own store that relevance learnt from as from irrelevant texts; no figure counts them.</summary>
    public int Background { get; init; }

    /// <summary>Relevant examples per instrument.</summary>
    public required IReadOnlyDictionary<string, int> InstrumentSupport { get; init; }

    /// <summary>Instruments that had too few positives and are decided by their keywords.</summary>
    public required IReadOnlyList<string> ByKeywordOnly { get; init; }

    /// <summary>Out-of-fold metrics of relevance from the calibration folds of the training itself, at probability 0.5.</summary>
    public required Metrics Metrics { get; init; }

    /// <summary>The same by BCP-47 primary language, most examples first; null in older cards.</summary>
    public IReadOnlyDictionary<string, Metrics>? LanguageMetrics { get; init; }

    /// <summary>
    /// Out-of-fold metrics by instrument id over the relevant examples, at the threshold of the topics file. Those decided by
    /// keyword alone are not in it; null in older cards.
    /// </summary>
    public IReadOnlyDictionary<string, Metrics>? InstrumentMetrics { get; init; }

    /// <summary>
    /// What each threshold of relevance from .01 to .99 would flag of the examples, out-of-fold; <see cref="Relevant"/> are to be
    /// found. Null in older cards.
    /// </summary>
    public IReadOnlyList<CurvePoint>? Curve { get; init; }

    /// <summary>
    /// Up to 100 examples whose label the model that had not seen them contradicts, the most certain first: likely errors of the
    /// labels. Null in older cards.
    /// </summary>
    public IReadOnlyList<Doubt>? Doubts { get; init; }
}

/// <summary>A label that the rest of the labels speaks against.</summary>
/// <param name="Family">Of the example.</param>
/// <param name="Language">BCP-47.</param>
/// <param name="Title">Of the example.</param>
/// <param name="Relevant">What people said.</param>
/// <param name="Relevance">Calibrated probability by a model that had not seen the example's family.</param>
public sealed record Doubt(string Family, string Language, string Title, bool Relevant, double Relevance);
