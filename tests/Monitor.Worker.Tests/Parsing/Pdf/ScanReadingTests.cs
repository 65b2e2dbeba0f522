using Monitor.Worker.Documents;
using Monitor.Worker.Parsing.Pdf;
using Monitor.Worker.Parsing.Pdf.Recognition;

namespace Monitor.Worker.Tests.Parsing.Pdf;

/// <summary>Scans: pictures of pages, made here by drawing a page that has text.</summary>
public sealed class ScanReadingTests
{
    [Fact]
    public void A_scan_is_marked_as_one_without_text()
    {
        var outcome = PdfReading.Of(Scans.Make());

        Assert.Equal((ParseFault.NoText, (int?)1), outcome is PdfOutcome.Refused refused ? (refused.Fault, refused.Pages) : default);
    }

    [Fact]
    public void A_scan_is_recognised_where_the_source_asks_for_it()
    {
        var scan = Scans.Make();
        Assert.SkipWhen(Tool.Find("tesseract") is null, "There is no tesseract on this machine (Debian: apt install tesseract-ocr).");

        var outcome = ScanReading.Of(scan, (PdfOutcome.Refused)PdfReading.Of(scan), ["eng"], ScanLimits.Default);

        var read = Assert.IsType<PdfOutcome.Read>(outcome);
        Assert.Equal(TextOrigin.Recognised, read.Origin);
        // Which font draws the scan, and so whether its lines look like one paragraph, is the machine's.
        Assert.Equal(Scans.Text, read.Text.Text.Replace("\n\n", " ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("xyz", 60, "could not be recognised: tesseract ended with 1")]
    [InlineData("eng", 0, "at most 0 are recognised")]
    public void What_cannot_be_recognised_stays_without_text_and_says_why(string language, int mostPages, string why)
    {
        var scan = Scans.Make();
        Assert.SkipWhen(Tool.Find("tesseract") is null, "There is no tesseract on this machine (Debian: apt install tesseract-ocr).");

        var outcome = ScanReading.Of(scan, (PdfOutcome.Refused)PdfReading.Of(scan), [language], ScanLimits.Default with { Pages = mostPages });

        var refused = Assert.IsType<PdfOutcome.Refused>(outcome);
        Assert.Equal(ParseFault.NoText, refused.Fault);
        Assert.Contains(why, refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Recognised_lines_become_paragraphs()
    {
        Assert.Equal("One law for all pro-viders.\n\nTwo.", RecognisedText.Paragraphs("One law\nfor all pro-viders.\n\n\n  Two.\n\f"));
        Assert.Equal("the preservation of data", RecognisedText.Paragraphs("the preser-\nvation of data"));
    }
}
