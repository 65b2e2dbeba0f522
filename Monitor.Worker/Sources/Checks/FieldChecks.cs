using System.Text.RegularExpressions;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Sources.Checks;

internal static partial class FieldChecks
{
    public static void Check(string name, FieldRule rule, MappingScope scope)
    {
        var given = (rule.Path.Count > 0 ? 1 : 0) + (rule.Template is null ? 0 : 1) + (rule.Constant is null ? 0 : 1);
        if (given != 1) scope.Add(name, "A field comes from one place.", "Give exactly one of path, template and constant.");
        foreach (var place in rule.Path) scope.Place(name, place);
        if (rule.Template is { } template) Names($"{scope.Path}.{name}.template", template, scope.Fields, scope.Report);
        if (rule.Match is { } pattern) Taken($"{name}.match", pattern, scope);
    }

    private static void Taken(string name, string pattern, MappingScope scope)
    {
        if (pattern.StartsWith('!')) scope.Add(name, $"'{pattern}' says what does not match: there is nothing to take.", "Write what the value looks like.");
        else scope.Pattern(name, pattern);
    }

    public static void Key(string name, string template, MappingScope scope)
    {
        if (!KeyShape().IsMatch(template))
        {
            scope.Add(name, $"'{template}' is no key.", "Write a scheme, a colon and fields: us-bill:{congress}-{type}-{number}.");
        }

        Names($"{scope.Path}.{name}", template, scope.Fields, scope.Report);
    }

    public static void Names(string name, string template, IReadOnlyList<string> fields, SourceReport report)
    {
        foreach (var unknown in Used(template).Where(field => !fields.Contains(field)))
        {
            report.Add(name, $"'{{{unknown}}}' is no field of the mapping.", NearName.Advice(unknown, fields));
        }
    }

    /// <summary>Templates that lead back to themselves have no value.</summary>
    public static void Cycles(MappingScope scope)
    {
        foreach (var (field, rule) in scope.Mapping.Fields.Where(pair => pair.Value.Template is not null))
        {
            if (Reached(rule, scope.Mapping.Fields).Contains(field)) scope.Add($"fields.{field}", "The template leads back to its own field.", "Break the circle.");
        }
    }

    private static HashSet<string> Reached(FieldRule rule, IReadOnlyDictionary<string, FieldRule> rules)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<string>(Used(rule.Template));
        while (waiting.TryDequeue(out var field))
        {
            if (!reached.Add(field) || !rules.TryGetValue(field, out var next)) continue;
            foreach (var further in Used(next.Template)) waiting.Enqueue(further);
        }

        return reached;
    }

    private static IEnumerable<string> Used(string? template) =>
        template is null ? [] : Field().Matches(template).Select(match => match.Groups[1].Value.Trim());

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Field();

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]*:.*\{[^{}]+\}.*$")]
    private static partial Regex KeyShape();
}
