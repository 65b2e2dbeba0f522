using Monitor.Worker.Parsing.Pdf;

namespace Monitor.Worker.Commands;

/// <summary><c>parse --as pdf</c>.</summary>
internal static class ParsePdfs
{
    public static void Answer(ParseFile file, ParseOutput output) => output.Write(Read(file), ParseJson.Default.PdfLineOut);

    private static PdfLineOut Read(ParseFile file)
    {
        if (file.Problem is { } problem) return new(file.Name, problem, null, null, null, null);
        return PdfReading.Of(file.Bytes) switch
        {
            PdfOutcome.Read { Text: var pdf } => new(file.Name, "ok", pdf.Pages, pdf.Title, pdf.Text, null),
            PdfOutcome.Refused refused => new(file.Name, ParseFaults.Word(refused.Fault), refused.Pages, null, null, refused.Reason),
            var other => throw new System.Diagnostics.UnreachableException($"{other.GetType().Name} is no outcome."),
        };
    }
}
