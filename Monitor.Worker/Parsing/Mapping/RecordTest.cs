using System.Globalization;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Parsing.Mapping;

/// <summary>A source's own test of what a record is: an answer of the right form may still be a notice, an advertisement or another list.</summary>
internal static class RecordTest
{
    /// <summary>Why the document is no record of its source; null when it is one.</summary>
    public static string? Failure(ParsedDocument document, Source source) => source.RecordTest
        .Select(test => (test.Key, test.Value, Found: Value(document, test.Key)))
        .Where(test => test.Found is null || !TextPattern.Of(test.Value).Admits(test.Found))
        .Select(test => $"No record: the {test.Key} of {document.NativeId} is {(test.Found is null ? "missing" : $"'{Short(test.Found)}'")}, not like '{test.Value}'.")
        .FirstOrDefault();

    private static string? Value(ParsedDocument document, string field) => field switch
    {
        "id" => document.NativeId,
        "title" => document.Title,
        "url" => document.Url?.AbsoluteUri,
        "number" => document.Number,
        "text" => document.Text is { Length: > 0 } text ? text : null,
        "status" => document.RawStatus,
        "language" => document.Language,
        "published" => document.PublishedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        "updated" => document.UpdatedAt?.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        _ => document.Fields.GetValueOrDefault(field),
    };

    private static string Short(string value) => value.Length > 80 ? value[..80] + "…" : value;
}
