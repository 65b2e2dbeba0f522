using Monitor.Worker.Documents;

namespace Monitor.Worker.Parsing;

/// <summary>Each format's parser. A format without one does not compile.</summary>
internal sealed class ParserSet(TimeProvider time)
{
    private readonly Feeds.FeedParser _feed = new(time);

    private readonly Json.JsonParser _json = new(time);

    private readonly Xml.XmlParser _xml = new(time);

    private readonly Html.HtmlParser _html = new(time);

    private readonly Pdf.PdfParser _pdf = new(time);

    public IDocumentParser this[SourceFormat format] => format switch
    {
        SourceFormat.Feed => _feed,
        SourceFormat.Json => _json,
        SourceFormat.Xml => _xml,
        SourceFormat.Html => _html,
        SourceFormat.Pdf => _pdf,
    };
}
