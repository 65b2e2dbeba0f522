using System.Xml.Linq;

namespace Monitor.Worker.Parsing.Feeds;

internal static class RssVersion
{
    public static string Of(XElement root, string? documentType)
    {
        if (root.Name.LocalName.Equals("RDF", StringComparison.OrdinalIgnoreCase)) return OfRdf(root);
        return root.Attr("version") switch
        {
            "0.90" => "rss090",
            "0.91" => documentType?.Contains("netscape", StringComparison.OrdinalIgnoreCase) == true ? "rss091n" : "rss091u",
            "0.92" => "rss092",
            "0.93" => "rss093",
            "0.94" => "rss094",
            "1.0" => "rss10",
            ['2', ..] => "rss20",
            _ => "rss",
        };
    }

    // The namespace of the channel, since the root's own is RDF in all of them.
    private static string OfRdf(XElement root) =>
        root.Elements().Select(child => child.Name.Namespace).Prepend(root.GetDefaultNamespace()).Any(name => name.NamespaceName.Contains("netscape.com", StringComparison.Ordinal))
            ? "rss090"
            : "rss10";
}
