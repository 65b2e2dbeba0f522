namespace Monitor.Worker.Alerting;

/// <summary>
/// Binding ignores keys that it does not know and turns a single word into an empty list. Either would widen a rule without a
/// word, so the keys of a section are compared with what can stand there.
/// </summary>
internal static class SectionShape
{
    public static IEnumerable<string> Mistakes(IConfigurationSection section, IReadOnlyCollection<string> values, IReadOnlyCollection<string> lists)
    {
        foreach (var child in section.GetChildren())
        {
            if (lists.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            {
                if (!string.IsNullOrEmpty(child.Value)) yield return $"{child.Path} is a single word; write a list: [\"{child.Value}\"].";
            }
            else if (!values.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            {
                yield return $"{child.Path} is not known; use one of {string.Join(", ", [.. values, .. lists])}.";
            }
        }
    }
}
