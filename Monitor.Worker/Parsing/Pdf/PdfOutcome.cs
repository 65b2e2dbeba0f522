using Monitor.Worker.Documents;

namespace Monitor.Worker.Parsing.Pdf;

/// <summary>What reading a PDF came to.</summary>
internal abstract record PdfOutcome
{
    private PdfOutcome()
    {
    }

    public sealed record Read(PdfText Text, TextOrigin Origin = TextOrigin.Published) : PdfOutcome;

    /// <param name="Pages">How many it has, where that much was found out.</param>
    public sealed record Refused(ParseFault Fault, string Reason, int? Pages = null) : PdfOutcome;
}
