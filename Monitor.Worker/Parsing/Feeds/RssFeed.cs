using System.Xml.Linq;
using Monitor.Worker.Parsing.Xml;

namespace Monitor.Worker.Parsing.Feeds;

/// <summary>RSS 0.90 to 2.0 and RSS 1.0 (RDF): the same elements in other places.</summary>
internal static class RssFeed
{
    private const FeedVocabulary Rss = FeedVocabulary.Rss;

    public static Feed Read(XElement root, string? documentType, Uri? baseUri)
    {
        var record = new XmlRecord(root);
        var channel = IsNamed(root, "channel") ? root : root.All(Rss, "channel").FirstOrDefault() ?? root;

        // RSS 1.0 has the items beside the channel, broken RSS 2.0 too.
        var items = channel.Elements().Concat(channel == root ? [] : root.Elements()).Where(child => IsNamed(child, "item"));
        return new Feed
        {
            Format = RssVersion.Of(root, documentType),
            Title = channel.First((Rss, "title"), (FeedVocabulary.DublinCore, "title"), (FeedVocabulary.Itunes, "title")),
            Link = FeedLink.Resolve(Link(channel), FeedLink.BaseOf(channel, baseUri)),
            Language = channel.First((Rss, "language"), (FeedVocabulary.DublinCore, "language")),
            Next = FeedLink.Resolve(AtomLinks.Find(channel, "next"), baseUri),
            Entries = [.. items.Select(item => RssItem.Read(item, new XmlRecord(item, record), baseUri))],
            Answer = record,
        };
    }

    private static string? Link(XElement channel) => channel.First((Rss, "link")) ?? AtomLinks.Find(channel, "alternate");

    private static bool IsNamed(XElement element, string name) => element.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase);
}
