using System.Globalization;
using AngleSharp.Html.Dom;

namespace Monitor.Worker.Parsing.Html;

/// <summary>What a page says about itself to whoever wants to follow its site: its title, its language, and the feeds and site maps that it names.</summary>
internal sealed record PageLeads(string? Title, string? Language, IReadOnlyList<Uri> Feeds, IReadOnlyList<Uri> SiteMaps)
{
    private const int MostOfAKind = 5;

    private static readonly string[] FeedTypes = ["application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"];

    private static readonly string[] FeedEnds = [".rss", ".atom", ".rdf", "/rss", "/feed", "/atom", "/rss.xml", "/atom.xml", "/feed.xml", "/feed.json"];

    /// <summary>Null where the text is no page.</summary>
    public static PageLeads? Of(string html, Uri address, TimeProvider time)
    {
        if (HtmlOpening.Of(html, time) is not { Document: { } document, Scan.Elements: > 0 }) return null;
        var links = new PageLinks(document, address);
        return new PageLeads(
            Line(document.QuerySelector("title")?.TextContent) ?? Line(document.QuerySelector("h1")?.TextContent),
            Tag(document.DocumentElement.GetAttribute("lang") ?? document.DocumentElement.GetAttribute("xml:lang")),
            [.. Alternates(document, links).Concat(Linked(document, links, IsFeed)).Distinct().Take(MostOfAKind)],
            [.. Linked(document, links, path => path.EndsWith("sitemap.xml", StringComparison.OrdinalIgnoreCase)).Distinct().Take(MostOfAKind)]);
    }

    private static IEnumerable<Uri> Alternates(IHtmlDocument document, PageLinks links) => document
        .QuerySelectorAll("link[rel~=alternate][href], link[rel~=feed][href]")
        .Where(link => FeedTypes.Contains(link.GetAttribute("type")?.Trim(), StringComparer.OrdinalIgnoreCase) || link.GetAttribute("rel") == "feed")
        .Select(link => links.Resolve(link.GetAttribute("href"))).OfType<Uri>();

    // Known paths are followed only where the page links to them.
    private static IEnumerable<Uri> Linked(IHtmlDocument document, PageLinks links, Func<string, bool> fits) => document
        .QuerySelectorAll("a[href], link[rel=sitemap]")
        .Select(link => links.Resolve(link.GetAttribute("href"))).OfType<Uri>()
        .Where(target => fits(target.AbsolutePath.TrimEnd('/')));

    private static bool IsFeed(string path) => FeedEnds.Any(end => path.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    private static string? Line(string? text) =>
        string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } line ? line : null;

    private static string? Tag(string? written)
    {
        if (written?.Trim().Replace('_', '-').Split('-') is not [{ Length: 2 or 3 } language, ..] parts || !language.All(char.IsAsciiLetter)) return null;
        var region = parts is [_, { Length: 2 } country] ? $"-{country.ToUpper(CultureInfo.InvariantCulture)}" : "";
        return language.ToLower(CultureInfo.InvariantCulture) + region;
    }
}
