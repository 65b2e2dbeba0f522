namespace Monitor.Worker.Sources;

/// <summary>One mistake in sources.json, told so that it can be mended without reading code.</summary>
/// <param name="Source">Id of the source, or its place in the list where it has none; null for the file itself.</param>
/// <param name="Path">Where in the file: <c>sources[3].mapping.fields.title</c>.</param>
/// <param name="Line">1 for the first; null where the value is not written in the file (a default).</param>
/// <param name="What">What is wrong.</param>
/// <param name="Remedy">What to do.</param>
public sealed record SourceProblem(string? Source, string Path, int? Line, string What, string Remedy)
{
    public override string ToString() =>
        $"{(Line is { } line ? $"line {line}, " : "")}{(Source is null ? "" : $"source {Source}, ")}{Path}: {What} {Remedy}";
}
