using Monitor.Worker.Documents;

namespace Monitor.Worker.Fetching.Answers;

/// <summary>Tells what a body is by looking at it: publishers send feeds as text/html and error pages as application/json.</summary>
internal static class ContentSniffer
{
    public const string Html = "text/html";
    public const string Xml = "application/xml";
    public const string Json = "application/json";
    public const string Pdf = "application/pdf";
    public const string Plain = "text/plain";

    private const int Window = 1024;
    private const int TextWindow = 16 * 1024;

    private static readonly (byte[] Mark, string Type)[] Marks =
    [
        ([0xFF, 0xD8, 0xFF], "image/jpeg"), ([0x89, 0x50, 0x4E, 0x47], "image/png"), ([.. "GIF8"u8], "image/gif"), ([.. "PK\u0003\u0004"u8], "application/zip"),
        ([0x1F, 0x8B], "application/gzip"), ([0xD0, 0xCF, 0x11, 0xE0], "application/x-ole-storage"), ([.. "{\\rtf"u8], "application/rtf"),
        ([.. "II*\0"u8], "image/tiff"), ([.. "MM\0*"u8], "image/tiff"), ([.. "RIFF"u8], "application/x-riff"),
    ];

    /// <summary>The media type of something that is not text; null for text.</summary>
    public static string? Binary(ReadOnlySpan<byte> body)
    {
        foreach (var (mark, type) in Marks)
        {
            if (body.StartsWith(mark)) return type;
        }

        var start = body[..Math.Min(body.Length, Window)];
        if (start.IndexOf("%PDF-"u8) >= 0 && !start.TrimStart(" \t\r\n"u8).StartsWith("<"u8)) return Pdf;
        return start.Contains((byte)0) && !Charsets.LooksLikeWideText(start) ? "application/octet-stream" : null;
    }

    public static string Text(string text)
    {
        var start = text.AsSpan(0, Math.Min(text.Length, TextWindow));
        var root = MarkupStart.Find(start);
        if (root.IsEmpty || root[0] != '<')
        {
            if (root is ['{' or '[', ..] || root.StartsWith(")]}'", StringComparison.Ordinal)) return Json;
            return HasFeed(start) ? Xml : MarkupStart.HasHtml(start) ? Html : Plain;
        }

        if (MarkupStart.IsHtmlDocument(root)) return StartsFeed(MarkupStart.AfterHtmlDocType(root)) ? Xml : Html;
        // XML may call its root <section> too; and a web server's warning before a feed does not make it a page.
        var isXml = start.TrimStart().TrimStart('\uFEFF').TrimStart().StartsWith("<?xml", StringComparison.Ordinal) || HasFeed(start);
        return MarkupStart.IsHtmlFragment(root) && !isXml ? Html : Xml;
    }

    /// <summary>Whether a body of this type can be what was asked for. Only what is surely something else is refused; a parser decides the rest.</summary>
    public static bool Fits(string type, SourceFormat expected) => expected switch
    {
        SourceFormat.Feed => type is Xml or Json,
        SourceFormat.Json => type is Json,
        SourceFormat.Xml => type is Xml,
        SourceFormat.Html => type is Html or Plain,
        SourceFormat.Pdf => type is Pdf,
    };

    // Some feeds carry a page's doctype.
    private static bool StartsFeed(ReadOnlySpan<char> root) =>
        root.StartsWith("<rss", StringComparison.OrdinalIgnoreCase) || root.StartsWith("<feed", StringComparison.OrdinalIgnoreCase) || root.StartsWith("<rdf:rdf", StringComparison.OrdinalIgnoreCase);

    private static bool HasFeed(ReadOnlySpan<char> start) =>
        start.Contains("<rss", StringComparison.OrdinalIgnoreCase) || start.Contains("<feed", StringComparison.OrdinalIgnoreCase) || start.Contains("<rdf:rdf", StringComparison.OrdinalIgnoreCase);
}
