using System.CommandLine;
using System.IO.Compression;
using System.Text.Json;
using Monitor.Worker.Commands;

namespace Monitor.Worker.Tests.Commands;

public sealed class ParseCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("monitor-parse-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static (int Code, List<JsonElement> Lines, string Error) Run(params string[] arguments)
    {
        var root = new RootCommand("Monitor");
        root.Subcommands.Add(ParseCommand.Create());
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = root.Parse(["parse", .. arguments]).Invoke(new() { Output = output, Error = error });
        var lines = code == 0 ? output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries) : [];
        return (code, [.. lines.Select(line => JsonDocument.Parse(line).RootElement)], error.ToString());
    }

    [Fact]
    public void An_article_is_one_line_also_when_packed()
    {
        var path = Path.Combine(_folder, "a.html.gz");
        using (var gzip = new GZipStream(File.Create(path), CompressionMode.Compress)) gzip.Write("<!doctype html><html lang=fr><title>Loi sur les données</title><p>Texte.</html>"u8);

        var (code, lines, _) = Run("--as", "article", path, "--url", "https://loi.example/1");

        var line = Assert.Single(lines);
        Assert.Equal(0, code);
        Assert.Equal((path, "ok", "Loi sur les données", "fr", "Texte."), (Text(line, "file"), Text(line, "outcome"), Text(line, "title"), Text(line, "language"), Text(line, "text")));
        Assert.Equal(JsonValueKind.Null, line.GetProperty("published").ValueKind);
    }

    [Fact]
    public void A_feed_is_one_line_with_its_items()
    {
        var path = Write("f.xml", "<rss version='2.0'><channel><title>Bills</title><item><guid>1</guid><title>Bill 1</title><pubDate>Sat, 05 Apr 2031 10:00:00 +0200</pubDate></item></channel></rss>");

        var line = Assert.Single(Run("--as", "feed", path).Lines);

        Assert.Equal(("ok", "rss20", "Bills"), (Text(line, "outcome"), Text(line, "format"), Text(line, "title")));
        var item = Assert.Single(line.GetProperty("items").EnumerateArray());
        Assert.Equal(("1", "Bill 1", "2031-04-05T08:00:00Z"), (Text(item, "id"), Text(item, "title"), Text(item, "published")));
        Assert.Equal(JsonValueKind.Array, item.GetProperty("authors").ValueKind);
    }

    [Fact]
    public void What_a_feed_says_is_printed_as_published_and_once_more_as_it_may_be_shown()
    {
        var path = Write("f.xml", "<rss version='2.0'><channel><item><title>x</title><description>&lt;p onclick='x()'&gt;An &lt;script&gt;x()&lt;/script&gt;&lt;a href='/b'&gt;act&lt;/a&gt;</description></item></channel></rss>");

        var item = Assert.Single(Assert.Single(Run("--as", "feed", path, "--url", "https://acts.example/feed").Lines).GetProperty("items").EnumerateArray());

        Assert.Equal("<p onclick='x()'>An <script>x()</script><a href='/b'>act</a>", Text(item, "summary"));
        Assert.Equal("<p>An <a href=\"https://acts.example/b\">act</a></p>", Text(item, "safe_content"));
    }

    [Theory]
    [InlineData("feed")]
    [InlineData("article")]
    [InlineData("pdf")]
    public void A_file_that_is_not_what_it_is_read_as_is_an_outcome(string kind)
    {
        var empty = Write("empty", "");
        var garbage = Write("garbage", "\0\u0001 neither this nor that");

        var (code, lines, _) = Run("--as", kind, empty, garbage, Path.Combine(_folder, "missing"));

        Assert.Equal(0, code);
        Assert.Equal(3, lines.Count);
        Assert.All(lines, line => Assert.NotEqual("ok", Text(line, "outcome")));
        Assert.Equal("not-found", Text(lines[2], "outcome"));
    }

    [Fact]
    public void Files_may_stand_in_a_list()
    {
        var list = Write("list.txt", $"{Write("1.html", "<p>One.")}\n{Write("2.html", "<p>Two.")}\n\n");

        Assert.Equal(["One.", "Two."], Run("--as", "article", "--list", list).Lines.Select(line => Text(line, "text")));
    }

    [Fact]
    public void Robots_are_asked_about_one_address()
    {
        var path = Write("robots.txt", "User-agent: *\nDisallow: /draft/\nCrawl-delay: 2\n");

        var line = Assert.Single(Run("--as", "robots", path, "--agent", "Monitor", "--url", "https://a.example/draft/1").Lines);

        Assert.False(line.GetProperty("allowed").GetBoolean());
        Assert.Equal(2, line.GetProperty("crawl_delay").GetDouble());
    }

    [Fact]
    public void Robots_cases_are_counted()
    {
        var path = Write("cases.json", """[{"robots":"user-agent: a\ndisallow: /","agent":"a","url":"http://x.example/","allowed":false},{"robots":"","agent":"a","url":"","allowed":false}]""");

        var lines = Run("--as", "robots", "--cases", path).Lines;

        Assert.Equal((3, 2, 1), (lines.Count, lines[2].GetProperty("cases").GetInt32(), lines[2].GetProperty("wrong").GetInt32()));
    }

    [Fact]
    public void A_bench_prints_only_the_speed()
    {
        var line = Assert.Single(Run("--as", "article", Write("1.html", "<p>One."), "--bench", "2").Lines);

        Assert.Equal((1, 7), (line.GetProperty("files").GetInt32(), line.GetProperty("bytes").GetInt32()));
        Assert.True(line.GetProperty("docs_s").GetDouble() > 0);
        Assert.True(line.TryGetProperty("mb_s", out _) && line.TryGetProperty("rss_mib", out _));
    }

    [Theory]
    [InlineData("--as", "article")]
    [InlineData("--as", "robots", "robots.txt")]
    [InlineData("--as", "article", "a.html", "--url", "not an address")]
    [InlineData("--as", "article", "a.html", "--list", "no-such-list.txt")]
    [InlineData("--as", "robots", "--cases", "no-such-cases.json")]
    public void Bad_usage_is_told_and_ends_with_2(params string[] arguments)
    {
        var (code, _, error) = Run(arguments);

        Assert.Equal(2, code);
        Assert.NotEmpty(error);
    }

    [Fact]
    public void Every_legislative_XML_comes_to_an_outcome_as_a_feed()
    {
        var files = Directory.GetFiles(SharedFolder.Require("corpora", "legislative"), "*.xml", SearchOption.AllDirectories);

        var (code, lines, _) = Run(["--as", "feed", .. files]);

        Assert.Equal((0, files.Length), (code, lines.Count));
    }

    private static string? Text(JsonElement line, string name) => line.GetProperty(name).GetString();
}
