using System.Text;
using System.Xml.Linq;
using Monitor.Worker.Parsing.Xml;
using static Monitor.Worker.Parsing.Feeds.FeedVocabulary;

namespace Monitor.Worker.Parsing.Feeds;

/// <summary>Atom 0.3 and 1.0; a single entry counts as a feed of one. Without a namespace the names still mean the same.</summary>
internal static class AtomFeed
{
    public static Feed Read(XElement root, Uri? baseUri)
    {
        AdoptBare(root);
        var record = new XmlRecord(root);
        var isEntry = root.Name.LocalName.Equals("entry", StringComparison.OrdinalIgnoreCase);
        var entries = isEntry ? [root] : root.Descendants().Where(element => IsEntry(element, root));
        return new Feed
        {
            Format = Version(root),
            Title = isEntry ? null : Value(FeedChildren.Of(root), "title"),
            Link = isEntry ? null : FeedLink.Resolve(AtomLinks.Find(root, "alternate"), FeedLink.BaseOf(root, baseUri)),
            Language = root.Attribute(XNamespace.Xml + "lang")?.Value.Replace('_', '-'),
            Next = FeedLink.Resolve(AtomLinks.Find(root, "next"), FeedLink.BaseOf(root, baseUri)),
            Entries = [.. entries.Select(entry => Entry(entry, isEntry ? record : new XmlRecord(entry, record), baseUri))],
            Answer = record,
        };
    }

    private static FeedEntry Entry(XElement entry, XmlRecord record, Uri? baseUri) => Entry(entry, FeedChildren.Of(entry), record, baseUri);

    private static FeedEntry Entry(XElement entry, FeedChildren parts, XmlRecord record, Uri? baseUri) => new()
    {
        Id = Value(parts, "id"),
        Title = Value(parts, "title") ?? parts.First((DublinCore, "title"), (Media, "title")),
        Link = Link(entry, parts, baseUri),
        Base = FeedLink.BaseOf(parts.All(Atom, "content").FirstOrDefault() ?? parts.All(Atom, "summary").FirstOrDefault() ?? entry, baseUri),
        PublishedText = parts.First((Atom, "published"), (Atom, "issued"), (Atom, "created"), (DublinCoreTerms, "issued"), (DublinCore, "date")),
        UpdatedText = parts.First((Atom, "updated"), (Atom, "modified"), (DublinCoreTerms, "modified")),
        Summary = Value(parts, "summary") ?? parts.First((DublinCore, "description"), (Media, "description")),
        Content = Value(parts, "content"),
        Language = entry.Attribute(XNamespace.Xml + "lang")?.Value ?? parts.First((DublinCore, "language")),
        Authors = parts.All(Atom, "author").SelectMany(author => author.All(Atom, "name")).Concat(parts.All(DublinCore, "creator")).Texts(),
        Categories = [.. parts.All(Atom, "category").Select(category => category.Attr("term") ?? category.Attr("label")).OfType<string>(), .. parts.Texts((DublinCore, "subject"))],
        Record = record,
    };

    // The page for people; else the content's own address; else the entry's.
    private static string? Link(XElement entry, FeedChildren parts, Uri? baseUri)
    {
        var from = FeedLink.BaseOf(entry, baseUri);
        var source = parts.All(Atom, "content").Select(content => content.Attr("src")).FirstOrDefault(address => address is not null);
        return FeedLink.Resolve(AtomLinks.Find(parts, "alternate") ?? source ?? AtomLinks.Find(parts, "self") ?? AtomLinks.Find(parts, "related"), from);
    }

    private static string? Value(FeedChildren holder, string name) => holder.All(Atom, name)
        .OrderBy(IsPlain)
        .Select(Content)
        .FirstOrDefault(value => value is not null);

    // Of several contents the one with markup says most.
    private static int IsPlain(XElement content) => content.Attr("type") is null or "text" or "text/plain" ? 1 : 0;

    private static string? Content(XElement element)
    {
        if (element.HasElements) return FeedMarkup.OfXhtml(element);
        var text = element.PlainText();
        return text is not null && IsBase64(element) ? FromBase64(text) : text;
    }

    // Atom 0.3 says so; in 1.0 every media type that is neither text nor XML is (RFC 4287, 4.1.3.3).
    private static bool IsBase64(XElement element) =>
        string.Equals(element.Attr("mode"), "base64", StringComparison.OrdinalIgnoreCase)
        || (element.Attr("mode") is null && element.Attr("type") is { } type && type.Contains('/', StringComparison.Ordinal)
            && !type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) && !type.EndsWith("xml", StringComparison.OrdinalIgnoreCase));

    private static string FromBase64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : text;
    }

    private static bool IsEntry(XElement element, XElement root) =>
        element.Name.LocalName.Equals("entry", StringComparison.OrdinalIgnoreCase) && FeedVocabularies.Of(element) == Atom
        && (element.Parent == root || element.Parent?.Name.LocalName == "entries");

    private static string Version(XElement root) => root.Name.NamespaceName switch
    {
        var name when name.StartsWith("http://purl.org/atom/ns", StringComparison.OrdinalIgnoreCase) || root.Attr("version") == "0.3" => "atom03",
        var name when name.StartsWith("http://www.w3.org/2005/atom", StringComparison.OrdinalIgnoreCase) => "atom10",
        _ => "atom",
    };

    // Elements without a namespace are Atom's in an Atom document, as they are RSS's in the others.
    private static void AdoptBare(XElement root)
    {
        if (FeedVocabularies.Of(root) == Atom) return;
        XNamespace atom = "http://www.w3.org/2005/Atom";
        foreach (var element in root.DescendantsAndSelf().Where(element => element.Name.Namespace == root.Name.Namespace).Skip(1).ToList())
        {
            element.Name = atom + element.Name.LocalName;
        }
    }
}
