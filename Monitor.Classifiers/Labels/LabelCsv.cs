namespace Monitor.Classifiers.Labels;

/// <summary>
/// Labels as CSV for spreadsheets: the columns of the tab-separated files, RFC 4180, UTF-8, a byte order mark accepted.
/// </summary>
/// <remarks>
/// Titles come from anybody: what a spreadsheet would run is written with an apostrophe before it (<see cref="FormulaGuard"/>), and reading takes
/// that one apostrophe off again.
/// </remarks>
public static class LabelCsv
{
    public static string Header { get; } = string.Join(',', LabelFile.Columns);

    /// <summary>Reads strictly; bad rows are left out and told with the line on which they begin.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="name">Stands in the mistakes.</param>
    public static LabelReading Read(TextReader reader, string name)
    {
        ArgumentNullException.ThrowIfNull(reader);
        List<LabelledExample> examples = [];
        List<string> mistakes = [];
        using var records = new CsvRecords(reader).Read().GetEnumerator();
        var header = records.MoveNext() && records.Current.Mistake is null ? records.Current.Cells : [];
        var passages = header.SequenceEqual(LabelFile.ColumnsWithPassage);
        var columns = passages ? LabelFile.ColumnsWithPassage.Count : LabelFile.Columns.Count;
        if (!passages && !header.SequenceEqual(LabelFile.Columns))
            mistakes.Add($"{name}:1: the header must be exactly: {Header}");
        while (records.MoveNext())
        {
            var (line, cells, broken) = records.Current;
            if (broken is not null)
                mistakes.Add($"{name}:{line}: {broken}");
            else if (new LabelRow($"{name}:{line}", [.. cells.Select(FormulaGuard.Remove)], mistakes).ToExample("commas", columns) is { } example)
                examples.Add(example);
        }
        return new LabelReading(examples, mistakes);
    }

    /// <summary>Writes header and rows with CRLF line ends.</summary>
    public static void Write(TextWriter writer, IEnumerable<LabelledExample> examples)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(examples);
        var rows = examples.ToList();
        var passages = LabelFile.HavePassages(rows);
        writer.Write((passages ? string.Join(',', LabelFile.ColumnsWithPassage) : Header) + "\r\n");
        foreach (var example in rows)
            writer.Write(string.Join(',', (passages ? LabelRow.FieldsWithPassageOf(example) : LabelRow.FieldsOf(example)).Select(field => Quote(FormulaGuard.Add(field)))) + "\r\n");
    }

    private static string Quote(string cell) =>
        cell.AsSpan().IndexOfAny("\",\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
