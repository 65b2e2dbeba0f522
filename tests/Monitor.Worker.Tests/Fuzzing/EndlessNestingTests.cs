using Monitor.Worker.Parsing.Feeds;
using Monitor.Worker.Tests.Parsing.Mapping;

namespace Monitor.Worker.Tests.Fuzzing;

public sealed class EndlessNestingTests
{
    /// <summary>What long runs of the fuzzers found, kept so that it stays mended.</summary>
    [Theory]
    [InlineData("<rss :xmlns=\"http://www.w3.org/2000/xmlns/\"{><channel><item><title>A")]
    [InlineData("<rss xmlns=\"http://www.w3.org/2000/xmlns/\"{><channel><item><title>A")]
    [InlineData("<xmlns:rss xmlns:xmlns=\"x\" xml:xmlns=\"http://www.w3.org/XML/1998/namespace\"{><channel><item>")]
    public void A_finding_stays_mended(string text)
    {
        var reading = FeedReader.Read(text, null);

        Assert.True(reading.Feed is null != reading.Refusal is null);
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
        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(start) < TimeSpan.FromMinutes(1));
    }
}
