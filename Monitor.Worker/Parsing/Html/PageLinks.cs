using AngleSharp.Dom;

namespace Monitor.Worker.Parsing.Html;

/// <summary>Resolves the links of a page against its base element or its address.</summary>
internal sealed class PageLinks
{
    private readonly Uri _base;

    public PageLinks(IDocument document, Uri address)
    {
        var declared = document.QuerySelector("base[href]")?.GetAttribute("href");
        _base = declared is not null && Uri.TryCreate(address, declared.Trim(), out var url) && IsWeb(url) ? url : address;
    }

    /// <summary>The absolute http(s) address, or null for anything else (mailto, javascript, a bare fragment).</summary>
    public Uri? Resolve(string? link)
    {
        var trimmed = link?.Trim();
        if (string.IsNullOrEmpty(trimmed) || trimmed[0] == '#') return null;
        return Uri.TryCreate(_base, trimmed, out var url) && IsWeb(url) ? url : null;
    }

    private static bool IsWeb(Uri url) => url.IsAbsoluteUri && url.Scheme is "http" or "https";
}
