using Monitor.Worker.Documents;
using Monitor.Worker.Parsing.Feeds;
using Monitor.Worker.Tests.Parsing.Mapping;

namespace Monitor.Worker.Tests.Parsing.Feeds;

public sealed class FeedParserTests
{
    private const string Plain = """{ "format": "feed", "url": "https://gazette.example.org/rss/p1.xml", "timeZone": "America/Toronto" }""";

    [Fact]
    public void An_rss_item_needs_no_mapping()
    {
        var notice = Sample.One(Plain,
            """
            <?xml version="1.0" encoding="iso-8859-1"?>
            <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Gazette</title>
            <item><title>Règlement &amp; avis</title><link>/p1/2031/42.html</link><guid isPermaLink="false">P1-2031-42</guid><pubDate>Tue, 04 Feb 2031 23:30:00 EST</pubDate>
            <description>&lt;p&gt;Short&lt;/p&gt;</description><content:encoded><![CDATA[<h1>Long</h1><p>Text &eacute;</p><script>x()</script>]]></content:encoded></item></channel></rss>
            """);

        Assert.Equal(("P1-2031-42", "Règlement & avis"), (notice.NativeId, notice.Title));
        Assert.Equal("https://gazette.example.org/p1/2031/42.html", notice.Url!.AbsoluteUri);
        Assert.Equal(new DateOnly(2031, 2, 4), notice.PublishedOn);
        Assert.Equal("Long\n\nText é", notice.Text);
        Assert.Equal("en", notice.Language);
    }

    [Fact]
    public void An_item_without_guid_is_known_by_its_link_and_without_a_link_by_its_title()
    {
        var parsed = Sample.Read(Plain,
            """
            <rss><channel><item><title>One</title><link>https://x.example/1</link></item><item><title>Two</title></item>
            <item><description>No title at all, only the first words of what would be a very long summary that goes on and on and on until it has said enough to be understood by everybody who reads it here.</description></item></channel></rss>
            """);

        Assert.Equal("https://x.example/1", parsed.Documents[0].NativeId);
        Assert.StartsWith("title-", parsed.Documents[1].NativeId, StringComparison.Ordinal);
        Assert.Null(parsed.Documents[1].Url);
        Assert.EndsWith("…", parsed.Documents[2].Title, StringComparison.Ordinal);
        Assert.True(parsed.Documents[2].Title.Length <= 151);
    }

    [Fact]
    public void A_british_atom_entry_gives_its_own_elements_to_the_mapping()
    {
        var source = Sample.Source(
            """
            { "format": "feed", "jurisdiction": "GB", "region": "Europe", "languages": ["en", "cy"], "url": "http://www.legislation.gov.uk/new/data.feed",
              "mapping": { "fields": { "type": "DocumentMainType/@Value", "year": "ukm:Year/@Value", "no": "Number@Value", "number": { "template": "{year}/{no}" },
                "made": "CreationDate/@Date", "kind": { "path": "id", "match": "/id/([a-z]+)/" } }, "keys": ["uk-leg:{kind}/{year}/{no}"], "dates": { "made": "CreationDate/@Date" },
                "stages": [ { "field": "title", "present": true, "stage": "enacted" } ] },
              "paging": { "kind": "next", "maxPages": 5 } }
            """);
        var parsed = Sample.Read(source,
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xmlns:ukm="http://www.legislation.gov.uk/namespaces/metadata" xmlns:leg="http://www.legislation.gov.uk/namespaces/legislation">
            <id>http://www.legislation.gov.uk/new/data.feed</id><title>New legislation</title><updated>2031-02-04T08:00:00Z</updated><link rel="next" href="http://www.legislation.gov.uk/new/data.feed?page=2"/>
            <entry><id>http://www.legislation.gov.uk/id/uksi/2031/99</id><title>The Invented Communications Data Regulations 2031</title><link rel="self" href="http://www.legislation.gov.uk/id/uksi/2031/99"/>
            <link rel="alternate" type="application/xml" href="http://www.legislation.gov.uk/uksi/2031/99/made/data.xml"/><link rel="alternate" href="http://www.legislation.gov.uk/uksi/2031/99/made"/>
            <author><name/></author><updated>2031-02-04T07:58:03.439Z</updated><published>2031-02-04T07:58:03.439Z</published><ukm:DocumentMainType Value="UnitedKingdomStatutoryInstrument"/>
            <ukm:Year Value="2031"/><ukm:Number Value="99"/><ukm:CreationDate Date="2031-02-01"/><summary>Invented summary.</summary></entry></feed>
            """);

        var law = Assert.Single(parsed.Documents);
        Assert.Equal(["uk-leg:uksi/2031/99"], law.Keys);
        Assert.Equal("http://www.legislation.gov.uk/uksi/2031/99/made", law.Url!.AbsoluteUri);
        Assert.Equal(("2031/99", Stage.Enacted), (law.Number, law.Stage));
        Assert.Equal(new DateOnly(2031, 2, 1), law.Dates["made"]);
        Assert.Equal("http://www.legislation.gov.uk/new/data.feed?page=2", parsed.Next!.Url);
    }

    [Fact]
    public void Rdf_items_lie_beside_the_channel()
    {
        var reading = FeedReader.Read(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel rdf:about="https://x.example/"><title>報道資料</title><link>https://x.example/</link><items><rdf:Seq><rdf:li rdf:resource="https://x.example/1"/></rdf:Seq></items></channel>
            <item rdf:about="https://x.example/1"><title>意見募集</title><link>https://x.example/1</link><dc:date>2031-02-04T10:00:00+09:00</dc:date><dc:creator>総務省</dc:creator><dc:subject>通信</dc:subject></item></rdf:RDF>
            """, null);

        var entry = Assert.Single(reading.Feed!.Entries);
        Assert.Equal(("rss10", "報道資料"), (reading.Feed.Format, reading.Feed.Title));
        Assert.Equal(("https://x.example/1", new DateTimeOffset(2031, 2, 4, 1, 0, 0, TimeSpan.Zero)), (entry.Id, entry.Published));
        Assert.Equal(("総務省", "通信"), (Assert.Single(entry.Authors), Assert.Single(entry.Categories)));
    }

    [Theory]
    [InlineData("<?phpxml version=\"1.0\"?>\n<rss version=\"2.0\"><channel><item><title>T</title></item></channel></rss>")]
    [InlineData("Warning: cannot modify header\n<rss version=\"2.0\"><channel><item><title>T</title></item></channel></rss>")]
    [InlineData("<rss version=\"2.0\"><channel><item><title>T</title></item>")]
    [InlineData("<rss version=2.0><channel><item><title>T</title><item><title>T2</channel></rss>")]
    [InlineData("<rss version=\"2.0\"><channel><item><title>T</title><dc:date>2031-02-04</dc:date><x:y>1</z></item></channel></rss>")]
    [InlineData("<rss version=\"2.0\"><channel><item><title>T</title><description>R&D &nbsp; 3 < 4</description></item></channel></rss>")]
    [InlineData("\uFEFF  <?xml version=\"1.1\" encoding=\"utf-16\" standalone=\"maybe\"?><rss version=\"2.0\"><channel><item><title>T</title></item></channel></rss>")]
    public void Feeds_that_are_no_xml_are_read_all_the_same(string body) =>
        Assert.Equal("T", Sample.Read(Plain, body).Documents[0].Title);

    [Theory]
    [InlineData("<html><body>Access denied</body></html>", ParseFault.WrongFormat)]
    [InlineData("<rss version=\"2.0\"><channel><item><title>T</title></item><item><title>Hal", ParseFault.Truncated)]
    [InlineData("<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title>T</title>", ParseFault.Truncated)]
    [InlineData("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\"", ParseFault.Truncated)]
    [InlineData("{\"items\":[]}", ParseFault.WrongFormat)]
    [InlineData("{\"error\":\"quota\"}", ParseFault.SoftError)]
    [InlineData(" ", ParseFault.NoText)]
    [InlineData("just text", ParseFault.WrongFormat)]
    public void What_is_no_feed_is_refused_by_its_name(string body, ParseFault fault) =>
        Assert.Equal(fault, Sample.Refused(Plain, body).Fault);

    [Fact]
    public void A_json_feed_is_read_with_its_next_page()
    {
        var source = Sample.Source("""{ "format": "feed", "url": "https://x.example/feed.json", "paging": { "kind": "next", "maxPages": 2 } }""");
        var parsed = Sample.Read(source,
            """{"version":"https://jsonfeed.org/version/1.1","title":"N","next_url":"/feed.json?p=2","items":[{"id":42,"url":"/n/42","title":"Notice","content_html":"<p>A</p><p>B</p>","date_published":"2031-02-04T10:00:00-05:00","authors":[{"name":"Office"}]}]}""");

        var notice = Assert.Single(parsed.Documents);
        Assert.Equal(("42", "https://x.example/n/42", "A\n\nB"), (notice.NativeId, notice.Url!.AbsoluteUri, notice.Text));
        Assert.Equal("https://x.example/feed.json?p=2", parsed.Next!.Url);
    }

    [Fact]
    public void Links_are_relative_to_the_nearest_base()
    {
        var reading = FeedReader.Read(
            """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/x/"><entry xml:base="y/"><title>T</title><link href="z.html"/></entry><entry><title>U</title><link href="/u"/></entry></feed>""",
            new Uri("https://b.example/feed"));

        Assert.Equal(["https://a.example/x/y/z.html", "https://a.example/u"], reading.Feed!.Entries.Select(entry => entry.Link));
    }

    [Fact]
    public void A_keep_pattern_filters_what_the_server_does_not()
    {
        var parsed = Sample.Read(
            """{ "format": "feed", "mapping": { "keep": { "title": "data|privacy" } } }""",
            "<rss><channel><item><title>Data retention</title></item><item><title>Fisheries</title></item></channel></rss>");

        Assert.Equal("Data retention", Assert.Single(parsed.Documents).Title);
        Assert.Equal(1, parsed.LeftOut);
    }
}
