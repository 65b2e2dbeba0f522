namespace Monitor.Worker.Sources.Checks;

/// <summary>Where the checks of one source tell what they find.</summary>
internal sealed record SourceReport(string Source, string Path, ProblemList Problems)
{
    public void Add(string name, string what, string remedy) => Problems.Add(Source, $"{Path}.{name}", what, remedy);
}
