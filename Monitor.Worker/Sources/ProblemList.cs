namespace Monitor.Worker.Sources;

/// <summary>Collects the mistakes of a file with their lines.</summary>
internal sealed class ProblemList(IReadOnlyDictionary<string, int> lines)
{
    private readonly List<SourceProblem> _problems = [];

    public IReadOnlyList<SourceProblem> All => [.. _problems.OrderBy(problem => problem.Line ?? int.MaxValue)];

    public int Count => _problems.Count;

    /// <summary>Whether a mistake lies at that path or within.</summary>
    public bool Touch(string path) => _problems.Exists(problem =>
        problem.Path.StartsWith(path, StringComparison.Ordinal) && (problem.Path.Length == path.Length || problem.Path[path.Length] is '.' or '['));

    public void Add(string? source, string path, string what, string remedy) =>
        _problems.Add(new SourceProblem(source, path.Length == 0 ? "$" : path, LineOf(path), what, remedy));

    /// <summary>Calls sources by their ids where only their places were known when the mistake was found.</summary>
    public void Name(IReadOnlyDictionary<string, string> idsByPath)
    {
        for (var i = 0; i < _problems.Count; i++)
        {
            if (_problems[i].Source is { } place && idsByPath.TryGetValue(place, out var id)) _problems[i] = _problems[i] with { Source = id };
        }
    }

    // A value that is missing is told with the line of what it is missing from.
    private int? LineOf(string path)
    {
        for (var place = path; place.Length > 0; place = Outer(place))
        {
            if (lines.TryGetValue(place, out var line)) return line;
        }

        return null;
    }

    private static string Outer(string path) => path[..Math.Max(0, path.LastIndexOfAny(['.', '[']))];
}
