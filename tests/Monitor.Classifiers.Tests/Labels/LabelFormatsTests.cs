using System.Text;
using CsCheck;
using Monitor.Classifiers.Labels;
using Monitor.Classifiers.Topics;

namespace Monitor.Classifiers.Tests.Labels;

public sealed class LabelFormatsTests
{
    // Whatever a title may hold: quotes, commas, line ends, what spreadsheets run, every script. Half of a surrogate pair is no text.
    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.OneOf("'", "\"", ",", "\r", "\n", "\r\n", "\t", ";", "=", "+", "-", "@", "'=", " ", "\uFEFF", "\u2028", "\\", "a", "ß", "ق", "法", "😀", "\0"),
        Gen.Char.Where(letter => !char.IsSurrogate(letter)).Select(letter => letter.ToString())).Array[0, 12].Select(string.Concat);

    private static readonly Gen<LabelledExample> AnyExample =
        from title in AnyText.Where(text => !string.IsNullOrWhiteSpace(text))
        from text in AnyText
        from relevant in Gen.Bool
        from instruments in Gen.Shuffle(Instruments.All.ToArray(), 0, 3)
        from kind in Gen.Enum<ExampleKind>()
        from difficulty in Gen.Enum<Difficulty>()
        select new LabelledExample
        {
            Family = "family-1",
            Language = "zh-Hant",
            Jurisdiction = "US-CA",
            Kind = kind,
            Relevant = relevant,
            Instruments = relevant ? instruments : [],
            Difficulty = difficulty,
            Title = title,
            Text = text,
        };

    [Theory]
    [InlineData(LabelFormat.Csv)]
    [InlineData(LabelFormat.JsonLines)]
    public void Any_text_comes_back_as_it_was(LabelFormat format) =>
        AnyExample.Array[0, 4].Sample(examples =>
        {
            var reading = RoundTrip(format, examples);

            Assert.Empty(reading.Mistakes);
            Assert.Equivalent(examples, reading.Examples, strict: true);
        });

    [Fact]
    public void The_shipped_kind_of_rows_are_the_same_in_every_format()
    {
        foreach (var format in Enum.GetValues<LabelFormat>())
            Assert.Equivalent(Examples.Input.Examples, RoundTrip(format, Examples.Input.Examples).Examples, strict: true);
    }

    [Fact]
    public void No_cell_of_a_spreadsheet_is_a_formula() => AnyExample.Sample(example =>
    {
        using var writer = new StringWriter();
        LabelCsv.Write(writer, [example]);

        var cells = new CsvRecords(new StringReader(writer.ToString())).Read().SelectMany(record => record.Cells);

        Assert.DoesNotContain(cells, cell => cell is ['\t' or '\r' or '\n', ..]);
        // Also where a spreadsheet takes semicolons or tabs for what parts cells.
        Assert.DoesNotContain(cells.SelectMany(cell => cell.Split(';', '\t', '\r', '\n')), part => part.Trim(' ', '"') is ['=' or '+' or '-' or '@', ..]);
    });

    [Theory]
    [InlineData("=HYPERLINK(\"https://evil.example\")", "\"'=HYPERLINK(\"\"https://evil.example\"\")\"")]
    [InlineData("-1", "'-1")]
    [InlineData("'=1", "''=1")]
    [InlineData("'tis the season", "'tis the season")]
    [InlineData("a;=1", "a;'=1")]
    [InlineData("a;'=1", "a;''=1")]
    [InlineData("a\t-1", "a\t'-1")]
    [InlineData("a; e-evidence", "a; e-evidence")]
    public void A_formula_is_written_as_text(string title, string cell)
    {
        using var writer = new StringWriter();

        LabelCsv.Write(writer, [Examples.Row("f", "en", false, "", title)]);

        Assert.Equal($"{LabelCsv.Header}\r\nf,en,INT,title,0,,easy,{cell},\r\n", writer.ToString());
    }

    [Fact]
    public void A_file_as_a_spreadsheet_saves_it_is_read()
    {
        var text = "\uFEFF" + LabelCsv.Header + "\r\n\r\nf,en,EU,provision,1,\"preservation,interception\",easy,\"Two\r\nlines, \"\"quoted\"\"\",Text";

        var reading = LabelFormats.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "Sheet1.CSV");

        Assert.Empty(reading.Mistakes);
        var example = Assert.Single(reading.Examples);
        Assert.Equal("Two\r\nlines, \"quoted\"", example.Title);
        Assert.Equal(["preservation", "interception"], example.Instruments);
    }

    [Fact]
    public void Every_mistake_of_a_CSV_file_is_told_with_the_line_it_begins_on()
    {
        var text = LabelCsv.Header + "\n"
            + "f,en,EU,title,0,,easy,\"a\nb\",\n"
            + "f,en,EU,title,0,,easy,a \"b\" c,\n"
            + "f,en,EU,title,0,,easy,\"a\"b,\n"
            + "f,en\n"
            + "f,English,EU,title,maybe,,easy,T,\n"
            + "f,en,EU,title,0,,easy,\"never closed,\n";

        var reading = LabelCsv.Read(new StringReader(text), "bad.csv");

        Assert.Single(reading.Examples);
        Assert.Equal(
            [
                "bad.csv:4: cell 8 has a quote inside, but does not begin with one",
                "bad.csv:5: cell 8 goes on after its closing quote",
                "bad.csv:6: has 2 fields, expected 9 separated by commas",
                "bad.csv:7: relevant is 'maybe'; expected 0 or 1",
                "bad.csv:7: language is 'English'; expected a BCP-47 tag such as en or pt-BR",
                "bad.csv:8: cell 8 opens a quote that nothing closes",
            ],
            reading.Mistakes);
    }

    [Fact]
    public void A_quote_that_was_left_open_says_how_many_rows_it_took_in()
    {
        var text = LabelCsv.Header + "\nf,en,EU,title,0,,easy,\"Left open,\nf,en,EU,title,0,,easy,Second,\nf,en,EU,title,0,,easy,\"Third\",\nf,en,EU,title,0,,easy,\"Open to the end,\nf,en,EU,title,2,,easy,Fifth,\n";

        var reading = LabelCsv.Read(new StringReader(text), "bad.csv");

        Assert.Empty(reading.Examples);
        Assert.Equal(2, reading.Mistakes.Count);
        Assert.Equal("bad.csv:2: cell 8 goes on after its closing quote; what follows on lines 3 to 4 was taken as a part of it, so its rows were not checked", reading.Mistakes[0]);
        Assert.StartsWith("bad.csv:5: cell 8 opens a quote that nothing closes; what follows on lines 6 to", reading.Mistakes[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LabelFormat.Tsv, "difficulty\ttitle\ttext\tpassage\n")]
    [InlineData(LabelFormat.Csv, "difficulty,title,text,passage\r\n")]
    [InlineData(LabelFormat.JsonLines, "\"passage\":\"the words\"}\n")]
    public void The_words_that_decided_a_text_go_with_it_where_somebody_marked_them(LabelFormat format, string written)
    {
        LabelledExample[] examples = [Examples.Row("f", "en", true, "", "Marked") with { Passage = "the words" }, Examples.Row("g", "en", true, "", "Unmarked")];
        using var writer = new StringWriter();
        LabelFormats.Write(writer, format, examples);

        Assert.Contains(written, writer.ToString(), StringComparison.Ordinal);
        Assert.Equal(["the words", null], RoundTrip(format, examples).Examples.Select(example => example.Passage));
        Assert.Empty(RoundTrip(format, examples).Mistakes);
    }

    [Theory]
    [InlineData("family;language")]
    [InlineData("\"family")]
    [InlineData("")]
    public void A_CSV_file_with_another_header_is_refused(string text) =>
        Assert.StartsWith("h.csv:1: the header must be exactly: family,", Assert.Single(LabelCsv.Read(new StringReader(text), "h.csv").Mistakes), StringComparison.Ordinal);

    [Fact]
    public void Every_mistake_of_a_file_of_JSON_lines_is_told_with_its_line()
    {
        const string Good = """{"family":"f","language":"en","jurisdiction":"EU","kind":"title","relevant":false,"instruments":[],"difficulty":"easy","title":"T","text":""}""";
        string[] lines =
        [
            Good, "", "[1]", "{", Good.Replace("false", "\"no\"", StringComparison.Ordinal), Good.Replace("[]", "[7]", StringComparison.Ordinal),
            Good.Replace("\"text\":\"\"", "\"body\":\"\"", StringComparison.Ordinal), Good.Replace("\"EU\"", "\"Europe\"", StringComparison.Ordinal),
            Good.Replace("\"text\":\"\"", "\"text\":\"\",\"text\":\"x\"", StringComparison.Ordinal),
        ];

        var reading = LabelJsonLines.Read(new StringReader(string.Join('\n', lines)), "bad.jsonl");

        Assert.Single(reading.Examples);
        foreach (var (line, words) in new[] { (3, "is no JSON object"), (4, "is no JSON object: "), (5, "relevant must be true or false"), (6, "instruments must be a list of texts"), (7, "has 'body'"), (7, "lacks text"), (8, "jurisdiction is 'Europe'"), (9, "is no JSON object: ") })
            Assert.Contains(reading.Mistakes, mistake => mistake.StartsWith($"bad.jsonl:{line}: {words}", StringComparison.Ordinal));
        Assert.Equal(8, reading.Mistakes.Count);
    }

    [Fact]
    public void What_is_no_label_file_is_a_mistake_not_a_crash()
    {
        var letters = LabelFormats.Read(new MemoryStream([.. Encoding.ASCII.GetBytes(LabelCsv.Header + "\nf,de,DE,title,0,,easy,"), 0xFC, (byte)',']), "labels.csv");
        var unknown = LabelFormats.Read(new MemoryStream([]), "labels.xlsx");
        var missing = LabelFormats.Read(Path.Combine(Path.GetTempPath(), "no-such-labels.csv"));

        Assert.Contains("is not UTF-8", Assert.Single(letters.Mistakes), StringComparison.Ordinal);
        Assert.Contains(".tsv, .csv, .jsonl", Assert.Single(unknown.Mistakes), StringComparison.Ordinal);
        Assert.Contains("no such file", Assert.Single(missing.Mistakes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tsv", LabelFormat.Tsv)]
    [InlineData("CSV", LabelFormat.Csv)]
    [InlineData("jsonl", LabelFormat.JsonLines)]
    [InlineData("json", null)]
    [InlineData(null, null)]
    public void A_format_has_a_code(string? code, LabelFormat? format) => Assert.Equal(format, LabelFormats.OfCode(code));

    private static LabelReading RoundTrip(LabelFormat format, IEnumerable<LabelledExample> examples)
    {
        using var writer = new StringWriter();
        LabelFormats.Write(writer, format, examples);
        return LabelFormats.Read(new MemoryStream(Encoding.UTF8.GetBytes(writer.ToString())), $"round.{LabelFormats.Codes[(int)format]}");
    }
}
