using Monitor.Worker.Documents;
using Monitor.Worker.Parsing.Mapping;
using Monitor.Worker.Parsing.Pdf.Recognition;

namespace Monitor.Worker.Parsing.Pdf;

/// <summary>PDF: a list is the one document at that address, a detail page is its text.</summary>
internal sealed class PdfParser(TimeProvider time) : IDocumentParser
{
    public ParseOutcome ParseList(FetchedPage page, Source source)
    {
        var listed = new ParsedDocument { NativeId = page.Url.AbsoluteUri, Title = "", Url = page.FinalUrl };
        return Tested(Read(page, source, source.Mapping, pdf => listed with { Title = TitleOf(pdf, page.FinalUrl) }), source);
    }

    public ParseOutcome ParseDetail(FetchedPage page, Source source, ParsedDocument listed) =>
        Read(page, source, source.Detail?.Mapping ?? new RecordMapping(), pdf => listed.Title.Length > 0 ? listed : listed with { Title = TitleOf(pdf, page.FinalUrl) });

    private ParseOutcome Read(FetchedPage page, Source source, RecordMapping mapping, Func<PdfText, ParsedDocument> begin)
    {
        switch (Outcome(page.Body, source))
        {
            case PdfOutcome.Refused refused: return new ParseOutcome.Refused(refused.Fault, refused.Reason);
            case PdfOutcome.Read { Text: var pdf, Origin: var origin }:
                var mapper = new RecordMapper(MappingContext.For(source, mapping, page, time));
                var document = mapper.Overlay(begin(pdf), new PdfRecord(pdf)) with { TextOrigin = origin };
                return new ParseOutcome.Parsed([mapping.Fields.ContainsKey("text") ? document : document with { Text = pdf.Text }], null, []);
            case var other: throw new System.Diagnostics.UnreachableException($"{other.GetType().Name} is no outcome.");
        }
    }

    private static PdfOutcome Outcome(byte[] pdf, Source source) => PdfReading.Of(pdf) switch
    {
        PdfOutcome.Refused { Fault: ParseFault.NoText } scan when source.Ocr.Count > 0 => ScanReading.Of(pdf, scan, source.Ocr, ScanLimits.Default),
        var outcome => outcome,
    };

    private static ParseOutcome Tested(ParseOutcome outcome, Source source) =>
        outcome is ParseOutcome.Parsed { Documents: [var document] } && RecordTest.Failure(document, source) is { } failure
            ? new ParseOutcome.Parsed([], null, [failure])
            : outcome;

    private static string TitleOf(PdfText pdf, Uri url) => pdf.Title.Length > 0 ? pdf.Title : Uri.UnescapeDataString(url.Segments[^1]);
}
