using System.Text;
using BenchmarkDotNet.Attributes;
using Monitor.Worker.Parsing.Articles;

namespace Benchmarks;

/// <summary>A news page of 100 kB, as they are: a long head, scripts, menus, teasers, an article of thirty paragraphs, comments. SmartReader in the same run.</summary>
[MemoryDiagnoser]
public class ArticleBenchmarks
{
    private static readonly Uri Address = new("http://localhost/news/1");
    private string _page = "";

    [GlobalSetup]
    public void Setup()
    {
        var page = new StringBuilder("<!doctype html><html lang=\"en\"><head><title>Act passed | Gazette</title><meta property=\"article:published_time\" content=\"2031-02-04T08:00:00Z\">");
        page.Append("<script>").Append('x', 30_000).Append("</script></head><body><nav><ul>");
        for (var i = 0; i < 120; i++) page.Append("<li class=\"nav-item\"><a class=\"nav-link\" href=\"/section/").Append(i).Append("\">Section ").Append(i).Append("</a></li>");
        page.Append("</ul></nav><main><article><h1>Act passed</h1><div class=\"article-body\">");
        for (var i = 0; i < 30; i++) page.Append("<p class=\"text\">").Append(LawText.Act(1, i)).Append("</p>");
        page.Append("</div></article><section class=\"related\">");
        for (var i = 0; i < 60; i++)
        {
            page.Append("<div class=\"card\"><div class=\"card-image\"><img src=\"/i.jpg\" alt=\"\"></div><h3 class=\"card-title\"><a href=\"/news/").Append(i)
                .Append("\">Another measure of this sitting, number ").Append(i).Append("</a></h3><p>Harbour dues for fishing vessels will rise by three per cent, the authority said.</p></div>");
        }

        _page = page.Append("</section></main><footer><p>Contact the clerk.</p></footer></body></html>").ToString();
    }

    [Benchmark]
    public object? Ours() => ArticleReader.Read(_page, Address);

    [Benchmark(Baseline = true)]
    public object Peer() => new SmartReader.Reader(Address.AbsoluteUri, _page).GetArticle();
}
