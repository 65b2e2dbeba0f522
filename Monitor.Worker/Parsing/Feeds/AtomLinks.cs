using System.Xml.Linq;

namespace Monitor.Worker.Parsing.Feeds;

internal static class AtomLinks
{
    /// <summary>The link of that relation, pages for people before other representations; null when there is none.</summary>
    public static string? Find(XElement element, string relation)
    {
        var links = element.All(FeedVocabulary.Atom, "link")
            .Where(link => link.Attr("href") is not null && string.Equals(link.Attr("rel") ?? "alternate", relation, StringComparison.OrdinalIgnoreCase))
            .ToList();
        var page = links.Find(link => link.Attr("type") is null || link.Attr("type")!.Contains("html", StringComparison.OrdinalIgnoreCase));
        return (page ?? links.FirstOrDefault())?.Attr("href");
    }
}
