using System.Xml.Linq;
using Monitor.Worker.Parsing.Xml;
using static Monitor.Worker.Parsing.Feeds.FeedVocabulary;

namespace Monitor.Worker.Parsing.Feeds;

/// <summary>One item of an RSS feed. Much of it may be missing, the link and the guid included.</summary>
internal static class RssItem
{
    public static FeedEntry Read(XElement item, XmlRecord record, Uri? baseUri)
    {
        var from = FeedLink.BaseOf(item, baseUri);
        var dublinDate = item.First((DublinCore, "date"), (DublinCoreTerms, "date"));
        return new FeedEntry
        {
            Id = Id(item),
            Title = item.First((Rss, "title"), (DublinCore, "title"), (DublinCoreTerms, "title"), (Atom, "title"), (Media, "title"), (Itunes, "title")),
            Link = FeedLink.Resolve(Link(item), from),
            PublishedText = Published(item) ?? dublinDate,
            UpdatedText = item.First((DublinCoreTerms, "modified"), (Atom, "updated"), (Atom, "modified"), (Prism, "modificationDate")) ?? dublinDate,
            Summary = item.First((Rss, "description"), (DublinCore, "description"), (DublinCoreTerms, "abstract"), (Atom, "summary"), (Itunes, "summary"), (Media, "description")),
            Content = item.First((Content, "encoded"), (Xhtml, "body"), (Xhtml, "div"), (Atom, "content"), (Rss, "fullitem"), (Rss, "content")),
            Language = item.First((DublinCore, "language"), (DublinCoreTerms, "language")) ?? item.Attribute(XNamespace.Xml + "lang")?.Value,
            Authors = item.All(Rss, "author").Concat(item.All(DublinCore, "creator")).Concat(item.All(Atom, "author")).Concat(item.All(Itunes, "author")).Texts(),
            Categories = item.All(Rss, "category").Concat(item.All(DublinCore, "subject")).Concat(item.All(Prism, "keyword")).Concat(item.All(Media, "category")).Texts(),
            Record = record,
        };
    }

    private static string? Published(XElement item) => item.First(
        (Rss, "pubDate"), (Atom, "published"), (Atom, "issued"), (DublinCoreTerms, "issued"), (DublinCoreTerms, "created"), (Prism, "publicationDate"), (Rss, "date"));

    private static string? Id(XElement item) =>
        item.First((Rss, "guid"), (Atom, "id")) ?? About(item) ?? item.First((DublinCore, "identifier"), (DublinCoreTerms, "identifier"));

    private static string? Link(XElement item) =>
        item.First((Rss, "link")) ?? item.All(Rss, "link").Select(link => link.Attr("href")).FirstOrDefault(href => href is not null)
        ?? AtomLinks.Find(item, "alternate")
        ?? Permalink(item)
        ?? (About(item) is { } about && IsWeb(about) ? about : null);

    private static string? Permalink(XElement item) => item.All(Rss, "guid")
        .Where(guid => !string.Equals(guid.Attr("isPermaLink"), "false", StringComparison.OrdinalIgnoreCase))
        .Select(guid => guid.PlainText())
        .FirstOrDefault(text => text is not null && IsWeb(text));

    private static string? About(XElement item) =>
        item.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == "about")?.Value.Trim() is { Length: > 0 } about ? about : null;

    private static bool IsWeb(string text) =>
        text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
}
