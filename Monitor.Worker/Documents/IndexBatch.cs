namespace Monitor.Worker.Documents;

/// <summary>A part of what an index must hold.</summary>
/// <param name="Cursor">In a rebuild 0 but for the last part: one that dies on the way starts again.</param>
public sealed record IndexBatch(IReadOnlyCollection<SearchDocument> Items, long Cursor)
{
    /// <summary>Numbers of items to remove. A rebuild has none.</summary>
    public IReadOnlyCollection<long> Deletes { get; init; } = [];
}
