using Monitor.Worker.Documents;
using static Monitor.Worker.Tests.Parsing.Html.HtmlPages;

namespace Monitor.Worker.Tests.Parsing.Html;

public sealed class HtmlListTests
{
    private const string List = """
        <!doctype html><html lang="en"><head><base href="/house/"></head><body>
        <table class="bills"><tr><th>No.</th><th>Title</th></tr>
        <tr data-id="b1"><td>B 1</td><td><a href="bill?id=1&amp;v=2">Lawful Access Bill</a></td></tr>
        <tr data-id="b2"><td>B 2</td><td><a href="https://other.example/2">Fish  <b>Stocks</b>
          Bill</a></td></tr></table>
        <a rel="next" href="list?page=2">Next</a></body></html>
        """;

    private static readonly Source Bills = Source("table.bills tr", ("id", "@data-id"), ("title", "a"), ("url", "a@href"), ("number", "td:first-child"));

    [Fact]
    public void Rows_become_documents_with_links_resolved_against_the_base()
    {
        var parsed = Read(List, Bills);

        Assert.Equal(["b1", "b2"], parsed.Documents.Select(document => document.NativeId));
        Assert.Equal(["Lawful Access Bill", "Fish Stocks Bill"], parsed.Documents.Select(document => document.Title));
        Assert.Equal(["https://parliament.example/house/bill?id=1&v=2", "https://other.example/2"], parsed.Documents.Select(document => document.Url!.AbsoluteUri));
        Assert.Equal("B 1", parsed.Documents[0].Number);
        Assert.Empty(parsed.Rejected);
    }

    [Fact]
    public void The_next_page_is_the_address_of_its_link()
    {
        var source = Bills with { Paging = new() { Kind = PagingKind.Next, Next = "a[rel=next]" } };

        Assert.Equal("https://parliament.example/house/list?page=2", Read(List, source).Next?.Url);
    }

    [Fact]
    public void The_last_page_has_no_next_one()
    {
        var source = Bills with { Paging = new() { Kind = PagingKind.Next, Next = "a.next" } };

        Assert.Null(Read(List, source).Next);
    }

    [Fact]
    public void A_row_without_a_title_is_rejected_and_counted()
    {
        var parsed = Read(List.Replace("Lawful Access Bill", "", StringComparison.Ordinal), Bills);

        Assert.Equal("b2", Assert.Single(parsed.Documents).NativeId);
        Assert.Contains("b1", Assert.Single(parsed.Rejected), StringComparison.Ordinal);
    }

    [Fact]
    public void A_container_without_rows_is_an_empty_list()
    {
        var parsed = Read("<!doctype html><html><body><table class=bills></table></body></html>", Bills);

        Assert.Empty(parsed.Documents);
    }

    [Theory]
    [InlineData("table.bills tr", "<!doctype html><html><body><div>Redesigned!</div></body></html>")]
    [InlineData("li.bill", "<!doctype html><html><body><ul></ul></body></html>")]
    [InlineData("p[[", "<!doctype html><html><body><p>x</p></body></html>")]
    public void A_page_without_the_list_has_drifted(string items, string html)
    {
        var refusal = Refusal(html, Source(items, ("title", ".")));

        Assert.Equal(ParseFault.Drift, refusal.Fault);
        Assert.Contains(items, refusal.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!doctype html><html><body><table class=bills><tr><td>B 1</td><td><a hre")]
    [InlineData("<!doctype html><html><body><table class=bills><tr><td>B 1</td><td>Lawful Acc")]
    [InlineData("<html><body><p>Fine</p><!-- cut")]
    [InlineData("<html><body><p>Fine</p><script>var a = '</p>")]
    public void A_page_that_breaks_off_is_truncated(string html)
    {
        Assert.Equal(ParseFault.Truncated, Refusal(html, Bills).Fault);
    }

    [Fact]
    public void A_page_that_leaves_out_its_last_end_tags_is_whole()
    {
        var parsed = Read("<!doctype html><title>Bills</title><ul><li class=b><a href=/1>One</a><li class=b><a href=/2>Two</a></ul>", Source("li.b", ("title", "a")));

        Assert.Equal(["One", "Two"], parsed.Documents.Select(document => document.Title));
    }

    [Theory]
    [InlineData("")]
    [InlineData("just text")]
    [InlineData("{\"error\": 1 < 2}")]
    public void What_holds_no_element_is_the_wrong_format(string text)
    {
        Assert.Equal(ParseFault.WrongFormat, Refusal(text, Bills).Fault);
    }

    [Fact]
    public void A_date_printed_once_above_a_group_of_rows_belongs_to_each_of_them()
    {
        const string Html = """
            <!doctype html><html><body><h3>3 May 2031</h3><ul><li>A</li></ul><h3>2 May 2031</h3><ul><li>B</li><li>C</li></ul></body></html>
            """;

        var parsed = Read(Html, Source("ul li", ("title", "."), ("published", "^h3")));

        Assert.Equal([new(2031, 5, 3), new(2031, 5, 2), new(2031, 5, 2)], parsed.Documents.Select(document => document.PublishedOn!.Value));
    }

    [Fact]
    public void A_link_that_is_a_script_is_no_address()
    {
        var parsed = Read("<!doctype html><html><ul><li><a href='javascript:open(1)'>A</a></li></ul></html>", Source("li", ("title", "a"), ("url", "a@href")));

        Assert.Null(Assert.Single(parsed.Documents).Url);
    }
}
