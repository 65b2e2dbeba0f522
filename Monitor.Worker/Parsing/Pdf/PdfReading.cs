using Monitor.Worker.Documents;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Exceptions;
using UglyToad.PdfPig.Filters;

namespace Monitor.Worker.Parsing.Pdf;

/// <summary>Reads one PDF on a thread of its own: with a stack that nested objects do not exhaust, and with an end.</summary>
internal sealed class PdfReading
{
    private const int StackBytes = 256 * 1024 * 1024;

    // Stamps like "Case 3:31-cv-00012 Filed 04/05/31" stand on scans too.
    private const int FewestLettersAScan = 40;

    private readonly PdfLimits _limits;
    private volatile bool _late;

    private PdfReading(PdfLimits limits) => _limits = limits;

    public static PdfOutcome Of(byte[] pdf, PdfLimits? limits = null)
    {
        if (!HasSignature(pdf)) return new PdfOutcome.Refused(ParseFault.WrongFormat, pdf.Length == 0 ? "The file is empty." : "The file has no %PDF signature.");
        return new PdfReading(limits ?? PdfLimits.Default).Run(pdf);
    }

    private static bool HasSignature(byte[] pdf) => pdf.AsSpan(0, Math.Min(1024, pdf.Length)).IndexOf("%PDF"u8) >= 0;

    private PdfOutcome Run(byte[] pdf)
    {
        PdfOutcome? outcome = null;
        var thread = new Thread(() => outcome = Guarded(pdf), StackBytes) { IsBackground = true, Name = "PDF" };
        thread.Start();
        if (_limits.Time > TimeSpan.Zero && thread.Join(_limits.Time)) return outcome!;
        _late = true;
        return new PdfOutcome.Refused(ParseFault.WrongFormat, $"Reading it took longer than {_limits.Time.TotalSeconds:0} seconds.");
    }

    private PdfOutcome Guarded(byte[] pdf)
    {
        try
        {
            return Read(pdf);
        }
        catch (PdfDocumentEncryptedException)
        {
            return new PdfOutcome.Refused(ParseFault.WrongFormat, "The PDF is encrypted and needs a password.");
        }
        catch (PdfTooLargeException tooLarge)
        {
            return new PdfOutcome.Refused(ParseFault.WrongFormat, tooLarge.Message);
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            // PdfPig lets out whatever a damaged file leads to: index, cast, format and null errors among them.
            return new PdfOutcome.Refused(ParseFault.WrongFormat, $"The PDF is broken: {FirstLine(broken.Message)}");
        }
        catch (OutOfMemoryException)
        {
            return new PdfOutcome.Refused(ParseFault.WrongFormat, "Reading the PDF needs more memory than there is.");
        }
    }

    private PdfOutcome Read(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf, new ParsingOptions
        {
            UseLenientParsing = true,
            SkipMissingFonts = true,
            FilterProvider = new BoundedFilters(DefaultFilterProvider.Instance, _limits.StreamBytes),
        });
        var count = document.NumberOfPages;
        if (count == 0) return new PdfOutcome.Refused(ParseFault.WrongFormat, "The PDF is broken: it has no pages.", 0);
        if (count > _limits.Pages) return new PdfOutcome.Refused(ParseFault.WrongFormat, $"It has {count} pages; at most {_limits.Pages} are read.", count);
        return Text(document, Pages(document));
    }

    private List<PdfPageLines> Pages(PdfDocument document)
    {
        var letters = 0;
        var pages = new List<PdfPageLines>();
        for (var number = 1; number <= document.NumberOfPages && !_late; number++)
        {
            var page = document.GetPage(number);
            letters += page.Letters.Count;
            if (letters > _limits.Letters) throw new PdfTooLargeException($"It has more than {_limits.Letters} letters.");
            pages.Add(LineNumbers.Without(LineBuilder.Build(page)));
        }

        return pages;
    }

    private static PdfOutcome Text(PdfDocument document, List<PdfPageLines> pages)
    {
        var running = RunningLines.Of(pages);
        var bodies = pages.ConvertAll(running.Without);
        var text = Paragraphs.Of(bodies.SelectMany(page => ReadingOrder.Blocks(page.Lines)));
        if (IsScan(pages, text)) return new PdfOutcome.Refused(ParseFault.NoText, "The PDF holds images and no text: it is a scan.", pages.Count);
        if (text.Length == 0) return new PdfOutcome.Refused(ParseFault.NoText, "The PDF holds no text.", pages.Count);
        return new PdfOutcome.Read(Describe(document.Information, pages, bodies, text));
    }

    /// <summary>
    /// Whether most of what is to be read stands in images. A blank page, or a cover of text before scanned pages, makes no text of them: what is read of the cover alone
    /// would be taken for the whole.
    /// </summary>
    private static bool IsScan(List<PdfPageLines> pages, string text)
    {
        if (pages.TrueForAll(page => page.Images > 0) && (text.Length == 0 || (pages.Count > 1 && text.Length < FewestLettersAScan * pages.Count))) return true;
        var inked = pages.Where(page => page.Images > 0 || Letters(page) > 0).ToList();
        var scanned = inked.Count(page => page.Images > 0 && Letters(page) < FewestLettersAScan);
        return inked.Count > 1 && scanned * 2 > inked.Count;
    }

    private static int Letters(PdfPageLines page) => page.Lines.Sum(line => line.Text.Length);

    private static PdfText Describe(DocumentInformation information, List<PdfPageLines> pages, List<PdfPageLines> bodies, string text) =>
        new(pages.Count, PdfTitle.Of(information.Title, bodies[0]), text) { Author = information.Author, Created = information.CreationDate };

    private static string FirstLine(string message) => message.Split('\n')[0].Trim();
}
