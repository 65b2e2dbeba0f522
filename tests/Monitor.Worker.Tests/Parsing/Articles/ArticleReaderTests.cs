using System.Text.Json;
using Monitor.Worker.Parsing.Articles;
using Monitor.Worker.Parsing.Html;

namespace Monitor.Worker.Tests.Parsing.Articles;

public sealed class ArticleReaderTests
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

    [Theory]
    [InlineData("en", """<script type="application/ld+json">{"@type":"WebPage","datePublished":"2031-01-02"}</script>""")]
    [InlineData("en", """<script type="application/ld+json">{"@type":"NewsArticle","headline":"line¶break","datePublished":"2031-01-02"}</script>""")]
    [InlineData("en", "<h1>Act</h1><p>Published on 2 January 2031 by the clerk</p>")]
    [InlineData("fr", "<h1>Loi</h1><div class='date'>Publié le 2 janvier 2031 à 10h30</div>")]
    [InlineData("de", "<h1>Gesetz</h1><p>Berlin, 02.01.2031</p>")]
    [InlineData("es", "<h1>Ley</h1><span class='fecha'>02/01/2031</span>")]
    [InlineData("en-US", "<h1>Act</h1><span class='posted'>1/2/2031</span>")]
    [InlineData("zh", "<h1>法</h1><div>发布时间：2031年1月2日 来源：新华社</div>")]
    [InlineData("ko", "<h1>법</h1><p>입력 2031.01.02</p>")]
    [InlineData("ru", "<h1>Закон</h1><div class='news-date'>2 января 2031</div>")]
    public void A_date_that_only_people_are_told_is_found_in_their_language(string language, string markup) =>
        Assert.Equal(new DateOnly(2031, 1, 2), ArticleReader.Read($"<!doctype html><html lang='{language}'><body>{markup.Replace('¶', '\n')}</body></html>", null)!.PublishedOn);

    [Theory]
    [InlineData("<h1>Act</h1><p>Valid until 02/01/2031</p>")]
    [InlineData("<h1>Act of 2031</h1><p>It has 12 parts and 31 annexes, of which 2 are new.</p>")]
    public void A_date_that_can_be_read_in_two_ways_or_is_none_is_not_guessed(string markup) =>
        Assert.Null(ArticleReader.Read($"<!doctype html><html lang='en'><body>{markup}</body></html>", null)!.PublishedOn);

    [Fact]
    public void The_address_tells_the_day_where_nothing_else_does() =>
        Assert.Equal(new DateOnly(2031, 1, 2), ArticleReader.Read("<p>Text</p>", new("https://a.example/news/2031/01/02/act.html"))!.PublishedOn);

    [Theory]
    [InlineData("<title>Council adopts act on data | Gazette</title>", "Council adopts act on data")]
    [InlineData("<title>Gazette</title><meta property='og:title' content='Council adopts act &amp; annex'>", "Council adopts act & annex")]
    [InlineData("<title>A bill to require providers to answer lawful requests wi... | Gazette</title><h2>A bill to require providers to answer lawful requests within ten days</h2>", "A bill to require providers to answer lawful requests within ten days")]
    [InlineData("<h1>Council adopts act</h1>", "Council adopts act")]
    public void The_title_is_whole_and_without_the_site(string markup, string title) =>
        Assert.Equal(title, ArticleReader.Read($"<!doctype html><html><body>{markup}</body></html>", null)!.Title);

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_language_that_nobody_declares_is_told_by_the_text(string language) =>
        Assert.Equal(language, ArticleReader.Read($"<p>{string.Join("<p>", MadeTexts.Of(language, 4).Paragraphs)}", null)!.Language);

    public static TheoryData<string> Languages() => [.. MadeTexts.Languages];

    [Fact]
    public void A_page_drawn_by_scripts_gives_the_text_it_keeps_for_machines()
    {
        var body = string.Concat(Enumerable.Repeat("A provider answers within ten days. ", 20)).Trim();

        var article = ArticleReader.Read($$"""<html><body><div id="root">Loading</div><script type="application/ld+json">{"@type":"NewsArticle","headline":"Act","articleBody":"{{body}}"}</script></body></html>""", null)!;

        Assert.Equal(body, article.Text);
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

        Assert.InRange(scores.Average(score => score.F1), 0.95, 1);
        Assert.InRange(scores.Count(score => score.Title) / (double)scores.Count, 0.97, 1);
    }

    private static (double F1, bool Title) Score(string folder)
    {
        var article = ArticleReader.Read(File.ReadAllText(Path.Combine(folder, "source.html")), new("http://fakehost/test/page.html"))!;
        var expected = BlockText.Of(new AngleSharp.Html.Parser.HtmlParser().ParseDocument(File.ReadAllText(Path.Combine(folder, "expected.html"))).Body!);
        using var metadata = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "expected-metadata.json")));
        var title = metadata.RootElement.GetProperty("title").GetString()!;
        return (TokenScore.F1(article.Text, expected), TokenScore.Tokens(title).SequenceEqual(TokenScore.Tokens(article.Title)));
    }
}
