using Monitor.Worker.Documents;

namespace Monitor.Worker.Sources.Checks;

internal static class StageChecks
{
    public static void Check(string name, StageRule rule, MappingScope scope)
    {
        if (rule.Equal.Count == 0 && rule.Match is null && rule.Present is null && rule.Until is null)
        {
            scope.Add(name, "The rule has no condition.", "Give equal, match, present or until; {\"field\": \"title\", \"present\": true} holds for every record.");
        }

        if (!scope.Fields.Contains(rule.Field)) scope.Place($"{name}.field", rule.Field);
        if (rule.Match is { } pattern) scope.Pattern($"{name}.match", pattern);
        if (rule.Until is { } kind && !scope.Mapping.Dates.ContainsKey(kind))
        {
            scope.Add($"{name}.until", $"'{kind}' is no date of this mapping.", NearName.Advice(kind, scope.Mapping.Dates.Keys));
        }

        if (rule is { Then: not null, Until: null }) scope.Add($"{name}.then", "There is no date after which it would hold.", "Give 'until' too.");
    }
}
