using Monitor.Worker.Documents;
using Monitor.Worker.Parsing.Html;
using static Monitor.Worker.Tests.Parsing.Html.HtmlPages;

namespace Monitor.Worker.Tests.Parsing.Html;

public sealed class HtmlDetailTests
{
    private const string Act = """
        <!doctype html><html><body><nav>Home</nav><div id=act><h1>Data Act</h1><div class=tools>Print</div>
        <p>Section 1. A provider<br>must disclose.</p><ol><li>subscriber data</li><li>traffic data</li></ol>
        <table><tr><th>Body</th><th>Days</th></tr><tr><td>Police</td><td>10</td></tr></table></div>
        <dl><dt>Status</dt><dd class=status>In force</dd></dl></body></html>
        """;

    private static readonly ParsedDocument Listed = new()
    {
        NativeId = "1",
        Title = "Data Act",
        Fields = new Dictionary<string, string> { ["summary"] = "A summary." },
    };

    private static ParseOutcome Detail(string html, DetailMapping detail) =>
        new HtmlParser(TimeProvider.System).ParseDetail(Page(html), Source("li", ("title", ".")) with { Detail = detail }, Listed);

    [Fact]
    public void The_declared_main_text_is_read_without_what_is_dropped()
    {
        var detail = new DetailMapping
        {
            Format = SourceFormat.Html,
            Main = "#act",
            Drop = [".tools"],
            Mapping = new() { Fields = Fields([("status", ".status")]) },
        };

        var document = Assert.Single(Assert.IsType<ParseOutcome.Parsed>(Detail(Act, detail)).Documents);

        Assert.Equal("Data Act\n\nSection 1. A provider\nmust disclose.\n\nsubscriber data\ntraffic data\n\nBody | Days\nPolice | 10", document.Text);
        Assert.Equal("In force", document.RawStatus);
    }

    [Fact]
    public void A_main_text_that_is_not_there_has_drifted()
    {
        var refused = Assert.IsType<ParseOutcome.Refused>(Detail(Act, new() { Format = SourceFormat.Html, Main = "#law" }));

        Assert.Equal(ParseFault.Drift, refused.Fault);
    }

    [Fact]
    public void Without_a_selector_the_text_is_found_by_structure()
    {
        var document = Assert.Single(Assert.IsType<ParseOutcome.Parsed>(Detail(Act, new() { Format = SourceFormat.Html, Drop = [".tools", "dl"] })).Documents);

        Assert.Contains("A provider\nmust disclose.", document.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Home", document.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Print", document.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_page_has_no_text()
    {
        var refused = Assert.IsType<ParseOutcome.Refused>(Detail("<!doctype html><html><body></body></html>", new() { Format = SourceFormat.Html }));

        Assert.Equal(ParseFault.NoText, refused.Fault);
    }

    [Fact]
    public void A_layout_table_keeps_the_paragraphs_of_its_cells()
    {
        const string Html = "<!doctype html><html><body><table><tr><td><p>First paragraph.</p><p>Second.</p></td></tr></table></body></html>";

        var document = Assert.Single(Assert.IsType<ParseOutcome.Parsed>(Detail(Html, new() { Format = SourceFormat.Html, Main = "body" })).Documents);

        Assert.Equal("First paragraph.\n\nSecond.", document.Text);
    }
}
