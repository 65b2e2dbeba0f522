using Monitor.Worker.Documents;
using Monitor.Worker.Parsing.Mapping;

namespace Monitor.Worker.Tests.Parsing.Mapping;

public sealed class PageWalkTests
{
    private const string Mapping = "\"mapping\": { \"items\": \"items\", \"fields\": { \"id\": \"id\", \"title\": \"id\" } }";

    [Fact]
    public void Page_numbers_go_on_until_a_page_is_empty()
    {
        var walk = Walk("""{ "kind": "page", "parameter": "page[number]", "maxPages": 20 }""", "https://a.example/list?q=x");

        Assert.Equal("https://a.example/list?q=x&page[number]=1", walk.First.AbsoluteUri);
        Assert.Equal("https://a.example/list?q=x&page[number]=2", walk.Next(Page(1, 2))?.AbsoluteUri);
        Assert.Equal("https://a.example/list?q=x&page[number]=3", walk.Next(Page(3, 4))?.AbsoluteUri);
        Assert.Null(walk.Next(Page()));
        Assert.Equal(WalkEnd.LastPage, walk.End);
    }

    [Fact]
    public void A_page_that_comes_again_ends_the_walk()
    {
        var walk = Walk("""{ "kind": "page", "start": 0, "maxPages": 20 }""", "https://a.example/{page}/list");

        Assert.Equal("https://a.example/0/list", walk.First.AbsoluteUri);
        Assert.NotNull(walk.Next(Page(1, 2)));
        Assert.Null(walk.Next(Page(1, 2)));
        Assert.Equal(WalkEnd.Repeats, walk.End);
    }

    [Fact]
    public void No_walk_is_longer_than_its_limit()
    {
        var walk = Walk("""{ "kind": "offset", "parameter": "$skip", "start": 0, "size": 2, "maxPages": 3 }""");

        Assert.Equal("https://a.example/list?$skip=2", walk.Next(Page(1, 2))?.AbsoluteUri);
        Assert.Equal("https://a.example/list?$skip=4", walk.Next(Page(3, 4))?.AbsoluteUri);
        Assert.Null(walk.Next(Page(5, 6)));
        Assert.Equal(WalkEnd.PageLimit, walk.End);
    }

    [Fact]
    public void Offsets_follow_the_records_where_the_publisher_cuts_pages_silently()
    {
        var walk = Walk("""{ "kind": "offset", "parameter": "offset", "start": 0, "size": 250, "maxPages": 9 }""");

        Assert.Equal("https://a.example/list?offset=2", walk.Next(Page(1, 2) with { Total = 3 })?.AbsoluteUri);
        Assert.Null(walk.Next(Page(3) with { Total = 3 }));
        Assert.Equal(WalkEnd.LastPage, walk.End);
    }

    [Fact]
    public void A_page_of_which_nothing_is_kept_is_not_the_end()
    {
        var walk = Walk("""{ "kind": "page", "parameter": "p", "maxPages": 9 }""");

        Assert.NotNull(walk.Next(new ParseOutcome.Parsed([], null, []) { LeftOut = 50 }));
        Assert.NotNull(walk.Next(new ParseOutcome.Parsed([], null, []) { LeftOut = 50 }));
        Assert.Null(walk.End);
    }

    [Fact]
    public void A_cursor_that_no_longer_changes_is_the_end()
    {
        var walk = Walk("""{ "kind": "cursor", "parameter": "cursor", "next": "cursor", "maxPages": 9 }""");

        Assert.Equal("https://a.example/list?cursor=AoJ%2B%2F1", walk.Next(Page(1) with { Next = new NextPage(null, "AoJ+/1") })?.AbsoluteUri);
        Assert.Null(walk.Next(Page(2) with { Next = new NextPage(null, "AoJ+/1") }));
        Assert.Equal(WalkEnd.Repeats, walk.End);
    }

    [Theory]
    [InlineData("http://internal.prod.example:8080/v1/titles?$skip=100", "https://a.example/v1/titles?$skip=100")]
    [InlineData("//a.example/list?p=2", "https://a.example/list?p=2")]
    [InlineData("?p=2", "https://a.example/list?p=2")]
    [InlineData("/list?p=2&api_key=SECRET", "https://a.example/list?p=2")]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("file:///etc/passwd", null)]
    [InlineData("https://a.example/list", null)]
    public void Only_path_and_query_of_a_servers_link_are_taken(string link, string? expected)
    {
        var walk = Walk("""{ "kind": "next", "next": "next", "maxPages": 9 }""", access: """{ "key": { "environment": "SAMPLE_KEY", "query": "api_key" } }""");

        Assert.Equal(expected, walk.Next(Page(1) with { Next = new NextPage(link, null) })?.AbsoluteUri);
    }

    [Theory]
    [InlineData("""<https://a.example/list?p=2>; rel="next", <https://a.example/list?p=9>; rel="last" """, "https://a.example/list?p=2")]
    [InlineData("""<https://a.example/list?p=1>; rel="prev", </list?p=2>; title="more"; rel="foo next" """, "/list?p=2")]
    [InlineData("<https://a.example/list?p=2>;rel=next", "https://a.example/list?p=2")]
    [InlineData("<https://a.example/list?p=9>; rel=\"last\"", null)]
    [InlineData("nonsense <<<", null)]
    public void The_link_header_names_the_next_page(string header, string? expected) =>
        Assert.Equal(expected, NextPages.FromHeader(header));

    [Fact]
    public void Dates_in_an_address_are_written_in_the_declared_format_and_escaped()
    {
        var source = Sample.Source($$"""{ "format": "json", "timeZone": "Asia/Tokyo", "url": "https://a.example/{today:yyyyMMdd}?from={since:dd/MM/yyyy}", {{Mapping}} }""");

        var first = new PageWalk(source, new DayWindow(new DateOnly(2031, 1, 30), new DateOnly(2031, 3, 1))).First;

        Assert.Equal("https://a.example/20310301?from=30%2F01%2F2031", first.AbsoluteUri);
    }

    [Fact]
    public void A_posted_question_moves_its_own_offset_and_keeps_its_braces()
    {
        var walk = Walk("""{ "kind": "offset", "start": 0, "size": 1, "maxPages": 3 }""", access: """{ "method": "POST", "body": "SELECT ?c WHERE { ?c a x:C } OFFSET {offset}" }""");

        Assert.Equal("SELECT ?c WHERE { ?c a x:C } OFFSET 0", walk.Access.Body);
        Assert.NotNull(walk.Next(Page(1)));
        Assert.Equal("SELECT ?c WHERE { ?c a x:C } OFFSET 1", walk.Access.Body);
    }

    private static PageWalk Walk(string paging, string url = "https://a.example/list", string access = "{}") =>
        new(Sample.Source($$"""{ "format": "json", "url": "{{url}}", "access": {{access}}, "paging": {{paging}}, {{Mapping}} }"""), DayWindow.Of(new DateOnly(2031, 3, 1)));

    private static ParseOutcome.Parsed Page(params int[] ids) =>
        new([.. ids.Select(id => new ParsedDocument { NativeId = $"{id}", Title = "T" })], null, []);
}
