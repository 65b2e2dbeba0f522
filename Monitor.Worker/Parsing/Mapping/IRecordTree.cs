namespace Monitor.Worker.Parsing.Mapping;

/// <summary>A whole answer in any format: its root is a record too (totals, cursors, errors), and it holds lists of records.</summary>
internal interface IRecordTree : IRecordReader
{
    /// <summary>The records at a place: null when nothing stands there at all, empty when an empty list does.</summary>
    IReadOnlyList<IRecordReader>? Items(string path);
}
