namespace Monitor.Worker.Storage.Rows;

/// <summary>A sentence of a document's newest text that states a date, or a rule for one.</summary>
internal sealed class StatedDateRow
{
    public long Id { get; set; }

    public long DocumentId { get; set; }

    public required string Kind { get; set; }

    /// <summary>Null while the day that it counts from is not known.</summary>
    public DateOnly? Date { get; set; }

    public required string Quote { get; set; }

    public required string Language { get; set; }

    public required string Rule { get; set; }
}
