using CsCheck;
using Monitor.Worker.Documents;
using Monitor.Worker.Parsing.Pdf;
using Monitor.Worker.Tests.Parsing.Html;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Monitor.Worker.Tests.Parsing.Pdf;

public sealed class PdfParserTests
{
    /// <summary>Pages of lines at a place and in a size; the fonts are those that every reader has.</summary>
    private static byte[] Pdf(params (double X, double Y, double Size, string Text)[][] pages)
    {
        var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.TimesRoman);
        foreach (var lines in pages)
        {
            var page = builder.AddPage(PageSize.A4);
            foreach (var (x, y, size, text) in lines) page.AddText(text, size, new PdfPoint(x, y), font);
        }

        return builder.Build();
    }

    private static PdfText Text(byte[] pdf) => Assert.IsType<PdfOutcome.Read>(PdfReading.Of(pdf)).Text;

    [Fact]
    public void Lines_are_joined_to_paragraphs_and_broken_words_mended()
    {
        var pdf = Pdf([
            (72, 780, 20, "Data Disclosure Bill"),
            (72, 700, 11, "A provider must disclose subscriber infor-"),
            (72, 686, 11, "mation to the requesting authority within ten"),
            (72, 672, 11, "days."),
            (72, 640, 11, "An appeal does not suspend the order."),
        ]);

        var text = Text(pdf);

        Assert.Equal(
            "Data Disclosure Bill\n\nA provider must disclose subscriber information to the requesting authority within ten days.\n\nAn appeal does not suspend the order.",
            text.Text);
        Assert.Equal("Data Disclosure Bill", text.Title);
        Assert.Equal(1, text.Pages);
    }

    [Fact]
    public void Headers_page_numbers_and_line_numbers_are_left_out()
    {
        var pages = Enumerable.Range(1, 4).Select(page => new (double X, double Y, double Size, string Text)[]
        {
            (250, 810, 9, "H. R. 4321 as introduced"),
            (290, 30, 9, $"Page {page} of 4"),
        }.Concat(Enumerable.Range(1, 20).SelectMany(line => new (double X, double Y, double Size, string Text)[]
        {
            (line < 10 ? 55 : 50, 750 - (line * 28), 11, $"{line}"),
            (80, 750 - (line * 28), 11, $"provision {(char)('a' + line)} of part {(char)('A' + page)}"),
        })).ToArray()).ToArray();

        var text = Text(Pdf(pages)).Text;

        Assert.StartsWith("provision b of part B provision c of part B", text, StringComparison.Ordinal);
        Assert.DoesNotContain("4321", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Page", text, StringComparison.Ordinal);
        Assert.DoesNotContain("11", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_are_read_one_after_the_other()
    {
        var left = Enumerable.Range(0, 12).Select(n => (60.0, 700.0 - (n * 14), 10.0, $"left column line number {n} of the notice text"));
        var right = Enumerable.Range(0, 12).Select(n => (320.0, 700.0 - (n * 14), 10.0, $"right column line number {n} of the notice text"));

        var text = Text(Pdf([.. left, .. right])).Text;

        Assert.True(text.IndexOf("left column line number 11", StringComparison.Ordinal) < text.IndexOf("right column line number 0", StringComparison.Ordinal), text);
    }

    [Fact]
    public void Three_columns_of_a_gazette_are_not_read_across()
    {
        var lines = Enumerable.Range(0, 3).SelectMany(column => Enumerable.Range(0, 15)
            .Select(n => (45.0 + (column * 172), 700.0 - (n * 12), 9.0, $"column {(char)('a' + column)} line {n:00} of the gazette notice")));

        var text = Text(Pdf([.. lines])).Text;

        Assert.True(text.IndexOf("column a line 14", StringComparison.Ordinal) < text.IndexOf("column b line 00", StringComparison.Ordinal), text);
        Assert.True(text.IndexOf("column b line 14", StringComparison.Ordinal) < text.IndexOf("column c line 00", StringComparison.Ordinal), text);
    }

    [Fact]
    public void Rows_of_a_table_stay_lines()
    {
        var cells = Enumerable.Range(0, 4).SelectMany(row => Enumerable.Range(0, 3).Select(column => (72.0 + (column * 120), 700.0 - (row * 14), 10.0, $"r{row}c{column}")));

        Assert.Equal("r0c0 r0c1 r0c2\nr1c0 r1c1 r1c2\nr2c0 r2c1 r2c2\nr3c0 r3c1 r3c2", Text(Pdf([.. cells])).Text);
    }

    [Fact]
    public void A_list_is_the_one_document_at_its_address()
    {
        var page = HtmlPages.Page("", "https://gazette.example/2031/17.pdf") with { Body = Pdf([(72, 700, 20, "Gazette Number 17"), (72, 600, 11, "Notice.")]) };

        var outcome = new PdfParser(TimeProvider.System).ParseList(page, HtmlPages.Source("") with { Mapping = new() });

        var document = Assert.Single(Assert.IsType<ParseOutcome.Parsed>(outcome).Documents);
        Assert.Equal(("https://gazette.example/2031/17.pdf", "Gazette Number 17", "en"), (document.NativeId, document.Title, document.Language));
        Assert.EndsWith("Notice.", document.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_detail_keeps_what_was_listed_and_gains_the_text()
    {
        var page = HtmlPages.Page("") with { Body = Pdf([(72, 700, 11, "The whole act.")]) };
        var listed = new ParsedDocument { NativeId = "7", Title = "Act 7", Text = "A summary.", Fields = new Dictionary<string, string> { ["summary"] = "A summary." } };

        var outcome = new PdfParser(TimeProvider.System).ParseDetail(page, HtmlPages.Source("li"), listed);

        var document = Assert.Single(Assert.IsType<ParseOutcome.Parsed>(outcome).Documents);
        Assert.Equal(("7", "Act 7", "The whole act."), (document.NativeId, document.Title, document.Text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>404</html>")]
    [InlineData("%PDF-1.7\ngarbage")]
    public void What_is_no_whole_PDF_is_the_wrong_format(string bytes)
    {
        var refused = Assert.IsType<PdfOutcome.Refused>(PdfReading.Of(System.Text.Encoding.ASCII.GetBytes(bytes)));

        Assert.Equal(ParseFault.WrongFormat, refused.Fault);
        Assert.NotEmpty(refused.Reason);
    }

    [Fact]
    public void A_page_without_letters_has_no_text() =>
        Assert.Equal(ParseFault.NoText, Assert.IsType<PdfOutcome.Refused>(PdfReading.Of(Pdf([(72, 700, 11, " ")]))).Fault);

    [Fact]
    public void More_pages_than_allowed_are_refused_with_their_number()
    {
        var refused = Assert.IsType<PdfOutcome.Refused>(PdfReading.Of(Pdf([], [], []), new PdfLimits { Pages = 2 }));

        Assert.Equal(3, refused.Pages);
    }

    [Fact]
    public void Reading_that_takes_too_long_ends()
    {
        var refused = Assert.IsType<PdfOutcome.Refused>(PdfReading.Of(Pdf([(72, 700, 11, "Text.")]), new PdfLimits { Time = TimeSpan.Zero }));

        Assert.Contains("longer", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Mutated_bytes_come_to_an_outcome()
    {
        var pdf = Pdf([(72, 700, 20, "Data Disclosure Bill"), (72, 600, 11, "Section 1.")]);

        Gen.Select(Gen.Int[0, pdf.Length - 1], Gen.Byte).Array[1, 40].Sample(
            changes =>
            {
                var mutated = pdf.ToArray();
                foreach (var (place, value) in changes) mutated[place] = value;
                return PdfReading.Of(mutated, new PdfLimits { Time = TimeSpan.FromSeconds(20) }) is not null;
            },
            seed: "0000KN1TZOxb", iter: 400, threads: 1);
    }

    [Fact]
    public void Every_real_file_is_read_or_refused_with_a_reason()
    {
        var files = Directory.GetFiles(SharedFolder.Require("corpora", "pdf"), "*.pdf", SearchOption.AllDirectories);

        var outcomes = files.ToDictionary(file => file, file => PdfReading.Of(File.ReadAllBytes(file)));

        Assert.All(outcomes.Values.OfType<PdfOutcome.Refused>(), refused => Assert.NotEmpty(refused.Reason));
        Assert.Contains("password", outcomes.Single(pair => pair.Key.EndsWith("password-example.pdf", StringComparison.Ordinal)).Value.ToString()!, StringComparison.Ordinal);
        Assert.InRange(outcomes.Values.Count(outcome => outcome is PdfOutcome.Read { Text.Text.Length: > 0 }), files.Length * 85 / 100, files.Length);
    }
}
