using Monitor.Worker.Sources.Entries;

namespace Monitor.Worker.Sources.Checks;

/// <summary>The parts that every source has, its own or by default, and the parts of its parts.</summary>
internal static class RequiredParts
{
    public static bool Check(SourceEntry entry, SourceReport report)
    {
        (string Name, object? Value)[] parts =
        [
            ("id", entry.Id), ("name", entry.Name), ("jurisdiction", entry.Jurisdiction), ("region", entry.Region), ("kind", entry.Kind),
            ("languages", entry.Languages), ("format", entry.Format), ("url", entry.Url), ("schedule", entry.Schedule), ("enabled", entry.Enabled),
            .. Inner(entry),
        ];

        var missing = parts.Where(part => part.Value is null or "").ToList();
        foreach (var (name, _) in missing) report.Add(name, $"'{name}' is missing or empty.", "Every source needs it.");
        return missing.Count == 0;
    }

    private static IEnumerable<(string Name, object? Value)> Inner(SourceEntry entry)
    {
        if (entry.Detail is { } detail) yield return ("detail.format", detail.Format);
        if (entry.Access?.Key is { } key) yield return ("access.key.environment", key.Environment);
        if (entry.Paging is { } paging) yield return ("paging.kind", paging.Kind);
        foreach (var part in Stages("mapping", entry.Mapping).Concat(Stages("detail.mapping", entry.Detail?.Mapping))) yield return part;
    }

    private static IEnumerable<(string Name, object? Value)> Stages(string path, MappingEntry? mapping)
    {
        foreach (var (index, rule) in (mapping?.Stages ?? []).Index())
        {
            yield return ($"{path}.stages[{index}].field", rule.Field);
            yield return ($"{path}.stages[{index}].stage", rule.Stage);
        }
    }
}
