using System.Text;

namespace Monitor.Classifiers.Labels;

/// <summary>One record of a CSV file.</summary>
/// <param name="Line">On which it begins, from 1.</param>
/// <param name="Cells">Without their quotes.</param>
/// <param name="Mistake">What is wrong with its quotes; null when nothing is.</param>
internal sealed record CsvRecord(int Line, IReadOnlyList<string> Cells, string? Mistake);

/// <summary>
/// CSV by RFC 4180: commas, doubled quotes, line breaks inside quotes, any line end. Readers made for tables mend a misplaced quote in
/// silence, which turns two labels into one; here it is a mistake with its line.
/// </summary>
internal sealed class CsvRecords(TextReader reader)
{
    private const int End = -1;
    private readonly StringBuilder _cell = new();
    private int _line = 1;

    /// <summary>Empty lines are passed over.</summary>
    public IEnumerable<CsvRecord> Read()
    {
        if (reader.Peek() == '\uFEFF')
            reader.Read();
        while (reader.Peek() != End)
        {
            if (!TakeLineEnd())
                yield return ReadRecord();
        }
    }

    private CsvRecord ReadRecord()
    {
        var line = _line;
        List<string> cells = [];
        do
        {
            if ((reader.Peek() == '"' ? ReadQuoted() : ReadPlain()) is { } mistake)
            {
                var swallowed = Swallowed(line);
                SkipLine();
                return new CsvRecord(line, cells, $"cell {cells.Count + 1} {mistake}{swallowed}");
            }
            cells.Add(_cell.ToString());
        }
        while (Take(','));
        TakeLineEnd();
        return new CsvRecord(line, cells, null);
    }

    // A quote that was left open takes in rows until another one ends it: whoever reads of one mistake must know that more rows were not read.
    private string Swallowed(int line) =>
        _cell.ToString().AsSpan().TrimEnd().IndexOfAny('\n', '\r') < 0 ? "" : $"; what follows on lines {line + 1} to {_line} was taken as a part of it, so its rows were not checked";

    private string? ReadPlain()
    {
        _cell.Clear();
        while (!AtCellEnd())
        {
            if (reader.Peek() == '"')
                return "has a quote inside, but does not begin with one";
            _cell.Append((char)reader.Read());
        }
        return null;
    }

    private string? ReadQuoted()
    {
        _cell.Clear();
        reader.Read();
        while (reader.Peek() != End)
        {
            var next = (char)reader.Read();
            if (next == '"' && !Take('"'))
                return AtCellEnd() ? null : "goes on after its closing quote";
            // A lone carriage return ends a line too; the line feed of a pair is the one that counts.
            if (next == '\n' || (next == '\r' && reader.Peek() != '\n'))
                _line++;
            _cell.Append(next);
        }
        return "opens a quote that nothing closes";
    }

    private bool AtCellEnd() => reader.Peek() is End or ',' or '\r' or '\n';

    private bool Take(char expected)
    {
        if (reader.Peek() != expected)
            return false;
        reader.Read();
        return true;
    }

    private bool TakeLineEnd()
    {
        var (carriage, feed) = (Take('\r'), Take('\n'));
        if (carriage || feed)
            _line++;
        return carriage || feed;
    }

    private void SkipLine()
    {
        while (reader.Peek() is not (End or '\r' or '\n'))
            reader.Read();
        TakeLineEnd();
    }
}
