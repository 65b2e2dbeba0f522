using Monitor.Worker.Documents;

namespace Monitor.Worker.Parsing.Mapping;

/// <summary>Finds the stage of a record by the source's rules: the first that holds.</summary>
internal static class StageReader
{
    /// <summary>Null when no rule holds, which is not the same as a rule that says unknown.</summary>
    public static Stage? Find(IReadOnlyList<StageRule> rules, FieldValues fields, IReadOnlyDictionary<string, DateOnly> dates, DateOnly today) =>
        rules.FirstOrDefault(rule => Holds(rule, fields.FieldOrPath(rule.Field), dates, today))?.Stage;

    private static bool Holds(StageRule rule, string? value, IReadOnlyDictionary<string, DateOnly> dates, DateOnly today)
    {
        if (rule.Present is { } present && present != value is not null) return false;
        if (rule.Equal.Count > 0 && !rule.Equal.Contains(value, StringComparer.OrdinalIgnoreCase)) return false;
        if (rule.Match is not null && (value is null || !TextPattern.Of(rule.Match).Admits(value))) return false;
        return rule.Until is null || (dates.TryGetValue(rule.Until, out var last) && last >= today);
    }
}
