using System.Globalization;
using System.Text;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Parsing.Pdf.Recognition;

/// <summary>
/// Recognises the text of a scan, page by page, with tesseract on pages drawn by poppler, where both are installed. One scan at a
/// time: each takes a core and some hundred megabytes.
/// </summary>
internal static class ScanReading
{
    private static readonly Lock OneAtATime = new();

    /// <param name="pdf">The file.</param>
    /// <param name="scan">What reading it without recognition came to; its reason is kept where recognition cannot help.</param>
    /// <param name="languages">As tesseract names them.</param>
    /// <param name="limits">What it may cost.</param>
    public static PdfOutcome Of(byte[] pdf, PdfOutcome.Refused scan, IReadOnlyList<string> languages, ScanLimits limits)
    {
        if (scan.Pages is not { } pages) return scan;
        if (pages > limits.Pages) return Unread(scan, string.Create(CultureInfo.InvariantCulture, $"It has {pages} pages; at most {limits.Pages} are recognised."));
        if (Tool.Find("pdftoppm") is not { } draw) return Unread(scan, "Recognition needs pdftoppm (Debian: poppler-utils), which is not installed.");
        if (Tool.Find("tesseract") is not { } recognise) return Unread(scan, "Recognition needs tesseract, which is not installed.");
        lock (OneAtATime)
        {
            var folder = Directory.CreateTempSubdirectory("monitor-scan-");
            try
            {
                return Read(new ScanPages(pdf, folder.FullName, draw, recognise, limits), pages, scan, languages);
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }
    }

    private static PdfOutcome Read(ScanPages scanned, int pages, PdfOutcome.Refused scan, IReadOnlyList<string> languages)
    {
        var text = new StringBuilder();
        for (var page = 1; page <= pages; page++)
        {
            var recognised = scanned.Recognise(page, string.Join('+', languages));
            if (recognised.Fault is { } fault) return Unread(scan, $"Page {page.ToString(CultureInfo.InvariantCulture)} could not be recognised: {fault}");
            text.Append(recognised.Output.Trim()).Append("\n\n");
        }

        var whole = RecognisedText.Paragraphs(text.ToString());
        return whole.Length == 0 ? Unread(scan, "Nothing could be recognised.") : new PdfOutcome.Read(new PdfText(pages, "", whole), TextOrigin.Recognised);
    }

    private static PdfOutcome.Refused Unread(PdfOutcome.Refused scan, string why) => scan with { Reason = $"{scan.Reason} {why}" };
}
