using Monitor.Worker.Documents;

namespace Monitor.Worker.Sources.Checks;

/// <summary>One mapping under check.</summary>
/// <param name="Path">Its place in the source.</param>
/// <param name="Fields">The names that its templates may use.</param>
internal sealed record MappingScope(string Path, SourceFormat Format, RecordMapping Mapping, IReadOnlyList<string> Fields, SourceReport Report)
{
    public void Add(string name, string what, string remedy) => Report.Add($"{Path}.{name}", what, remedy);

    public void Place(string name, string place) => PlaceChecks.Check($"{Path}.{name}", place, Format, Report);

    public void Pattern(string name, string pattern)
    {
        try
        {
            _ = TextPattern.Of(pattern);
        }
        catch (NotSupportedException)
        {
            Add(name, $"'{pattern}' looks around or back, which a hostile page could make endless.", "Write it without; a leading ! says \"does not match\": \"!^draft\".");
        }
        catch (ArgumentException fault)
        {
            Add(name, $"'{pattern}' is no regular expression: {fault.Message}", "In JSON each backslash is written twice.");
        }
    }
}
