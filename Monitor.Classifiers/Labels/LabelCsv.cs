namespace Monitor.Classifiers.Labels;

/// <summary>
/// Labels as CSV for spreadsheets: the columns of the tab-separated files, RFC 4180, UTF-8, a byte order mark accepted.
/// </summary>
/// <remarks>
/// A spreadsheet runs a cell that begins with <c>= + - @</c>, a tab or a line break as a formula, and titles come from anybody. Such a cell is
/// written with an apostrophe before it, and reading takes that one apostrophe off again. A cell that has such an apostrophe of its own gets
/// another, so that every text comes back as it was.
/// </remarks>
public static class LabelCsv
{
    private const char Guard = '\'';
    private const string Formulas = "=+-@\t\r\n";

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
        if (!records.MoveNext() || records.Current is { Mistake: not null } || !records.Current.Cells.SequenceEqual(LabelFile.Columns))
            mistakes.Add($"{name}:1: the header must be exactly: {Header}");
        while (records.MoveNext())
        {
            var (line, cells, broken) = records.Current;
            if (broken is not null)
                mistakes.Add($"{name}:{line}: {broken}");
            else if (new LabelRow($"{name}:{line}", [.. cells.Select(Unguard)], mistakes).ToExample("commas") is { } example)
                examples.Add(example);
        }
        return new LabelReading(examples, mistakes);
    }

    /// <summary>Writes header and rows with CRLF line ends.</summary>
    public static void Write(TextWriter writer, IEnumerable<LabelledExample> examples)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(examples);
        writer.Write(Header + "\r\n");
        foreach (var example in examples)
            writer.Write(string.Join(',', LabelRow.FieldsOf(example).Select(field => Quote(IsFormula(field) ? Guard + field : field))) + "\r\n");
    }

    private static string Quote(string cell) =>
        cell.AsSpan().IndexOfAny("\",\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Unguard(string cell) => cell is [Guard, ..] && IsFormula(cell) ? cell[1..] : cell;

    private static bool IsFormula(string cell) => cell.AsSpan().TrimStart(Guard) is [var first, ..] && Formulas.Contains(first, StringComparison.Ordinal);
}
