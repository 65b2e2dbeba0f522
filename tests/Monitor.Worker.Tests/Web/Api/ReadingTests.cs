using System.Net;
using System.Text.Json;
using Monitor.Worker.Indexing;

namespace Monitor.Worker.Tests.Web.Api;

/// <summary>What programs read, where nobody signs in.</summary>
public sealed class ReadingTests(LookedAtHost looked) : IClassFixture<LookedAtHost>, IDisposable
{
    private readonly Visitor _visitor = looked.Host.NewVisitor();

    private ApiProgram Program => new(_visitor);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _visitor.Dispose();

    [Fact]
    public async Task The_root_leads_to_everything_that_there_is()
    {
        var links = (await Program.GetAsync("/api/v1")).GetProperty("links");

        foreach (var link in links.EnumerateObject())
        {
            var path = link.Value.GetString()!.Replace("{id}", "1", StringComparison.Ordinal).Replace("{number}", "1", StringComparison.Ordinal);
            using var response = await _visitor.GetAsync(path);
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{link.Name}: {path}: {response.StatusCode}");
        }
    }

    [Fact]
    public async Task A_search_finds_what_the_page_finds_with_rank_passages_and_facets()
    {
        var found = await Program.GetAsync("/api/v1/search?q=production&jurisdiction=US");

        var hit = found.GetProperty("hits")[0];
        Assert.Equal((Seed.Bill, Seed.Bill), (hit.GetProperty("id").GetInt64(), hit.GetProperty("item").GetProperty("id").GetInt64()));
        Assert.True(hit.GetProperty("rank").GetProperty("words").GetDouble() > 0);
        Assert.Contains(hit.GetProperty("passages").EnumerateArray().SelectMany(passage => passage.EnumerateArray()), piece => piece.GetProperty("marked").GetBoolean());
        Assert.Equal("/api/v1/items/1", hit.GetProperty("links").GetProperty("self").GetString());
        Assert.Contains(found.GetProperty("facets").EnumerateArray(), facet => facet.GetProperty("name").GetString() == "jurisdiction");
        Assert.Equal(JsonValueKind.Null, found.GetProperty("shortfall").ValueKind);
        Assert.Empty((await Program.GetAsync("/api/v1/search?q=production&facets=false")).GetProperty("facets").EnumerateArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("&collapse=false")]
    [InlineData("&sort=LastChanged")]
    public async Task Pages_of_a_search_reach_every_hit_once(string besides)
    {
        var ids = await EachAsync("/api/v1/search?q=&take=7" + besides, "hits");

        Assert.Equal(31, ids.Distinct().Count());
        Assert.Equal(31, ids.Count);
    }

    [Fact]
    public async Task Pages_end_with_the_last_hit_where_items_are_nearly_the_same()
    {
        await using var host = await MonitorHost.StartAsync();
        await host.Get<ISearchIndex>().WriteAsync([.. Enumerable.Range(1, 12).Select(id => SearchPartsTests.Alike(id) with { AlikeKey = 1 + (id / 7) })], [], 9_000, Ct);
        using var visitor = host.NewVisitor();
        var program = new ApiProgram(visitor);

        var first = await program.GetAsync("/api/v1/search?q=zebrawarrant&take=1");
        var last = await program.GetAsync(first.GetProperty("next").GetString()!);

        Assert.Equal((12, 1, 1), (first.GetProperty("total").GetInt32(), first.GetProperty("hits").GetArrayLength(), last.GetProperty("hits").GetArrayLength()));
        Assert.Equal(JsonValueKind.Null, last.GetProperty("next").ValueKind);
    }

    [Fact]
    public async Task A_question_may_be_as_long_as_on_the_page_and_no_longer()
    {
        var found = await Program.GetAsync("/api/v1/search?q=" + Uri.EscapeDataString(SearchPartsTests.LongQuestion));
        using var longer = await _visitor.GetAsync("/api/v1/search?q=" + new string('a', 1_001));

        Assert.Equal([Seed.Fishing], found.GetProperty("hits").EnumerateArray().Select(hit => hit.GetProperty("id").GetInt64()));
        Assert.Equal(["q"], ApiProgram.Fields(await ApiProgram.ProblemAsync(longer, HttpStatusCode.BadRequest)));
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_question_is_told_at_once()
    {
        using var response = await _visitor.GetAsync("/api/v1/search?from=yesterday&take=201&sort=Best&facets=perhaps&jurisdicton=US&q=a&q=b");

        var problem = await ApiProgram.ProblemAsync(response, HttpStatusCode.BadRequest);
        Assert.Equal(["facets", "from", "jurisdicton", "q", "sort", "take"], ApiProgram.Fields(problem));
    }

    [Fact]
    public async Task A_filter_may_be_a_name_and_one_that_is_none_is_refused_with_the_values()
    {
        var named = await Program.GetAsync("/api/v1/search?jurisdiction=United+States&relevant=true");
        using var wrong = await _visitor.GetAsync("/api/v1/search?relevant=perhaps&region=Europ&stage=consultation&jurisdiction=Atlantis&instrument=fishing&kind=anything");

        Assert.Equal((await Program.GetAsync("/api/v1/search?jurisdiction=US&relevant=yes")).GetProperty("total").GetInt64(), named.GetProperty("total").GetInt64());
        Assert.NotEqual(0, named.GetProperty("total").GetInt64());
        var problem = await ApiProgram.ProblemAsync(wrong, HttpStatusCode.BadRequest);
        Assert.Equal(["instrument", "jurisdiction", "region", "relevant", "stage"], ApiProgram.Fields(problem));
        Assert.Contains("Possible are: yes, no, no-text.", problem.GetProperty("errors").GetProperty("relevant")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_item_tells_its_keys_dates_documents_and_why_it_matters()
    {
        var item = await Program.GetAsync("/api/v1/items/1");

        Assert.Equal(["us-bill:119-hr-4321"], item.GetProperty("keys").EnumerateArray().Select(key => key.GetString()));
        Assert.Equal("committee", item.GetProperty("item").GetProperty("stage").GetString());
        Assert.Contains(item.GetProperty("dates").EnumerateArray(), date => date.GetProperty("kind").GetString() == "comments-close");
        Assert.NotEmpty(item.GetProperty("classification").GetProperty("reasons").EnumerateArray());
        Assert.Equal(3, item.GetProperty("documents")[0].GetProperty("versions").GetArrayLength());
    }

    [Fact]
    public async Task A_version_has_its_text_its_reasons_and_a_redline_to_another()
    {
        var versions = await Program.GetAsync("/api/v1/items/1/versions");
        var newest = versions.GetProperty("documents")[0].GetProperty("versions")[0].GetProperty("links").GetProperty("self").GetString()!;

        var version = await Program.GetAsync(newest + "&against=1");

        Assert.Equal((3, 1), (version.GetProperty("number").GetInt32(), version.GetProperty("against").GetInt32()));
        Assert.Contains(version.GetProperty("redline").EnumerateArray(), part => part.GetProperty("kind").GetString() == "added");
        Assert.NotEqual("", version.GetProperty("text").GetString());
        Assert.Equal(0.91, version.GetProperty("classification").GetProperty("relevance").GetDouble());
        Assert.Equal(JsonValueKind.Null, (await Program.GetAsync("/api/v1/items/1/versions/2")).GetProperty("redline").ValueKind);
    }

    [Fact]
    public async Task Events_of_an_item_and_messages_are_reached_page_by_page()
    {
        var events = await EachAsync("/api/v1/items/1/events?take=2", "events");
        var alerts = await EachAsync("/api/v1/alerts?take=2", "alerts");

        Assert.Equal((await looked.Host.Store.Items.FindAsync(1, Ct))!.Events.Select(entry => entry.Id).Order(), events);
        Assert.Equal((await looked.Host.Store.Deliveries.ListAsync(null, null, null, 1000, Ct)).Select(owed => owed.Id), alerts);
        Assert.All((await Program.GetAsync("/api/v1/alerts?state=dead")).GetProperty("alerts").EnumerateArray(), alert => Assert.Equal("Given up", alert.GetProperty("stateName").GetString()));
    }

    [Fact]
    public async Task What_is_like_an_item_is_no_item_itself()
    {
        var alike = await Program.GetAsync("/api/v1/items/1/like?take=5");

        Assert.DoesNotContain(alike.GetProperty("hits").EnumerateArray(), hit => hit.GetProperty("id").GetInt64() == 1);
    }

    [Fact]
    public async Task Sources_have_the_words_of_the_coverage_page_and_are_reached_page_by_page()
    {
        var (names, words) = (new List<string>(), new List<string>());
        for (var path = "/api/v1/sources?take=4"; path is not null;)
        {
            var page = await Program.GetAsync(path);
            names.AddRange(page.GetProperty("sources").EnumerateArray().Select(source => source.GetProperty("id").GetString()!));
            words.AddRange(page.GetProperty("sources").EnumerateArray().Select(source => source.GetProperty("healthName").GetString()!));
            path = page.GetProperty("next").GetString();
        }

        Assert.Equal(SeedSources.All.Select(source => source.Id.Value).Order(StringComparer.Ordinal), names);
        Assert.Contains("Disabled", words);
    }

    [Theory]
    [InlineData("/api/v1/search?q=production")]
    [InlineData("/api/v1/items/1")]
    [InlineData("/api/v1/labels")]
    [InlineData("/api/v1/openapi.json")]
    public async Task What_a_program_has_already_is_not_sent_again(string path)
    {
        using var first = await _visitor.GetAsync(path);
        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await _visitor.Http.SendAsync(again, Ct);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal("private, no-cache", string.Join(", ", first.Headers.CacheControl!.ToString().Split(", ").OrderDescending(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("GET", "/api/v1/items/999", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v1/items/1/versions/99", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v1/items/1/versions/1?against=99", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v1/items/one", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v1/nothing", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v2/search", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api", HttpStatusCode.NotFound)]
    [InlineData("PUT", "/api/v1/items/1", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/api/v1/items/1?take=3", HttpStatusCode.BadRequest)]
    [InlineData("GET", "/api/v1/labels?after=x", HttpStatusCode.BadRequest)]
    [InlineData("GET", "/api/v1/alerts?state=lost", HttpStatusCode.BadRequest)]
    public async Task What_cannot_be_answered_is_a_problem_and_never_a_page(string method, string path, HttpStatusCode status)
    {
        using var response = await Program.SendAsync(new HttpMethod(method), path);

        await ApiProgram.ProblemAsync(response, status);
    }

    private async Task<List<long>> EachAsync(string path, string list)
    {
        var ids = new List<long>();
        for (var next = path; next is not null;)
        {
            using var response = await _visitor.GetAsync(next);
            var page = await ApiProgram.JsonAsync(response);
            ids.AddRange(page.GetProperty(list).EnumerateArray().Select(one => one.GetProperty("id").GetInt64()));
            next = page.GetProperty("next").GetString();
            Assert.Equal(next is null, !response.Headers.TryGetValues("Link", out var links));
            if (next is not null) Assert.Equal([$"<{next}>; rel=\"next\""], links!);
        }

        return ids;
    }
}
