using System.Xml.Linq;
using Monitor.Worker.Parsing.Xml;
using static Monitor.Worker.Parsing.Feeds.FeedVocabulary;

namespace Monitor.Worker.Parsing.Feeds;

/// <summary>One item of an RSS feed. Much of it may be missing, the link and the guid included.</summary>
internal static class RssItem
{
    private static readonly XName Lang = XNamespace.Xml + "lang";

    public static FeedEntry Read(XElement item, XmlRecord record, Uri? baseUri)
    {
        var from = FeedLink.BaseOf(item, baseUri);
        var parts = FeedChildren.Of(item);
        var dublinDate = parts.First((DublinCore, "date"), (DublinCoreTerms, "date"));
        return new FeedEntry
        {
            Id = Id(parts, item),
            Title = parts.First((Rss, "title"), (DublinCore, "title"), (DublinCoreTerms, "title"), (Atom, "title"), (Media, "title"), (Itunes, "title")),
            Link = FeedLink.Resolve(Link(parts, item), from),
            Base = from,
            PublishedText = Published(parts) ?? dublinDate,
            UpdatedText = parts.First((DublinCoreTerms, "modified"), (Atom, "updated"), (Atom, "modified"), (Prism, "modificationDate")) ?? dublinDate,
            Summary = parts.First((Rss, "description"), (DublinCore, "description"), (DublinCoreTerms, "abstract"), (Atom, "summary"), (Itunes, "summary"), (Media, "description")),
            Content = parts.First((Content, "encoded"), (Xhtml, "body"), (Xhtml, "div"), (Atom, "content"), (Rss, "fullitem"), (Rss, "content"), (Rss, "body")),
            Language = parts.First((DublinCore, "language"), (DublinCoreTerms, "language")) ?? item.Attribute(Lang)?.Value,
            Authors = parts.Texts((Rss, "author"), (DublinCore, "creator"), (DublinCore, "author"), (Atom, "author"), (Itunes, "author")),
            Categories = [.. parts.Texts((Rss, "category"), (DublinCore, "subject"), (Prism, "keyword"), (Media, "category")), .. Shelves(parts.All(Itunes, "category"))],
            Record = record,
        };
    }

    private static string? Published(FeedChildren parts) => parts.First(
        (Rss, "pubDate"), (Atom, "published"), (Atom, "issued"), (DublinCoreTerms, "issued"), (DublinCoreTerms, "created"), (Prism, "publicationDate"), (Rss, "date"));

    private static string? Id(FeedChildren parts, XElement item) =>
        parts.First((Rss, "guid"), (Atom, "id")) ?? About(item) ?? parts.First((DublinCore, "identifier"), (DublinCoreTerms, "identifier"));

    private static string? Link(FeedChildren parts, XElement item) =>
        parts.First((Rss, "link")) ?? parts.All(Rss, "link").Select(link => link.Attr("href")).FirstOrDefault(href => href is not null)
        ?? AtomLinks.Find(parts, "alternate")
        ?? Permalink(parts)
        ?? (About(item) is { } about && IsWeb(about) ? about : null);

    private static string? Permalink(FeedChildren parts) => parts.All(Rss, "guid")
        .Where(guid => !string.Equals(guid.Attr("isPermaLink"), "false", StringComparison.OrdinalIgnoreCase))
        .Select(guid => guid.PlainText())
        .FirstOrDefault(text => text is not null && IsWeb(text));

    // "Technology" with "Gadgets" inside it: both are categories.
    private static IEnumerable<string> Shelves(IEnumerable<XElement> categories) => categories
        .SelectMany(category => category.DescendantsAndSelf())
        .Select(category => category.Attr("text"))
        .OfType<string>();

    private static string? About(XElement item) =>
        item.HasAttributes && item.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == "about")?.Value.Trim() is { Length: > 0 } about ? about : null;

    private static bool IsWeb(string text) =>
        text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
}
