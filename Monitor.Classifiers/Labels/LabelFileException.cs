namespace Monitor.Classifiers.Labels;

/// <summary>Label files cannot be used; <see cref="Mistakes"/> names every reason at once.</summary>
public sealed class LabelFileException(IReadOnlyList<string> mistakes)
    : Exception($"The labels have {mistakes.Count} {(mistakes.Count == 1 ? "mistake" : "mistakes")}:{Environment.NewLine}{string.Join(Environment.NewLine, mistakes)}")
{
    public IReadOnlyList<string> Mistakes { get; } = mistakes;
}
