namespace Monitor.Classifiers.Labels;

/// <summary>The outcome of reading label files.</summary>
/// <param name="Examples">The rows that are right.</param>
/// <param name="Mistakes">Every mistake, as <c>file:line: what is wrong</c>.</param>
public sealed record LabelReading(IReadOnlyList<LabelledExample> Examples, IReadOnlyList<string> Mistakes)
{
    /// <exception cref="LabelFileException">There is at least one mistake.</exception>
    public IReadOnlyList<LabelledExample> ExamplesOrThrow() =>
        Mistakes.Count == 0 ? Examples : throw new LabelFileException(Mistakes);
}
