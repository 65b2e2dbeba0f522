using AngleSharp.Dom;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;
using Monitor.Worker.Web.Searching;

namespace Monitor.Worker.Tests.Web;

/// <summary>What the search page offers to somebody who found little.</summary>
public sealed class SearchHintsTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2031, 3, 15);

    private MonitorHost _host = default!;
    private Visitor _visitor = default!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await MonitorHost.StartAsync();
        _visitor = _host.NewVisitor();
        await _host.Get<ISearchIndex>().WriteAsync(
            [
                Law(Seed.Bill, "Zebrawarrant retention", "en", "US"), Law(Seed.Attack, "Zebrawarrant on data retention", "en", "US"),
                Law(Seed.German, "Zebrawarrant Vorratsdatenspeicherung", "de", "DE"), Law(Seed.Fishing, "Fisheries", "en", "US"),
            ],
            [], 9_000, Ct);
    }

    public async ValueTask DisposeAsync()
    {
        _visitor.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task More_in_other_languages_is_offered_above_the_hits_while_there_is_more()
    {
        var page = await _visitor.ReadAsync("/?q=data+retention+zebrawarrant");
        var all = await _visitor.ReadAsync(Only(page).QuerySelector("a")!.GetAttribute("href")!);

        Assert.Equal("1 more in other languages", Only(page).TextContent.Trim());
        Assert.Equal("2 items", all.QuerySelector(".resulthead h2")!.TextContent);
        Assert.Empty(all.QuerySelectorAll(".hint"));
        Assert.Empty((await _visitor.ReadAsync("/?q=fisheries")).QuerySelectorAll(".hint"));
    }

    [Fact]
    public async Task Other_languages_are_asked_for_in_the_words_of_the_page_and_of_the_API_alike()
    {
        foreach (var way in new[] { "languages=all", "otherLanguages=true" })
            Assert.Equal("2 items", (await _visitor.ReadAsync("/?q=data+retention+zebrawarrant&" + way)).QuerySelector(".resulthead h2")!.TextContent);

        Assert.True(SearchAddress.Read("q=a&otherLanguages=true").OtherLanguages);
        Assert.False(SearchAddress.Read("q=a&otherLanguages=false").OtherLanguages);
    }

    [Fact]
    public async Task A_country_that_is_typed_as_a_word_is_offered_as_one()
    {
        var page = await _visitor.ReadAsync("/?q=zebrawarrant+Germany");
        var link = Only(page).QuerySelector("a")!;

        Assert.Equal("Did you mean zebrawarrant country:DE (1 item)?", Text(Only(page)));
        Assert.Equal("1 item", (await _visitor.ReadAsync(link.GetAttribute("href")!)).QuerySelector(".resulthead h2")!.TextContent);
    }

    [Fact]
    public async Task Where_no_item_of_the_country_has_the_words_it_is_offered_alone() =>
        Assert.Equal("Did you mean country:DE (1 item)?", Text(Only(await _visitor.ReadAsync("/?q=qqqq+Germany"))));

    [Fact]
    public async Task A_mistyped_word_is_offered_as_the_one_that_items_have() =>
        Assert.Equal("Did you mean zebrawarrant retention (2 items)?", Text(Only(await _visitor.ReadAsync("/?q=zebrawarant+retenton"))));

    [Fact]
    public async Task Of_a_whole_question_any_word_is_offered() =>
        Assert.Equal("1 item has any of these words", Text(Only(await _visitor.ReadAsync("/?q=Quoth+quibbles+fisheries?"))));

    [Fact]
    public async Task Nothing_is_offered_that_would_find_nothing() =>
        Assert.Empty((await _visitor.ReadAsync("/?q=qqqq+Iceland")).QuerySelectorAll(".hint"));

    [Theory]
    [InlineData("CSAM Australia", "CSAM country:AU")]
    [InlineData("new zealand CSAM", "country:NZ CSAM")]
    [InlineData("police UK", "police country:GB")]
    [InlineData("retention Asia Pacific", "retention region:\"Asia Pacific\"")]
    [InlineData("\"Germany\" police", null)]
    [InlineData("police in no it", null)]
    [InlineData("title:Germany", null)]
    [InlineData("police country:AU", null)]
    public void Only_a_name_that_stands_by_itself_is_a_place(string typed, string? meant) => Assert.Equal(meant, new TypedWords(typed, Today).WithPlace());

    [Theory]
    [InlineData("Wer muss Nutzerdaten herausgeben?", "Wer OR muss OR Nutzerdaten OR herausgeben")]
    [InlineData("police", null)]
    [InlineData("police stage:passed", null)]
    [InlineData("\"user data\" police", null)]
    public void Any_word_is_asked_for_where_there_are_only_words(string typed, string? any) => Assert.Equal(any, new TypedWords(typed, Today).Any());

    private static IElement Only(IDocument page) => Assert.Single(page.QuerySelectorAll(".hint"));

    private static string Text(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static SearchDocument Law(long id, string title, string language, string jurisdiction) => new()
    {
        ItemId = id,
        Title = title,
        Language = language,
        Jurisdiction = jurisdiction,
        Region = "Europe",
        FirstSeenAt = Seed.Now,
        ChangedAt = Seed.Now,
    };
}
