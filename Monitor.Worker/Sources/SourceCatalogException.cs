namespace Monitor.Worker.Sources;

/// <summary>sources.json cannot be used; all its mistakes at once.</summary>
public sealed class SourceCatalogException(string file, IReadOnlyList<SourceProblem> problems)
    : Exception($"{file} has {problems.Count} mistake{(problems.Count == 1 ? "" : "s")}:{Environment.NewLine}{string.Join(Environment.NewLine, problems)}")
{
    public IReadOnlyList<SourceProblem> Problems { get; } = problems;
}
