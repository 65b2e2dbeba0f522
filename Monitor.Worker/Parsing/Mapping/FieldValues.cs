using Monitor.Worker.Documents;

namespace Monitor.Worker.Parsing.Mapping;

/// <summary>The fields of one record by its rules, each read once and only when somebody asks.</summary>
internal sealed class FieldValues(
    IRecordReader record,
    IReadOnlyDictionary<string, FieldRule> rules,
    IReadOnlyDictionary<string, string> listed)
{
    private readonly Dictionary<string, string?> _read = new(StringComparer.Ordinal);

    /// <summary>The field, else what the list said of it; null when it is empty.</summary>
    public string? this[string field]
    {
        get
        {
            if (_read.TryGetValue(field, out var known)) return known;

            // A template that leads back to its own field finds nothing there, not a loop.
            _read[field] = null;
            var value = rules.TryGetValue(field, out var rule) ? Apply(rule) : null;
            return _read[field] = value ?? listed.GetValueOrDefault(field);
        }
    }

    /// <summary>A field by its name, or else whatever stands at the path of that name.</summary>
    public string? FieldOrPath(string name) =>
        rules.ContainsKey(name) || listed.ContainsKey(name) ? this[name] : Clean(record.Values(name), join: null);

    public string? Apply(FieldRule rule)
    {
        var value = rule.Constant ?? Fill(rule) ?? FirstPath(rule);
        if (value is null || rule.Match is null) return value;
        return TextPattern.Of(rule.Match).First(value) is { Length: > 0 } matched ? matched.Trim() : null;
    }

    public IReadOnlyDictionary<string, string> All() => rules.Keys.Union(listed.Keys, StringComparer.Ordinal)
        .Select(field => (field, Value: this[field]))
        .Where(pair => pair.Value is not null)
        .ToDictionary(pair => pair.field, pair => pair.Value!, StringComparer.Ordinal);

    private string? Fill(FieldRule rule) =>
        rule.Template is null ? null : RecordTemplate.Fill(rule.Template, field => this[field]);

    private string? FirstPath(FieldRule rule) => rule.Path
        .Select(path => Clean(record.Values(path), rule.Join))
        .FirstOrDefault(value => value is not null);

    private static string? Clean(IReadOnlyList<string> values, string? join)
    {
        var filled = values.Select(value => Storable.From(value).Trim()).Where(value => value.Length > 0);
        var value = join is null ? filled.FirstOrDefault() : string.Join(join, filled);
        return string.IsNullOrEmpty(value) ? null : value;
    }
}
