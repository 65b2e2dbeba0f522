using Monitor.Classifiers.Labels;

namespace Monitor.Classifiers.Tests.Labels;

public sealed class LabelFileTests
{
    [Fact]
    public void What_is_written_is_read_back()
    {
        using var writer = new StringWriter();
        LabelFile.Write(writer, Examples.Input.Examples);

        var reading = LabelFile.Read(new StringReader(writer.ToString()), "round.tsv");

        Assert.Empty(reading.Mistakes);
        Assert.Equivalent(Examples.Input.Examples, reading.Examples, strict: true);
    }

    [Fact]
    public void Every_mistake_is_told_with_file_and_line()
    {
        var text = LabelFile.Header + "\n"
            + "a b\tEnglish\tUSA\tbill\tyes\twiretap\tsimple\t\ttext\n"
            + "ok\ten\tEU\ttitle\t0\tproduction-order\teasy\tTitle\t\n"
            + "ok\ten\tEU\ttitle\t1\tpreservation,preservation\teasy\tTitle\t\n"
            + "too\tfew\n"
            + "ok\ten\tEU\ttitle\t1\tpreservation\teasy\tTitle\t\n";

        var reading = LabelFile.Read(new StringReader(text), "bad.tsv");

        Assert.Single(reading.Examples);
        foreach (var word in new[] { "family", "language", "jurisdiction", "kind", "relevant", "'wiretap'", "difficulty", "title is empty" })
            Assert.Contains(reading.Mistakes, mistake => mistake.StartsWith("bad.tsv:2: ", StringComparison.Ordinal) && mistake.Contains(word, StringComparison.Ordinal));
        Assert.Contains(reading.Mistakes, mistake => mistake.StartsWith("bad.tsv:3: instruments must be empty", StringComparison.Ordinal));
        Assert.Contains("bad.tsv:4: instruments names one twice", reading.Mistakes);
        Assert.Contains("bad.tsv:5: has 2 fields, expected 9 separated by tabs", reading.Mistakes);
    }

    [Fact]
    public void A_wrong_header_and_a_missing_file_are_mistakes_not_crashes()
    {
        var header = LabelFile.Read(new StringReader("title\ttext\n"), "h.tsv");
        var missing = LabelFile.Read(Path.Combine(Path.GetTempPath(), "no-such-labels.tsv"));

        Assert.StartsWith("h.tsv:1: the header", Assert.Single(header.Mistakes), StringComparison.Ordinal);
        Assert.Contains("no such file", Assert.Single(missing.Mistakes), StringComparison.Ordinal);
        Assert.Throws<LabelFileException>(missing.ExamplesOrThrow);
    }

    [Fact]
    public void A_field_with_a_tab_is_not_written()
    {
        var example = Examples.Row("f", "en", false, "", "a\tb");

        Assert.Throws<ArgumentException>(() => LabelFile.Write(TextWriter.Null, [example]));
    }
}
