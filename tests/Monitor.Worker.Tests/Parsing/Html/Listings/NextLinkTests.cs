using Monitor.Worker.Documents;
using Monitor.Worker.Fetching.Answers;
using Monitor.Worker.Parsing.Html;
using Monitor.Worker.Parsing.Html.Listings;

namespace Monitor.Worker.Tests.Parsing.Html.Listings;

/// <summary>Where a list goes on, told by its page alone. Nothing is better than a wrong page.</summary>
public sealed class NextLinkTests(ITestOutputHelper output)
{
    private const string Address = "https://authority.example/news";

    /// <summary>All real listings that go on by a link, with the end of its address, as read by eye. The others go on by scripts and forms, or end.</summary>
    private static readonly Dictionary<string, string> GoingOn = new(StringComparer.Ordinal)
    {
        ["ca11_example"] = "?page=1",
        ["ca11_p_example"] = "?begin=20&num=2&numBegin=1",
        ["dc_example"] = "?page=1",
        ["haw_example"] = "/opinions_and_orders/opinions/page/2?yr=2024&mo=08",
        ["minnctapp_p_example"] = "root-60-10|0",
        ["nd_example"] = "/supreme-court/opinions?page=2&pageSize=100",
        ["nd_example_2"] = "/supreme-court/opinions?page=3&pageSize=100",
        ["nj_example"] = "?page=1",
        ["tenn_workers_comp_example"] = "?page=1",
        ["vt_example"] = "&page=1",
        ["vt_criminal_example"] = "&page=1",
    };

    [Fact]
    public void Of_the_real_pages_those_that_go_on_by_a_link_are_followed_there_and_no_other_page_is()
    {
        var found = Directory.EnumerateFiles(SharedFolder.Require("corpora", "listings"), "*.html").Order(StringComparer.Ordinal)
            .Select(file => (Name: Path.GetFileNameWithoutExtension(file), Next: OfFile(file))).Where(pair => pair.Next is not null).ToDictionary(pair => pair.Name, pair => pair.Next!.PathAndQuery);
        foreach (var (name, next) in found) output.WriteLine($"{name}: {next}");

        Assert.Equal(GoingOn.Keys.Order(StringComparer.Ordinal), found.Keys.Order(StringComparer.Ordinal));
        Assert.All(found, pair => Assert.Contains(GoingOn[pair.Key], Uri.UnescapeDataString(pair.Value), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""<head><link rel="next" href="/news?seite=2"></head>""", "/news?seite=2")]
    [InlineData("""<a rel="nofollow next" href="?page=2">»</a>""", "/news?page=2")]
    [InlineData("""<ul class="pagination"><li><a href="?p=2">Next page</a></li></ul>""", "/news?p=2")]
    [InlineData("""<nav aria-label="Pagination"><a href="?p=2" aria-label="Next page"><svg></svg></a></nav>""", "/news?p=2")]
    [InlineData("""<div class="pager"><a href="/news/2" title="Nächste Seite"><img src="r.gif"></a></div>""", "/news/2")]
    [InlineData("""<div class="pager"><a href="/news/2"><img src="r.gif" alt="suivante"></a></div>""", "/news/2")]
    [InlineData("""<ul class="pagination"><li class="next"><a href="?p=2"></a></li></ul>""", "/news?p=2")]
    [InlineData("""<div><b>1</b> <a href="/news?from=20">2</a> <a href="/news?from=40">3</a></div>""", "/news?from=20")]
    [InlineData("""<div>1 <a href="/news/page/2">2</a> <a href="/news/page/3">3</a> <a href="/news/page/9">9</a></div>""", "/news/page/2")]
    [InlineData("""<div class="links"><a href="?x=1" class="current">1</a><a href="?x=2">2</a></div>""", "/news?x=2")]
    [InlineData("""<p><a href="?page=2">Load more</a></p>""", "/news?page=2")]
    [InlineData("""<p><a href="?start=25">…</a></p>""", "/news?start=25")]
    [InlineData("""<div class="pagination"><a href="?p=3">&gt;&gt;</a><a href="?p=2">&gt;</a></div>""", "/news?p=2")]
    public void What_a_pager_shows_as_its_next_is_followed(string pager, string expected) => Assert.Equal(expected, Find(pager)?.PathAndQuery);

    [Theory]
    [InlineData("""<link rel="next" href="https://elsewhere.example/news?page=2">""", "another host")]
    [InlineData("""<link rel="next" href="/news">""", "the page itself")]
    [InlineData("""<div class="page"><ul><li><a href="/meetings/12">Next meeting</a></li></ul></div>""", "another matter")]
    [InlineData("""<div class="pagination"><a href="/2031/04">Next month</a></div>""", "another month")]
    [InlineData("""<div class="calendar pager"><a href="?month=5">Next</a></div>""", "a calendar")]
    [InlineData("""<div class="carousel"><a class="carousel-next pager" href="/news?slide=2">Next</a></div>""", "a picture show")]
    [InlineData("""<p><a href="/news?year=2">2</a> <b>1</b> <a href="/news?year=3">3</a></p>""", "a choice of years")]
    [InlineData("""<ul class="pagination"><li class="disabled"><a href="?p=2">Next</a></li></ul>""", "a link that is off")]
    [InlineData("""<ul class="pagination"><li><a href="?p=1">1</a></li><li class="active"><a href="?p=2">2</a></li><li><a href="?p=1">‹</a></li><li><a href="?p=9">»</a></li></ul>""", "the last page")]
    [InlineData("""<div class="pager"><a href="?term=2031-04">Next</a></div>""", "another month by its address")]
    [InlineData("""<div class="pages"><a href="/news/2" aria-label="Next month">Next</a></div>""", "another month by its label")]
    [InlineData("""<div><h2>March 2031</h2><a href="/news/2">Next</a></div>""", "beside no number of a page")]
    [InlineData("""<p><a href="?p=4711">An Act on Access to Data</a></p>""", "a record by number")]
    [InlineData("""<p><a href="?sort=page">Sort</a> <a href="?order=2">2</a></p>""", "another order")]
    [InlineData("""<div class="pager"><a href="#next">Next</a><a href="javascript:go(2)">2</a></div>""", "a script")]
    public void What_only_looks_like_a_next_page_is_not(string pager, string what) => Assert.True(Find(pager) is null, $"{what}: {Find(pager)}");

    [Fact]
    public void A_record_is_no_next_page() =>
        Assert.Null(Find("""<div class="pager"><a href="/news/next">Next</a></div>""", new HashSet<Uri> { new("https://authority.example/news/next") }));

    [Theory]
    [InlineData("?page=3", """<a href="?page=2">a</a><a href="?page=4">b</a><a href="?page=9">c</a>""", "?page=4")]
    [InlineData("?page=3", """<a href="?page=2">a</a><a href="?page=9">c</a>""", null)]
    [InlineData("?q=x&offset=40", """<a href="?q=x&amp;offset=20">a</a><a href="?q=x&amp;offset=60">b</a>""", "?q=x&offset=60")]
    [InlineData("?q=x&page=1", """<a href="?q=y&amp;page=2">a</a>""", null)]
    public void Addresses_that_count_up_by_one_page_lead_on(string here, string links, string? expected) =>
        Assert.Equal(expected, Find(links, null, $"{Address}{here}")?.Query);

    [Theory]
    [InlineData("siguiente")]
    [InlineData("الصفحة التالية")]
    [InlineData("nächste Seite")]
    [InlineData("Próxima página")]
    [InlineData("pagina successiva")]
    [InlineData("Sonraki sayfa")]
    [InlineData("次のページ")]
    [InlineData("Volgende")]
    [InlineData("अगला पृष्ठ")]
    [InlineData("다음 페이지")]
    [InlineData("下一頁")]
    [InlineData("następna strona")]
    [InlineData("לעמוד הבא")]
    [InlineData("หน้าถัดไป")]
    [InlineData("Halaman berikutnya")]
    [InlineData("Seterusnya")]
    [InlineData("Tudalen nesaf")]
    [InlineData("An leathanach seo chugainn")]
    [InlineData("Nästa sida")]
    [InlineData("Næste side")]
    [InlineData("Ukurasa ijayo")]
    [InlineData("Whārangi panuku")]
    [InlineData("Trang tiếp theo")]
    [InlineData("下一页")]
    [InlineData("Neste side")]
    [InlineData("Urupapuro ikurikira")]
    [InlineData("ቀጣይ ገጽ")]
    [InlineData("Susunod na pahina")]
    [InlineData("পরবর্তী পাতা")]
    [InlineData("ඊළඟ පිටුව")]
    [InlineData("அடுத்த பக்கம்")]
    [InlineData("Seuraava sivu")]
    [InlineData("Järgmine lehekülg")]
    [InlineData("Nākamā lapa")]
    [InlineData("Sljedeća stranica")]
    [InlineData("Következő oldal")]
    [InlineData("Επόμενη σελίδα")]
    [InlineData("Наступна сторінка")]
    public void Next_is_understood_in_every_language_of_the_catalogue(string words) =>
        Assert.Equal("?x=2", Find($"""<div class="pager"><a href="?x=0">zz</a><a href="?x=2">{words}</a></div>""")?.Query);

    private static Uri? Find(string html, IReadOnlySet<Uri>? records = null, string address = Address)
    {
        var document = HtmlOpening.Of($"<html>{html}</html>", TimeProvider.System).Document!;
        return NextLink.Of(document, new PageLinks(document, new Uri(address)), new Uri(address), records);
    }

    // As a crawl reads it: the records are known, and the page lies where its own links say.
    private static Uri? OfFile(string file)
    {
        var html = TextDecoder.Decode(File.ReadAllBytes(file), headerCharset: null).Text;
        var at = Path.GetFileName(file).StartsWith("haw_", StringComparison.Ordinal) ? "https://www.courts.state.hi.us/opinions_and_orders/opinions" : "https://court.example/a/b/list.html";
        if (Path.GetFileName(file).StartsWith("nd_", StringComparison.Ordinal)) at = "https://court.example/supreme-court/opinions";
        var source = HtmlPages.Source("") with { Jurisdiction = "US", TimeZone = "America/New_York", Mapping = new RecordMapping { List = ListFinding.ByStructure }, Paging = Paging.Found };
        if (new HtmlParser(TimeProvider.System).ParseList(HtmlPages.Page(html, at), source) is ParseOutcome.Parsed parsed) return parsed.Next?.Url is { } url ? new Uri(url) : null;
        return HtmlOpening.Of(html, TimeProvider.System).Document is { } document ? NextLink.Of(document, new PageLinks(document, new Uri(at)), new Uri(at)) : null;
    }
}
