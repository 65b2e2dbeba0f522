using Monitor.Worker.Documents;

namespace Monitor.Worker.Sources.Checks;

/// <summary>Whether a record test asks about fields that a record has.</summary>
internal static class RecordTestChecks
{
    private static readonly string[] Always = ["id", "title", "url", "number", "text", "status", "language", "published", "updated"];

    public static void Check(Source source, SourceReport report)
    {
        var scope = new MappingScope("recordTest", source.Format, source.Mapping, [.. Always.Union(source.Mapping.Fields.Keys)], report);
        foreach (var (field, pattern) in source.RecordTest)
        {
            if (!scope.Fields.Contains(field)) scope.Add(field, $"'{field}' is no field of the mapping.", NearName.Advice(field, scope.Fields));
            scope.Pattern(field, pattern);
        }
    }
}
