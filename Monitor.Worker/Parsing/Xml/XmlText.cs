using System.Text.RegularExpressions;
using System.Xml;

namespace Monitor.Worker.Parsing.Xml;

/// <summary>
/// Text to an XML tree: strictly, else tolerantly. The declaration is not read (the text is decoded already, and declarations lie);
/// document types are skipped, so that no entity is ever expanded and nothing is ever fetched.
/// </summary>
internal static partial class XmlText
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <param name="siblings">Elements that never lie in one another: where they seem to, the end of the first is missing.</param>
    public static XmlReading Read(string text, IReadOnlySet<string> siblings)
    {
        var start = text.IndexOf('<', StringComparison.Ordinal);
        if (start < 0) return new XmlReading(null, true, [], null);

        var body = Prolog().Replace(text[start..], "");
        return Strict(body) ?? new TolerantXml(body, siblings).Read(DocumentTypeOf(body));
    }

    private static XmlReading? Strict(string text)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), Settings);
            return StrictTree.Read(reader) is { } root ? new XmlReading(root, false, [], DocumentTypeOf(text)) : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static string? DocumentTypeOf(string text) => DocumentType().Match(text) is { Success: true } type ? type.Value : null;

    // "<?xml ... ?>", also misspelt ("<?phpxml ... ?>"), with whatever white space follows.
    [GeneratedRegex(@"^(?:<\?[^<>]{0,400}\?>\s*){1,3}", RegexOptions.None, matchTimeoutMilliseconds: 500)]
    private static partial Regex Prolog();

    [GeneratedRegex(@"^(?:\s|<!--.{0,2000}?-->){0,20}<!DOCTYPE[^>\[]{0,400}", RegexOptions.IgnoreCase | RegexOptions.Singleline, matchTimeoutMilliseconds: 500)]
    private static partial Regex DocumentType();
}
