using System.Globalization;
using System.Text;
using CsCheck;
using Monitor.Worker.Parsing.Articles;

namespace Monitor.Worker.Tests.Parsing.Articles;

/// <summary>Any page leads to an article or a refusal, soon. <c>MONITOR_FUZZ</c> sets how many pages are tried.</summary>
public sealed class ArticleFuzzTests
{
    private static readonly string[] Nuisances =
    [
        "<", ">", "\"", "'", "=", "/", "&", "&#", "&#x", ";", "<!--", "-->", "<!", "<?", "</", "<a href=/x>", "</a>", "<p>", "</p>", "<div>", "</div>", "<li>", "</ul>", "<table>", "<td>", "</tr>", "<svg>", "<script>",
        "</script>", "<title>", "<textarea>", "<template>", "<noscript>", "<br><br>", "\0", "\uD800", "\u202E", " class=\"share", " hidden", " style=\"display:none\"", "<h1>", "<article>", "<main>", "<time datetime=9999-99-99>",
        "<meta name=date content=\"", "<script type='application/ld+json'>{\"@type\":\"Article\",\"articleBody\":\"", "<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"\uD800\",\"name\":\"\\ud800\"}</script>", "<body>", "</html>", "<select>", "<math>", "中文，", "ก",
    ];

    private static int Count => int.TryParse(Environment.GetEnvironmentVariable("MONITOR_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 3_000;

    [Fact]
    public void No_mutated_page_throws_or_hangs()
    {
        var pages = MadeSites.Names.SelectMany(site => MadeTexts.Languages.Select(language => new MadeSites(MadeTexts.Of(language, 3), MadeTexts.Others(language), 1).Make(site).Html)).ToArray();
        var edit = Gen.Select(Gen.Int[0, 4], Gen.Int[0, 1_000_000], Gen.Int[0, 400], Gen.OneOf(Nuisances));

        Gen.Select(Gen.OneOf(pages), edit.Array[1, 8]).Sample(
            (page, edits) =>
            {
                var html = Mutated(page, edits);
                return ArticleReader.Read(html, new Uri("https://a.example/2031/02/04/x")) is { } article && article.Text.Length <= html.Length + 100;
            },
            iter: Count, seed: "0000KN1TZOxb");
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("</div>")]
    [InlineData("<div></section>")]
    [InlineData("<p>a")]
    [InlineData("<b><p>a</b>")]
    [InlineData("<a href=/x>a<div>")]
    [InlineData("<table><tr><td>a")]
    [InlineData("<td>a")]
    [InlineData("<li>a")]
    [InlineData("<ul><li>a, b. c</li>")]
    [InlineData("<dl><dd>a")]
    [InlineData("<li><a href=/x>a link of some length</a>")]
    [InlineData("<tr><td><a href=/x>a link of some length</a>, and. more")]
    [InlineData("<div class=x><h3><a href=/x>a link of some length</a></h3>b, c. d</div><p>")]
    [InlineData("<h2>a")]
    [InlineData("<div class=share>a, b. c")]
    [InlineData("<div class=related id=x><h3><a href=/x>a</a></h3>b, c. d</div>")]
    [InlineData("<article><main>a")]
    [InlineData("<svg>")]
    [InlineData("<!--")]
    [InlineData("<!-- --!")]
    [InlineData("<a b=\"")]
    [InlineData("<x-y>a")]
    [InlineData("</script")]
    [InlineData("<script>")]
    [InlineData("<option>a<select>")]
    [InlineData("&amp;&#x;&notit;")]
    [InlineData("<br>")]
    [InlineData("a, ")]
    [InlineData("<time>1</time>")]
    [InlineData("<meta name=date content=x>")]
    [InlineData("<script type=application/ld+json>[</script>")]
    [InlineData("<body class=x>")]
    [InlineData("<form>a")]
    public void Thirty_thousand_of_anything_are_read_soon(string part)
    {
        var page = "<!doctype html><html><body><h1>T</h1>" + new StringBuilder(part.Length * 30_000).Insert(0, part, 30_000);
        var started = TimeProvider.System.GetTimestamp();

        var article = ArticleReader.Read(page, null);

        Assert.NotNull(article);
        // Work that grows with the square takes minutes; the machine may be busy with all other tests.
        Assert.InRange(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 0, 60);
    }

    [Theory]
    [InlineData("\uD800")]
    [InlineData("\\ud800")]
    [InlineData("\\u0000")]
    public void Half_a_character_in_linked_data_costs_no_more_than_itself(string half) =>
        Assert.Equal("Text.", ArticleReader.Read("<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"" + half + "\"}</script><p>Text.", null)!.Text);

    [Fact]
    public void Megabytes_in_one_attribute_or_one_tag_are_passed_over()
    {
        var page = $"<html><body><div class=\"{new string('a', 3_000_000)}\" style='{new string('b', 1_000_000)}' {string.Concat(Enumerable.Range(0, 100_000).Select(n => $"a{n}=1 "))}><p>The law, as amended, holds.</p></div></body></html>";

        Assert.Equal("The law, as amended, holds.", ArticleReader.Read(page, null)!.Text);
    }

    [Fact]
    public void More_elements_than_anyone_writes_are_refused() =>
        Assert.Null(ArticleReader.Read(new StringBuilder("<i>").Insert(0, "<p>a", 1_600_000).ToString(), null));

    private static string Mutated(string page, (int Kind, int Place, int Length, string Nuisance)[] edits)
    {
        foreach (var (kind, place, length, nuisance) in edits)
        {
            var at = place % (page.Length + 1);
            var end = Math.Min(page.Length, at + length);
            page = kind switch
            {
                0 => page[..at],
                1 => page.Remove(at, end - at),
                2 => page.Insert(at, page[at..end]),
                _ => page.Insert(at, nuisance),
            };
            if (page.Length > 200_000) return page;
        }

        return page;
    }
}
