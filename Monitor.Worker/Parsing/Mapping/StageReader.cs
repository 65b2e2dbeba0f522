using Monitor.Worker.Documents;

namespace Monitor.Worker.Parsing.Mapping;

/// <summary>Finds the stage of a record by the source's rules: the first that holds.</summary>
internal static class StageReader
{
    /// <summary>Null when no rule holds, which is not the same as a rule that says unknown.</summary>
    public static Stage? Find(IReadOnlyList<StageRule> rules, FieldValues fields, IReadOnlyDictionary<string, DateOnly> dates, DateOnly today) =>
        rules.Where(rule => Holds(rule, fields.FieldOrPath(rule.Field))).Select(rule => At(rule, dates, today)).FirstOrDefault(stage => stage is not null);

    private static bool Holds(StageRule rule, string? value)
    {
        if (rule.Present is { } present && present != value is not null) return false;
        if (rule.Equal.Count > 0 && !rule.Equal.Contains(value, StringComparer.OrdinalIgnoreCase)) return false;
        return rule.Match is null || (value is not null && TextPattern.Of(rule.Match).Admits(value));
    }

    private static Stage? At(StageRule rule, IReadOnlyDictionary<string, DateOnly> dates, DateOnly today)
    {
        if (rule.Until is not { } kind) return rule.Stage;
        if (!dates.TryGetValue(kind, out var last)) return null;
        return last >= today ? rule.Stage : rule.Then;
    }
}
