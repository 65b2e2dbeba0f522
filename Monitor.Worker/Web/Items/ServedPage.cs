using System.Net;
using Monitor.Worker.Fetching.Answers;
using Monitor.Worker.Parsing.Html;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Web.Items;

/// <summary>What a publisher's server answered, in a form that can be shown.</summary>
/// <param name="Document">A page of its own for a frame without rights; null when it can only be kept, not shown.</param>
/// <param name="Why">Why it cannot be shown; null when it can.</param>
public sealed record ServedPage(string? Document, string? Why)
{
    private const int LongestPlain = 500_000;

    private static readonly string[] Pages = ["text/html", "application/xhtml+xml"];
    private static readonly string[] Plain = ["application/json", "application/xml", "application/rss+xml", "application/atom+xml"];

    /// <param name="styles">Address of the style sheet.</param>
    public static ServedPage Of(RawBody body, string? language, string styles)
    {
        var type = body.MediaType.Split(';')[0].Trim().ToLowerInvariant();
        if (Pages.Contains(type)) return OfMarkup(Text(body), Uri.TryCreate(body.FinalUrl, UriKind.Absolute, out var address) ? address : null, language, styles);
        if (!Plain.Contains(type) && !type.StartsWith("text/", StringComparison.Ordinal)) return new(null, $"A file of the type {type} is not drawn here. Download it to read it as it was served.");
        var text = Text(body);
        return text.Length > LongestPlain
            ? new(null, "It is too long to be drawn here. Download it to read it as it was served.")
            : new(Framed($"<pre>{WebUtility.HtmlEncode(text)}</pre>", language, styles), null);
    }

    /// <summary>What a download is called: never a name that the publisher chose.</summary>
    public static string FileName(long item, int version, string mediaType) => FormattableString.Invariant($"item-{item}-version-{version}.{mediaType.Split(';')[0].Trim().ToLowerInvariant() switch
    {
        "text/html" or "application/xhtml+xml" => "html",
        "application/pdf" => "pdf",
        "application/json" => "json",
        "text/plain" => "txt",
        var type when type.EndsWith("xml", StringComparison.Ordinal) => "xml",
        _ => "bin",
    }}");

    private static ServedPage OfMarkup(string markup, Uri? address, string? language, string styles) => SafeMarkup.Of(markup, address) switch
    {
        null => new(null, "It is too long to be drawn here. Download it to read it as it was served."),
        var safe => new(Framed(safe, language, styles), null),
    };

    private static string Text(RawBody body) => TextDecoder.Decode(body.Body, body.Charset.Length > 0 ? body.Charset : null).Text;

    // Links leave the frame: what they lead to would be drawn without rights too.
    private static string Framed(string content, string? language, string styles) =>
        $"<!DOCTYPE html><html{(Words.Lang(language) is { } lang ? $" lang=\"{WebUtility.HtmlEncode(lang)}\"" : "")}><head><meta charset=\"utf-8\"><title>As served</title><base target=\"_blank\"><link rel=\"stylesheet\" href=\"{WebUtility.HtmlEncode(styles)}\"></head><body dir=\"auto\">{content}</body></html>";
}
