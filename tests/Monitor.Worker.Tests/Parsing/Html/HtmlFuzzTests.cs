using CsCheck;
using Monitor.Worker.Documents;
using Monitor.Worker.Parsing.Articles;
using Monitor.Worker.Parsing.Html;
using static Monitor.Worker.Tests.Parsing.Html.HtmlPages;

namespace Monitor.Worker.Tests.Parsing.Html;

public sealed class HtmlFuzzTests
{
    private static readonly string[] Pieces =
    [
        "<div>", "</div>", "<p>", "</p>", "<table>", "<tr>", "<td>", "</table>", "<a href=x>", "</a>", "<b>", "</b>", "<script>", "</script>", "<!--", "-->",
        "<svg>", "<math>", "</svg>", "<template>", "<select>", "<option>", "<li class=r>", "<ul>", "</ul>", "<h1>", "<br>", "<base href='::'>", "<", ">", "&amp;",
        "&#x0;", "\0", "\"", "'", "=", "<a b=\"", " text of a law ", "中文", "\uD800", "<title>", "<textarea>", "<html>", "<body>", "</html>", "<!doctype html>", "<?xml",
        "<script type='application/ld+json'>{\"@type\":[\"Article\"],\"headline\":1}</script>", "<meta property='og:title' content=' '>", "<time datetime='2031-02-30'>",
        " 4 February 2031 ", "<td>05/02/2031</td>", "<li><a href=/doc/1>An act</a> 2031-02-04", "<dt>4. 2. 2031", "<dd><a href=/doc/2>Another act</a>", "<nav>", "<span class=d>04",
    ];

    private static readonly Source Rows = Source("li.r, tr", ("title", "."), ("url", "a@href"), ("published", "^h1"));

    private static readonly Source ByStructure = Rows with { Mapping = new() { List = ListFinding.ByStructure }, Paging = new() { Kind = PagingKind.Next, MaxPages = 2 } };

    [Fact]
    public void Any_soup_of_tags_comes_to_an_outcome() =>
        Gen.Int[0, Pieces.Length - 1].Select(index => Pieces[index]).Array[0, 80].Sample(
            pieces =>
            {
                var html = string.Concat(pieces);
                _ = ArticleReader.Read(html, null);
                _ = new HtmlParser(TimeProvider.System).ParseList(Page(html), ByStructure);
                return new HtmlParser(TimeProvider.System).ParseList(Page(html), Rows) is not null;
            },
            seed: "0000KN1TZOxb", iter: 1_000, threads: 1);

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<font a=1>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<p>")]
    [InlineData("<a href=x><div>")]
    [InlineData("<div></b></i>")]
    [InlineData("<ul><li>")]
    [InlineData("<svg><g>")]
    [InlineData("<select><option>")]
    [InlineData("<b><p></b>")]
    [InlineData("<nobr><i><div>")]
    [InlineData("<li>a")]
    [InlineData("<td>")]
    public void A_hundred_thousand_levels_are_read_or_refused_soon(string tag)
    {
        var html = "<!doctype html><html><body>" + string.Concat(Enumerable.Repeat(tag, 100_000)) + "deep</body></html>";
        var started = TimeProvider.System.GetTimestamp();

        var outcome = new HtmlParser(TimeProvider.System).ParseDetail(Page(html), Rows, new() { NativeId = "1", Title = "Deep" });

        Assert.True(outcome is ParseOutcome.Parsed { Documents: [{ Text: var text }] } && text.Contains("deep", StringComparison.Ordinal) || outcome is ParseOutcome.Refused { Fault: ParseFault.WrongFormat or ParseFault.NoText }, outcome.ToString());
        Assert.InRange(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 0, 30);
    }

    [Fact]
    public void A_hundred_thousand_attributes_or_siblings_do_not_hang()
    {
        var attributes = "<p " + string.Concat(Enumerable.Range(0, 100_000).Select(n => $"a{n}=1 ")) + ">x</p>";
        var siblings = "<ul>" + string.Concat(Enumerable.Range(0, 100_000).Select(n => $"<li>{n}")) + "</ul>";

        var article = ArticleReader.Read($"<!doctype html><html><body>{attributes}{siblings}</body></html>", null);

        Assert.Contains("99999", article!.Text, StringComparison.Ordinal);
    }
}
