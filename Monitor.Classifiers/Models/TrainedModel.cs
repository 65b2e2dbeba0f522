namespace Monitor.Classifiers.Models;

/// <summary>The weights and all that scoring needs; immutable.</summary>
public sealed class TrainedModel
{
    public required string Id { get; init; }
}
