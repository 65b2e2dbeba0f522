namespace Monitor.Worker.Parsing.Mapping;

/// <summary>A place in a tree of any format. Formats say what its children are; walking paths is the same for all.</summary>
internal abstract class RecordNode(RecordNode? parent) : IRecordTree
{
    private RecordNode? Parent { get; } = parent;

    public IReadOnlyList<string> Values(string path) =>
        [.. (Walk(RecordPath.Parse(path)) ?? []).Select(node => node.Text).OfType<string>()];

    public IReadOnlyList<IRecordReader>? Items(string path) =>
        Walk(RecordPath.Parse(path)) is { } found ? [.. found.SelectMany(node => node.Members).Where(node => !node.IsBlank)] : null;

    /// <summary>The scalar here, or null.</summary>
    protected abstract string? Text { get; }

    /// <summary>What this place is a list of; itself when it is no list.</summary>
    protected abstract IEnumerable<RecordNode> Members { get; }

    /// <summary>True for what stands where a list should and holds nothing: an empty string, a null.</summary>
    protected abstract bool IsBlank { get; }

    /// <summary>The children of that name with lists flattened; null when there is no such name here.</summary>
    protected abstract IEnumerable<RecordNode>? Children(string name);

    private List<RecordNode>? Walk(RecordPath path)
    {
        var found = new List<RecordNode> { path.FromRoot ? Root() : this };
        foreach (var step in path.Steps)
        {
            // An empty list on the way is an empty answer; a missing name is none.
            if (found.Count == 0) return found;
            var next = found.Select(node => node.Step(step.Name)).Where(children => children is not null).ToList();
            if (next.Count == 0) return null;
            found = Choose(next.SelectMany(children => children!), step);
        }

        return found;
    }

    private IEnumerable<RecordNode>? Step(string name) => name switch
    {
        "." => [this],
        ".." => Parent is null ? null : [Parent],
        _ => Children(name),
    };

    private static List<RecordNode> Choose(IEnumerable<RecordNode> nodes, PathStep step)
    {
        var chosen = nodes.Where(node => step.Conditions.All(node.Meets)).ToList();
        return step.Last && chosen.Count > 1 ? [chosen[^1]] : chosen;
    }

    private bool Meets(KeyValuePair<string, string> condition) =>
        Values(condition.Key).Contains(condition.Value, StringComparer.OrdinalIgnoreCase);

    private RecordNode Root()
    {
        var node = this;
        while (node.Parent is { } up) node = up;
        return node;
    }
}
