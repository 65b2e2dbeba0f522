namespace Monitor.Worker.Parsing.Mapping;

/// <summary>One record in any format, seen only through lookups. It answers every path or selector, a malformed one with nothing.</summary>
internal interface IRecordReader
{
    /// <summary>The values there, as text, in document order; empty when there are none.</summary>
    IReadOnlyList<string> Values(string path);
}
