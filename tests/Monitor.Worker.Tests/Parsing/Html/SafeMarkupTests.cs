using Monitor.Worker.Parsing.Html;
using Monitor.Worker.Tests.Fuzzing;

namespace Monitor.Worker.Tests.Parsing.Html;

public sealed class SafeMarkupTests
{
    private static readonly Uri Address = new("https://publisher.example/acts/1");
    private static readonly string[] Elements =
    [
        "p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "address", "figure", "figcaption", "blockquote", "pre", "details", "summary", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li",
        "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "a", "abbr", "b", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small",
        "span", "strong", "sub", "sup", "time", "u", "var", "br", "hr", "html", "head", "body",
    ];

    [Theory]
    [InlineData("<p>A <b>bold</b> act", "<p>A <b>bold</b> act</p>")]
    [InlineData("<script>x()</script>text", "text")]
    [InlineData("<scr<script>ipt>x()</script>", "ipt&gt;x()")]
    [InlineData("<a href='javascript:x()'>a</a>", "<a>a</a>")]
    [InlineData("<a href=' java&#10;script:x()'>a</a>", "<a>a</a>")]
    [InlineData("<a href='data:text/html,x'>a</a>", "<a>a</a>")]
    [InlineData("<a href='../2?a=1&amp;b=\"2'>a</a>", "<a href=\"https://publisher.example/2?a=1&amp;b=%222\">a</a>")]
    [InlineData("<a href=x href='javascript:x()' onclick=x()>a</a>", "<a href=\"https://publisher.example/acts/x\">a</a>")]
    [InlineData("<img src=x onerror=x()>", "")]
    [InlineData("<svg><a xlink:href='javascript:x()'><text>x</text></a></svg>after", "after")]
    [InlineData("<math><mtext><table><mglyph><style><img src onerror=x()></style></mglyph></table></mtext></math>after", "after")]
    [InlineData("<noscript><p title='</noscript><img src=x onerror=x()>'></noscript>", "")]
    [InlineData("<p dir=RTL lang='ar' class=x id=y style='color:red'>\u0628</p>", "<p dir=\"rtl\" lang=\"ar\">\u0628</p>")]
    [InlineData("<td colspan='9999999' rowspan=2>x</td>", "<td rowspan=\"2\">x</td>")]
    [InlineData("<p>&lt;script&gt;x()&lt;/script&gt;</p>", "<p>&lt;script&gt;x()&lt;/script&gt;</p>")]
    [InlineData("<blink>x</blink><font color=red>y</font>", "xy")]
    [InlineData("<textarea></textarea><title></title><select><option>x</select>end", "end")]
    [InlineData("<!-- <img src=x> --><!--><img src=x onerror=x()>-->y", "--&gt;y")]
    public void What_could_act_is_gone_and_what_can_be_read_stays(string markup, string safe) => Assert.Equal(safe, SafeMarkup.Of(markup, Address));

    [Fact]
    public void Depth_without_end_is_read_in_time_and_bounded()
    {
        var safe = SafeMarkup.Of(string.Concat(Enumerable.Repeat("<div><b>", 200_000)) + "end", Address)!;

        Assert.Contains("end", safe, StringComparison.Ordinal);
        Assert.InRange(safe.Length, 1, 10_000_000);
    }

    [Fact]
    public void A_page_longer_than_anyone_reads_is_not_drawn() => Assert.Null(SafeMarkup.Of(new string('a', SafeMarkup.Longest + 1), Address));

    [Fact]
    public void Whatever_comes_in_a_browser_finds_nothing_in_it_that_acts()
    {
        string[] seeds =
        [
            "<div onclick=x()><script>x()</script><a href='javascript:x()'>a</a><svg onload=x()><style><img src=x onerror=x()></svg></div>", "<math><mi//xlink:href=\"data:x,<script>x()</script>\">",
            "<table><form action=x><input autofocus onfocus=x()></form><td colspan=2 dir=rtl><p>text &amp; more &#60;b&#62;", "<noembed><noscript><iframe srcdoc='<script>x()</script>'></iframe>", "<a href=\"https://a.example/?q='><img src=x onerror=x()>\">a</a>",
            "<template><p></template><select><svg></select><!--><p>--!><title><img></title><plaintext><b>",
        ];
        Fuzz.Run(3_000, random => Mutation.Of(random, seeds), markup => AssertSafe(SafeMarkup.Of(markup, Address)), markup => markup.Length, Fuzz.HtmlTree);
    }

    /// <summary>Feedparser's own cases of its safe-HTML step: what it takes out must be gone here too. Ours keeps less of what only decorates.</summary>
    [Fact]
    public void Of_feedparsers_cases_nothing_acts_and_what_can_be_read_is_what_it_expects()
    {
        var (alike, other) = (0, new List<string>());
        foreach (var (file, read, wanted) in Feeds.FeedCorpusTests.SafeCases())
        {
            var safe = SafeMarkup.Of(read.Markup, read.Base)!;
            AssertSafe(safe);
            if (Written(safe) == Written(SafeMarkup.Of(wanted, null)!)) alike++;
            else other.Add($"{file}: {safe} | {wanted}");
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{alike} of {alike + other.Count} read alike{Environment.NewLine}{string.Join(Environment.NewLine, other)}");
        Assert.InRange(alike + other.Count, 500, int.MaxValue);
        Assert.True(alike >= 0.95 * (alike + other.Count), $"{alike} of {alike + other.Count}");
    }

    private static string Written(string safe) => string.Join(' ', new AngleSharp.Html.Parser.HtmlParser().ParseDocument(safe).Body!.InnerHtml.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static void AssertSafe(string? safe)
    {
        if (safe is null) return;
        foreach (var element in new AngleSharp.Html.Parser.HtmlParser().ParseDocument(safe).All)
        {
            Assert.Contains(element.LocalName, Elements);
            Assert.Equal("http://www.w3.org/1999/xhtml", element.NamespaceUri);
            foreach (var attribute in element.Attributes)
            {
                Assert.Contains(attribute.Name, new[] { "href", "lang", "dir", "colspan", "rowspan" });
                if (attribute.Name == "href") Assert.Matches("^(https?|mailto):", attribute.Value);
            }
        }
    }
}
