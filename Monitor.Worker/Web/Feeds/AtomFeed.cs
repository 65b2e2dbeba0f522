using System.Globalization;
using System.Text;
using System.Xml;
using Monitor.Worker.Documents;
using Monitor.Worker.Web.Searching;

namespace Monitor.Worker.Web.Feeds;

/// <summary>Atom 1.0 (RFC 4287).</summary>
internal sealed class AtomFeed(FeedAddresses addresses)
{
    public const string MediaType = "application/atom+xml; charset=utf-8";

    private const string Namespace = "http://www.w3.org/2005/Atom";

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true };

    public byte[] Write(FeedRequest request, IReadOnlyList<FoundItem> items)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Settings))
        {
            xml.WriteStartElement("feed", Namespace);
            Text(xml, "id", addresses.UrnOf("search?" + request.Address));
            Text(xml, "title", request.Name);
            Text(xml, "updated", Moment(Newest(items)));
            Link(xml, "alternate", addresses.Search(request.Address).AbsoluteUri, "text/html");
            xml.WriteStartElement("author", Namespace);
            Text(xml, "name", "Monitor");
            xml.WriteEndElement();
            foreach (var item in items) Entry(xml, item);
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    public static DateTimeOffset Newest(IReadOnlyList<FoundItem> items) => items.Count == 0 ? DateTimeOffset.UnixEpoch : items.Max(item => item.Card.Summary.ChangedAt);

    private void Entry(XmlWriter xml, FoundItem item)
    {
        var summary = item.Card.Summary;
        xml.WriteStartElement("entry", Namespace);
        Text(xml, "id", addresses.UrnOf(summary.Id));
        Text(xml, "title", $"{summary.Jurisdiction} · {summary.Title}");
        Text(xml, "updated", Moment(summary.ChangedAt));
        Text(xml, "published", Moment(summary.FirstSeenAt));
        Link(xml, "alternate", addresses.Item(summary.Id).AbsoluteUri, "text/html");
        if (Words.Link(summary.Url) is { } source) Link(xml, "via", source, type: null);
        Category(xml, "jurisdiction", summary.Jurisdiction, FacetWords.Jurisdiction(summary.Jurisdiction));
        Category(xml, "stage", summary.Stage.Code(), summary.Stage.Name());
        foreach (var label in item.Card.Classification?.Instruments ?? []) Category(xml, "instrument", label.Id, FacetWords.Value(SearchFacets.Instrument, label.Id));
        xml.WriteStartElement("summary", Namespace);
        xml.WriteAttributeString("type", "html");
        xml.WriteString(FeedText.Html(item.Hit.Passages));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Text(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Namespace, FeedText.Clean(text));

    private static void Link(XmlWriter xml, string relation, string address, string? type)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        if (type is not null) xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static void Category(XmlWriter xml, string scheme, string term, string label)
    {
        if (term.Length == 0) return;
        xml.WriteStartElement("category", Namespace);
        xml.WriteAttributeString("scheme", "urn:monitor:" + scheme);
        xml.WriteAttributeString("term", FeedText.Clean(term));
        xml.WriteAttributeString("label", FeedText.Clean(label));
        xml.WriteEndElement();
    }

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
