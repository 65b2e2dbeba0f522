using Monitor.Classifiers.Topics;

namespace Monitor.Classifiers.Models;

/// <summary>A folder with <c>candidate</c>, <c>active</c> and <c>previous</c>, each of them <c>model.bin</c> and <c>card.json</c>.</summary>
public sealed class ModelFolder(string path)
{
    public string Location { get; } = path;

    /// <summary>Writes the model as candidate, replacing an earlier one.</summary>
    public void SaveCandidate(TrainedModel model, ModelCard card) => throw new NotSupportedException();

    /// <summary>candidate becomes active, active becomes previous.</summary>
    /// <exception cref="InvalidOperationException">There is no candidate.</exception>
    public void Promote() => throw new NotSupportedException();

    /// <summary>active and previous change places.</summary>
    /// <exception cref="InvalidOperationException">There is no previous model.</exception>
    public void Rollback() => throw new NotSupportedException();

    /// <summary>The active model, or null when none was promoted yet.</summary>
    /// <exception cref="ModelFileException">The file is cut off, damaged or of another version.</exception>
    public LearnedClassifier? LoadActive(TopicSet topics) => throw new NotSupportedException();

    /// <summary>The candidate, or null when there is none.</summary>
    /// <exception cref="ModelFileException">The file is cut off, damaged or of another version.</exception>
    public LearnedClassifier? LoadCandidate(TopicSet topics) => throw new NotSupportedException();

    /// <summary>The card of a slot, or null when the slot is empty.</summary>
    public ModelCard? ReadCard(ModelSlot slot) => throw new NotSupportedException();
}

public enum ModelSlot
{
    Candidate,
    Active,
    Previous,
}
