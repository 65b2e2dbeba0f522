using System.Globalization;
using Monitor.Worker.Parsing.Mapping;

namespace Monitor.Worker.Parsing.Pdf;

/// <summary>A PDF as a record, for mappings: <c>title</c>, <c>text</c>, <c>pages</c>, <c>author</c> and <c>created</c>.</summary>
internal sealed class PdfRecord(PdfText pdf) : IRecordReader
{
    public IReadOnlyList<string> Values(string path)
    {
        var value = path switch
        {
            "title" => pdf.Title,
            "text" => pdf.Text,
            "pages" => pdf.Pages.ToString(CultureInfo.InvariantCulture),
            "author" => pdf.Author,
            "created" => pdf.Created is { Length: >= 10 } created ? $"{created.AsSpan(2, 4)}-{created.AsSpan(6, 2)}-{created.AsSpan(8, 2)}" : null,
            _ => null,
        };
        return string.IsNullOrEmpty(value) ? [] : [value];
    }
}
