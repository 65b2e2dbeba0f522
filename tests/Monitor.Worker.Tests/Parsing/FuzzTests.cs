using CsCheck;
using Monitor.Worker.Documents;
using Monitor.Worker.Parsing.Dates;
using Monitor.Worker.Parsing.Feeds;
using Monitor.Worker.Tests.Parsing.Mapping;

namespace Monitor.Worker.Tests.Parsing;

/// <summary>Whatever arrives leads to an outcome. Good answers are cut, doubled and sprinkled with the characters that hurt parsers.</summary>
public sealed class FuzzTests
{
    private const string Rss =
        """
        <?xml version="1.0" encoding="utf-8"?><!DOCTYPE rss [<!ENTITY e "x">]><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
        <channel><title>T &amp; U</title><link>https://a.example/</link><item xml:base="/b/"><title>A &lt;b&gt;</title><link>x?a=1&amp;b=2</link><guid isPermaLink="false">1</guid>
        <pubDate>Tue, 04 Feb 2031 10:00:00 GMT</pubDate><description><![CDATA[<p>Text]]></description><dc:creator>C</dc:creator><content:encoded>&lt;p&gt;D</content:encoded></item></channel></rss>
        """;

    private const string Atom =
        """
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title type="html">T</title><link rel="next" href="?p=2"/><entry><id>urn:1</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <b>b</b></div></title>
        <link rel="alternate" type="text/html" href="/1"/><updated>2031-02-04T10:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>x</p></div></content></entry></feed>
        """;

    private const string Json = """{"items":[{"id":1,"title":"a \ud83d\ude00","n":{"0":{"id":2}},"l":[[{"x":null}],"",1.5e3,true]},{"id":"2","title":["x","y"],"d":"2031-02-04T10:00:00Z"}],"error":null}""";

    private static readonly string[] Nuisances =
        ["<", ">", "&", "\"", "'", "]]>", "<![CDATA[", "<!--", "-->", "<?", "&#xD800;", "&#0;", "\0", "\uD800", "{", "}", "[", "]", "\\", "\\ud800", ",", ":", "<a:b c=d", "</", "xmlns:x=\"\"", "xmlns=\"http://www.w3.org/2000/xmlns/\"", "%", "\u202e", " "];

    private static readonly Gen<(int, int, string)> Edit = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2000], Gen.OneOf(Nuisances));

    [Fact]
    public void No_mutated_feed_throws() =>
        Gen.Select(Gen.OneOf(Rss, Atom), Edit.Array[1, 6]).Sample(
            (feed, edits) =>
            {
                var source = Sample.Source("""{ "format": "feed", "mapping": { "fields": { "year": "a/@b", "root": "/channel/title", "x": "link[@rel=next]/@href" } } }""");
                return Sample.Parse(source, Mutate(feed, edits)) is ParseOutcome.Parsed or ParseOutcome.Refused;
            },
            iter: 4000, seed: "0000000000000");

    [Fact]
    public void No_mutated_json_or_xml_throws() =>
        Gen.Select(Gen.OneOf("json", "xml"), Gen.OneOf(Rss, Json), Edit.Array[1, 6]).Sample(
            (format, text, edits) =>
            {
                var source = Sample.Source(
                    $$"""
                    { "format": "{{format}}", "mapping": { "items": ["items", "channel/item"], "fields": { "id": "id", "title": ["title", "../title"], "text": { "path": ["n/id", "l", "description"], "join": " " },
                      "published": "d", "updated": "pubDate", "url": "link" }, "keys": ["k:{id}"], "stages": [ { "field": "l[x=1]", "present": true, "stage": "passed" } ] } }
                    """);
                return Sample.Parse(source, Mutate(text, edits)) is ParseOutcome.Parsed or ParseOutcome.Refused;
            },
            iter: 4000, seed: "0000000000000");

    [Fact]
    public void No_text_is_too_odd_for_the_date_reader()
    {
        var part = Gen.OneOf("2031", "31", "Feb", "février", ":", "10", "24", "99", "-", "/", "T", "Z", "+99:99", "AM", "年", "月", " ", ",", ".", "٤", "ά", "0", "h");
        var readers = new[] { DateReader.Plain, new DateReader(["d MMM yyyy", "unix", "HH:mm zzz"], "th-TH", "Asia/Bangkok"), new DateReader(["dd/MM/yyyy"], "fa-IR", "America/New_York") };

        part.Array[0, 12].Sample(
            parts =>
            {
                var text = string.Concat(parts);
                return readers.All(reader => reader.Date(text)?.Year is null or > 0 && reader.Instant(text)?.Offset is null or { Ticks: 0 });
            },
            iter: 20000, seed: "0000000000000");
    }

    [Theory]
    [InlineData("<a>", 200_000)]
    [InlineData("<b><item>", 100_000)]
    [InlineData("</x>", 200_000)]
    [InlineData("<a b='", 50_000)]
    [InlineData("<![CDATA[", 50_000)]
    [InlineData("&amp;&", 200_000)]
    [InlineData("&lt;b&gt;", 100_000)]
    [InlineData("&lt;div&gt;&lt;script&gt;", 50_000)]
    [InlineData("<?", 200_000)]
    [InlineData("<!DOCTYPE [", 50_000)]
    [InlineData("<!---->", 50_000)]
    [InlineData("<!-- -->--> ", 20_000)]
    [InlineData("[", 200_000)]
    [InlineData("{\"a\":", 200_000)]
    public void Endless_nesting_ends(string part, int times)
    {
        var text = string.Concat(Enumerable.Repeat(part, times));
        var start = System.Diagnostics.Stopwatch.GetTimestamp();

        var readings = new[] { FeedReader.Read("<rss><channel><item><description>" + text, null), FeedReader.Read(text, null) };
        var outcomes = new[] { "json", "xml", "feed" }.Select(format => Sample.Parse(
            Sample.Source($$"""{ "format": "{{format}}", "mapping": { {{(format == "feed" ? "" : "\"items\": \"a\",")}} "fields": { "id": "a", "title": "a", "text": "." } } }"""), text)).ToList();

        Assert.All(readings, reading => Assert.True(reading.Feed is null != reading.Refusal is null));
        Assert.Equal(3, outcomes.Count);
        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(10));
    }

    private static string Mutate(string text, (int Kind, int At, string Nuisance)[] edits)
    {
        foreach (var (kind, place, nuisance) in edits)
        {
            var at = text.Length == 0 ? 0 : place % text.Length;
            text = kind switch
            {
                0 => text[..at],
                1 => text.Insert(at, nuisance),
                _ => text.Remove(at, Math.Min(text.Length - at, (place % 7) + 1)),
            };
        }

        return text;
    }
}
