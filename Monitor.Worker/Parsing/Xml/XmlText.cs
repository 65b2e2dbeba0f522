using System.Text.RegularExpressions;
using System.Xml;

namespace Monitor.Worker.Parsing.Xml;

/// <summary>
/// Text to an XML tree: strictly, else tolerantly. The declaration is not read (the text is decoded already, and declarations lie);
/// document types are skipped, so that no entity is ever expanded and nothing is ever fetched.
/// </summary>
internal static partial class XmlText
{
    private const int LongestDocumentType = 410;

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

        start += PrologLength(text.AsSpan(start));
        var documentType = DocumentTypeOf(text.AsSpan(start));
        return Strict(text, start, documentType) ?? new TolerantXml(text, start, siblings).Read(documentType);
    }

    private static XmlReading? Strict(string text, int start, string? documentType)
    {
        try
        {
            using var reader = XmlReader.Create(Behind(text, start), Settings);
            return StrictTree.Read(reader) is { } root ? new XmlReading(root, false, [], documentType) : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    // Feeds may be megabytes: the text is read where it lies, without a copy that lacks its first line.
    private static StringReader Behind(string text, int start)
    {
        var reader = new StringReader(text);
        if (start > 0) reader.Read(new char[start]);
        return reader;
    }

    private static int PrologLength(ReadOnlySpan<char> text)
    {
        foreach (var prolog in Prolog().EnumerateMatches(text)) return prolog.Length;
        return 0;
    }

    // By hand: an expression that may end each of many comments at many places tries them all.
    private static string? DocumentTypeOf(ReadOnlySpan<char> text)
    {
        var rest = text.TrimStart();
        while (rest.StartsWith("<!--", StringComparison.Ordinal))
        {
            var end = rest.IndexOf("-->", StringComparison.Ordinal);
            if (end < 0) return null;
            rest = rest[(end + 3)..].TrimStart();
        }

        if (!rest.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase)) return null;
        rest = rest[..Math.Min(rest.Length, LongestDocumentType)];
        return rest.IndexOfAny('>', '[') is >= 0 and var stop ? rest[..stop].ToString() : rest.ToString();
    }

    // "<?xml ... ?>", also misspelt ("<?phpxml ... ?>"), with whatever white space follows.
    [GeneratedRegex(@"^(?:<\?[^<>]{0,400}\?>\s*){1,3}")]
    private static partial Regex Prolog();
}
