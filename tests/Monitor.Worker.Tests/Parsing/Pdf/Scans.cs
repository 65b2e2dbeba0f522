using System.Diagnostics;
using Monitor.Worker.Parsing.Pdf.Recognition;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Monitor.Worker.Tests.Parsing.Pdf;

/// <summary>Makes scans: a page with text is drawn, and its picture is all that is kept.</summary>
internal static class Scans
{
    private static readonly string[] Lines =
    [
        "A provider shall disclose subscriber data to the police",
        "within ten days of receiving a production order and shall",
        "preserve the stored data of the account until then.",
    ];

    public static string Text => string.Join(' ', Lines);

    public static byte[] Make()
    {
        Assert.SkipWhen(Tool.Find("pdftoppm") is null, "There is no pdftoppm on this machine (Debian: apt install poppler-utils).");
        var folder = Directory.CreateTempSubdirectory("monitor-scan-test-");
        try
        {
            var written = Path.Combine(folder.FullName, "written.pdf");
            File.WriteAllBytes(written, Written());
            using (var draw = Process.Start("pdftoppm", ["-r", "150", "-png", "-singlefile", written, Path.Combine(folder.FullName, "page")])) draw.WaitForExit();
            return Pictured(File.ReadAllBytes(Path.Combine(folder.FullName, "page.png")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static byte[] Written()
    {
        var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.TimesRoman);
        var page = builder.AddPage(PageSize.A4);
        for (var line = 0; line < Lines.Length; line++) page.AddText(Lines[line], 14, new PdfPoint(72, 700 - (line * 22)), font);
        return builder.Build();
    }

    private static byte[] Pictured(byte[] png)
    {
        var builder = new PdfDocumentBuilder();
        var page = builder.AddPage(PageSize.A4);
        page.AddPng(png, page.PageSize);
        return builder.Build();
    }
}
