namespace Monitor.Worker.Documents;

/// <summary>A part of all that an index must hold.</summary>
/// <param name="Cursor">0 but for the last part: a rebuild that dies on the way starts again.</param>
public sealed record IndexBatch(IReadOnlyCollection<SearchDocument> Items, long Cursor);
