using System.Xml.Linq;

namespace Monitor.Worker.Parsing.Feeds;

internal static class AtomLinks
{
    /// <summary>The link of that relation, pages for people before other representations; null when there is none.</summary>
    public static string? Find(XElement element, string relation) => Find(FeedChildren.Of(element), relation);

    /// <inheritdoc cref="Find(XElement, string)"/>
    public static string? Find(FeedChildren parts, string relation)
    {
        var links = parts.All(FeedVocabulary.Atom, "link")
            .Where(link => link.Attr("href") is not null && string.Equals(link.Attr("rel") ?? "alternate", relation, StringComparison.OrdinalIgnoreCase))
            .ToList();
        if (links.Count == 0) return null;
        var page = links.Find(link => link.Attr("type") is null || link.Attr("type")!.Contains("html", StringComparison.OrdinalIgnoreCase));
        return (page ?? links[0]).Attr("href");
    }
}
