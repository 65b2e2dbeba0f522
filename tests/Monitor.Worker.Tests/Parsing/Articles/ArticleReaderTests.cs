using System.Text.Json;
using System.Text.RegularExpressions;
using Monitor.Worker.Parsing.Articles;
using Monitor.Worker.Parsing.Html;

namespace Monitor.Worker.Tests.Parsing.Articles;

public sealed partial class ArticleReaderTests
{
    private const string News = """
        <!doctype html><html lang="de-AT"><head><title>Neues Gesetz zur Herausgabe von Daten - Ministerium</title>
        <meta name="DCTERMS.issued" content="2031-04-05T09:30:00+02:00"></head><body>
        <nav><ul><li><a href="/">Startseite</a></li></ul></nav><div class="cookie-banner">Wir verwenden Cookies.</div>
        <main><h1>Neues Gesetz zur Herausgabe von Daten</h1>
        <p>Der Nationalrat hat heute ein Gesetz beschlossen, das Anbieter verpflichtet, Bestandsdaten binnen zehn Tagen an die Behörden herauszugeben.</p>
        <h2>Was sich ändert</h2>
        <p>In dringenden Fällen gilt eine Frist von acht Stunden, wenn Gefahr für Leib oder Leben einer Person besteht und ein Gericht nicht erreichbar ist.</p>
        <ul><li>Bestandsdaten</li><li>Verkehrsdaten</li></ul></main>
        <aside class="related">Mehr dazu: Fischereigesetz</aside><footer>Impressum</footer></body></html>
        """;

    [Fact]
    public void The_main_text_is_kept_and_the_frame_is_not()
    {
        var article = ArticleReader.Read(News, new("https://ministerium.example/1"))!;

        Assert.Contains("Bestandsdaten binnen zehn Tagen", article.Text, StringComparison.Ordinal);
        Assert.Contains("\n\nWas sich ändert\n\n", article.Text, StringComparison.Ordinal);
        Assert.Contains("Bestandsdaten\nVerkehrsdaten", article.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Cookies", article.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Startseite", article.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Fischerei", article.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Impressum", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Title_date_and_language_are_the_pages_own_word()
    {
        var article = ArticleReader.Read(News, null)!;

        Assert.Equal("Neues Gesetz zur Herausgabe von Daten", article.Title);
        Assert.Equal(new DateOnly(2031, 4, 5), article.PublishedOn);
        Assert.Equal(new DateTimeOffset(2031, 4, 5, 7, 30, 0, TimeSpan.Zero), article.PublishedAt);
        Assert.Equal("de-AT", article.Language);
    }

    [Theory]
    [InlineData("""<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"A","datePublished":"2031-01-02"}]}</script>""")]
    [InlineData("""<meta property="article:published_time" content="2031-01-02T10:00:00">""")]
    [InlineData("""<meta name="dc.date" content="20310102">""")]
    [InlineData("""<body><article><time datetime="2031-01-02">2 January</time></article>""")]
    public void A_date_of_publication_is_found_where_publishers_put_it(string markup)
    {
        var article = ArticleReader.Read($"<!doctype html><html><head>{markup}</head></html>", null)!;

        Assert.Equal(new DateOnly(2031, 1, 2), article.PublishedOn);
        Assert.Null(article.PublishedAt);
    }

    [Fact]
    public void Nothing_comes_of_nothing()
    {
        var article = ArticleReader.Read("<p></p>", null)!;

        Assert.Equal(new Article("", null, null, null, ""), article);
    }

    [Fact]
    public void Real_pages_come_to_their_expected_text_and_title()
    {
        var folders = Directory.GetDirectories(SharedFolder.Require("corpora", "html", "readability", "test", "test-pages"));

        var scores = folders.Select(Score).ToList();

        Assert.InRange(scores.Average(score => score.F1), 0.98, 1);
        Assert.InRange(scores.Count(score => score.Title) / (double)scores.Count, 0.97, 1);
    }

    private static (double F1, bool Title) Score(string folder)
    {
        var article = ArticleReader.Read(File.ReadAllText(Path.Combine(folder, "source.html")), new("http://fakehost/test/page.html"))!;
        var expected = BlockText.Of(new AngleSharp.Html.Parser.HtmlParser().ParseDocument(File.ReadAllText(Path.Combine(folder, "expected.html"))).Body!);
        using var metadata = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "expected-metadata.json")));
        return (F1(article.Text, expected), Words(metadata.RootElement.GetProperty("title").GetString()!).SequenceEqual(Words(article.Title)));
    }

    private static double F1(string found, string expected)
    {
        var (a, b) = (Words(found).CountBy(word => word).ToDictionary(), Words(expected).CountBy(word => word).ToDictionary());
        var common = a.Sum(pair => Math.Min(pair.Value, b.GetValueOrDefault(pair.Key)));
        return common == 0 ? 0 : 2.0 * common / (a.Values.Sum() + b.Values.Sum());
    }

    private static IEnumerable<string> Words(string text) => Word().Matches(text.ToUpperInvariant()).Select(match => match.Value);

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
