using System.Text;
using BenchmarkDotNet.Attributes;
using Monitor.Worker.Parsing.Feeds;

namespace Benchmarks;

/// <summary>An RSS feed of a hundred items with summaries.</summary>
[MemoryDiagnoser]
public class FeedBenchmarks
{
    private string _rss = "";

    [GlobalSetup]
    public void Setup()
    {
        var feed = new StringBuilder("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Gazette</title><link>http://localhost/</link><description>d</description>");
        for (var i = 0; i < 100; i++)
        {
            feed.Append("<item><title>Act ").Append(i).Append("</title><link>http://localhost/").Append(i).Append("</link><guid>").Append(i)
                .Append("</guid><pubDate>Tue, 04 Feb 2031 08:00:00 GMT</pubDate><description>").Append(LawText.Act(1, i)).Append("</description></item>");
        }

        _rss = feed.Append("</channel></rss>").ToString();
    }

    [Benchmark]
    public object Read() => FeedReader.Read(_rss, new Uri("http://localhost/"));
}
