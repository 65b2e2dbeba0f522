namespace Monitor.Classifiers.Features;

/// <summary>A lexicon cannot be used; <see cref="Mistakes"/> names every reason at once.</summary>
public sealed class LexiconFileException(string path, IReadOnlyList<string> mistakes)
    : Exception($"{path} has {mistakes.Count} {(mistakes.Count == 1 ? "mistake" : "mistakes")}:{Environment.NewLine}{string.Join(Environment.NewLine, mistakes)}")
{
    public IReadOnlyList<string> Mistakes { get; } = mistakes;
}
