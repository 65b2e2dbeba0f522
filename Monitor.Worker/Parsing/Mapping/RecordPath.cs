using System.Collections.Concurrent;

namespace Monitor.Worker.Parsing.Mapping;

/// <summary>A parsed path: <c>a/b/c</c>, <c>/from/root</c>, <c>../up</c>, <c>link[rel=next]/href</c>, <c>stages[last]/name</c>.</summary>
internal sealed record RecordPath(bool FromRoot, IReadOnlyList<PathStep> Steps)
{
    private static readonly ConcurrentDictionary<string, RecordPath> Known = new(StringComparer.Ordinal);

    public static RecordPath Parse(string path) => Known.GetOrAdd(path, Read);

    private static RecordPath Read(string path)
    {
        var trimmed = path.Trim();
        return new RecordPath(trimmed.StartsWith('/'), [.. Split(trimmed).Where(part => part.Length > 0).Select(PathStep.Parse)]);
    }

    // Values in brackets may hold slashes.
    private static IEnumerable<string> Split(string path)
    {
        var start = 0;
        var depth = 0;
        for (var i = 0; i < path.Length; i++)
        {
            depth += path[i] switch { '[' => 1, ']' => -1, _ => 0 };
            if (path[i] != '/' || depth > 0) continue;
            yield return path[start..i];
            start = i + 1;
        }

        yield return path[start..];
    }
}

/// <param name="Name">Property or element name, <c>@name</c>, <c>.</c> or <c>..</c>.</param>
/// <param name="Conditions">Companions are kept whose value at a path is the one given.</param>
/// <param name="Last">Only the last of them.</param>
internal sealed record PathStep(string Name, IReadOnlyList<KeyValuePair<string, string>> Conditions, bool Last)
{
    public static PathStep Parse(string text)
    {
        var open = text.IndexOf('[', StringComparison.Ordinal);
        if (open <= 0 || !text.EndsWith(']')) return new PathStep(text, [], Last: false);

        var filters = text[(open + 1)..^1].Split("][");
        var conditions = filters.Where(filter => filter.Contains('=', StringComparison.Ordinal)).Select(filter => filter.Split('=', 2));
        return new PathStep(text[..open], [.. conditions.Select(pair => KeyValuePair.Create(pair[0].Trim(), pair[1].Trim()))], filters.Contains("last"));
    }
}
