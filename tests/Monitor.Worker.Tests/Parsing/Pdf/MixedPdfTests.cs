using Monitor.Worker.Documents;
using Monitor.Worker.Parsing.Pdf;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Monitor.Worker.Tests.Parsing.Pdf;

/// <summary>PDFs of which some pages are text, some images, and some neither. Letters stand for pages: text, scan, stamped scan, blank, text with a picture.</summary>
public sealed class MixedPdfTests
{
    private const string Paragraph = "A provider shall disclose subscriber data to the police within ten days of receiving an order.";

    // One grey pixel.
    private static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    [Theory]
    [InlineData("s", true)]
    [InlineData("ms", true)]
    [InlineData("mbs", true)]
    [InlineData("tsss", true)]
    [InlineData("t", false)]
    [InlineData("ttts", false)]
    [InlineData("ppp", false)]
    [InlineData("tb", false)]
    public void Mostly_images_is_no_text_whatever_stands_before_or_between(string pages, bool isScan)
    {
        var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.TimesRoman);
        foreach (var kind in pages)
        {
            var page = builder.AddPage(PageSize.A4);
            if (kind is 's' or 'm' or 'p') page.AddPng(Picture, new PdfRectangle(100, 100, 300, 300));
            if (kind is 'm') page.AddText("Received 4 May", 12, new PdfPoint(400, 800), font);
            if (kind is 't' or 'p') for (var line = 0; line < 6; line++) page.AddText($"{line}. {Paragraph}", 10, new PdfPoint(72, 700 - (line * 40)), font);
        }

        var outcome = PdfReading.Of(builder.Build());

        if (isScan) Assert.Equal(ParseFault.NoText, Assert.IsType<PdfOutcome.Refused>(outcome).Fault);
        else Assert.Contains("subscriber data", Assert.IsType<PdfOutcome.Read>(outcome).Text.Text, StringComparison.Ordinal);
    }
}
