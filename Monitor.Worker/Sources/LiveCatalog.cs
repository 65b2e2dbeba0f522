namespace Monitor.Worker.Sources;

/// <summary>The catalogue in force while the service runs. A good file takes its place; a bad one is refused, and remembered until it is mended.</summary>
public sealed class LiveCatalog(SourceCatalog first)
{
    private volatile SourceCatalog _current = first;
    private volatile CatalogRefusal? _refusal;

    public SourceCatalog Current => _current;

    /// <summary>Why the file that lies there now is not in force; null while it is.</summary>
    public CatalogRefusal? Refusal => _refusal;

    internal void Replace(SourceCatalog next)
    {
        _current = next;
        _refusal = null;
    }

    internal void Refuse(CatalogRefusal refusal) => _refusal = refusal;

    /// <summary>The file is again what is in force.</summary>
    internal void Clear() => _refusal = null;
}

/// <param name="At">When it was seen.</param>
/// <param name="Mistakes">All of them, each with its line and what to do.</param>
public sealed record CatalogRefusal(DateTimeOffset At, IReadOnlyList<SourceProblem> Mistakes);
