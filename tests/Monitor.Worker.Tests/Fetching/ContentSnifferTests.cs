using System.Text;
using Monitor.Worker.Documents;
using Monitor.Worker.Fetching.Answers;

namespace Monitor.Worker.Tests.Fetching;

public sealed class ContentSnifferTests
{
    [Theory]
    [InlineData("<?xml version='1.0'?>\n<!-- made by -->\n<rss><channel><description><![CDATA[<html><body>Bill</body></html>]]></description></channel></rss>", ContentSniffer.Xml)]
    [InlineData("<!DOCTYPE rss [<!ENTITY x \"y\">]><rss/>", ContentSniffer.Xml)]
    [InlineData("<br />\n<b>Warning</b>: include() failed <?xml version='1.0'?><rss></rss>", ContentSniffer.Xml)]
    [InlineData("junk before <feed xmlns='http://www.w3.org/2005/Atom'>", ContentSniffer.Xml)]
    [InlineData("\uFEFF <?xml version='1.0'?><section><p>law</p></section>", ContentSniffer.Xml)]
    [InlineData("<akomaNtoso/>", ContentSniffer.Xml)]
    [InlineData("<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0'><html/>", ContentSniffer.Html)]
    [InlineData("<!DOCTYPE html><!-- x --><rss/>", ContentSniffer.Xml)]
    [InlineData("<!-- x --> <HTML lang=de>", ContentSniffer.Html)]
    [InlineData("<header>x</header>", ContentSniffer.Html)]
    [InlineData("<header-record/>", ContentSniffer.Xml)]
    [InlineData("<div class=a>x</div>", ContentSniffer.Html)]
    [InlineData(" [1]", ContentSniffer.Json)]
    [InlineData(")]}',\n{}", ContentSniffer.Json)]
    [InlineData("Service unavailable", ContentSniffer.Plain)]
    [InlineData("", ContentSniffer.Plain)]
    [InlineData("<", ContentSniffer.Xml)]
    [InlineData("<!--", ContentSniffer.Plain)]
    public void Text_is_told_by_its_first_element(string text, string type) => Assert.Equal(type, ContentSniffer.Text(text));

    [Fact]
    public void Binary_is_told_by_its_mark()
    {
        Assert.Equal("image/jpeg", ContentSniffer.Binary([0xFF, 0xD8, 0xFF, 0xE0]));
        Assert.Equal("application/zip", ContentSniffer.Binary("PK\u0003\u0004abc"u8));
        Assert.Equal(ContentSniffer.Pdf, ContentSniffer.Binary([.. new byte[900], .. "%PDF-1.4"u8]));
        Assert.Equal("application/octet-stream", ContentSniffer.Binary([1, 0, 2, 0]));
        Assert.Null(ContentSniffer.Binary(Encoding.Unicode.GetBytes("<rss/>")));
        Assert.Null(ContentSniffer.Binary("<p>see %PDF-1.4</p>"u8));
        Assert.Null(ContentSniffer.Binary([]));
    }

    [Theory]
    [InlineData(SourceFormat.Feed, ContentSniffer.Json, true)]
    [InlineData(SourceFormat.Feed, ContentSniffer.Html, false)]
    [InlineData(SourceFormat.Xml, "image/jpeg", false)]
    [InlineData(SourceFormat.Html, ContentSniffer.Plain, true)]
    [InlineData(SourceFormat.Pdf, ContentSniffer.Html, false)]
    public void What_surely_is_something_else_does_not_fit(SourceFormat expected, string type, bool fits) =>
        Assert.Equal(fits, ContentSniffer.Fits(type, expected));
}
