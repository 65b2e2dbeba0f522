using Monitor.Classifiers.Features;

namespace Monitor.Classifiers.Models;

/// <summary>Buffers for scoring one document at a time; rented from the classifier's pool, never shared.</summary>
internal sealed class Workspace(TrainedModel model)
{
    public DocumentFeatures Document { get; } = new(model.Concepts);

    /// <summary>Title and all windows.</summary>
    public SparseCounts Whole { get; } = new(model.Vocabulary.Count);

    /// <summary>Title and one window.</summary>
    public SparseCounts Window { get; } = new(model.Vocabulary.Count);

    /// <summary>What the words of the document contributed.</summary>
    public TermSheet Terms { get; } = new();
}
