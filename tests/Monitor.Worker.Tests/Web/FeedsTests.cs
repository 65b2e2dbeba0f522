using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Ical.Net;
using Microsoft.Extensions.DependencyInjection;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;
using Monitor.Worker.Storage;
using Monitor.Worker.Web.Feeds;

namespace Monitor.Worker.Tests.Web;

public sealed class FeedsTests(LookedAtHost looked) : IClassFixture<LookedAtHost>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Atom_shows_what_the_page_shows_with_every_part_that_the_standard_asks_for()
    {
        var (response, text) = await GetAsync("/feeds/search.atom?q=");

        var feed = XDocument.Parse(text).Root!;
        var entries = feed.Elements(Atom + "entry").ToList();
        Assert.Equal("application/atom+xml", response.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("urn:uuid:", (string)feed.Element(Atom + "id")!, StringComparison.Ordinal);
        Assert.All([feed, .. entries], one => Assert.All(["id", "title", "updated"], name => Assert.NotEqual("", (string?)one.Element(Atom + name))));
        Assert.Equal(31, entries.Count);
        Assert.Equal(entries.Count, entries.Select(entry => (string)entry.Element(Atom + "id")!).Distinct().Count());
        Assert.Equal("Monitor", (string)feed.Element(Atom + "author")!.Element(Atom + "name")!);
        Assert.Equal("http://127.0.0.1:5080/items/1", (string)entries.Single(entry => ((string)entry.Element(Atom + "link")!.Attribute("href")!).EndsWith("/items/1", StringComparison.Ordinal)).Element(Atom + "link")!.Attribute("href")!);
    }

    [Fact]
    public async Task What_came_or_changed_last_stands_first_whenever_it_was_published()
    {
        var (response, atom) = await GetAsync("/feeds/search.atom?q=");
        var (_, json) = await GetAsync("/feeds/search.json?q=");

        var feed = XDocument.Parse(atom).Root!;
        var updated = feed.Elements(Atom + "entry").Select(entry => (DateTimeOffset)entry.Element(Atom + "updated")!).ToList();
        using var parsed = JsonDocument.Parse(json);
        var items = parsed.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("_monitor").GetProperty("item").GetInt64()).ToList();
        // Published before others, and amended since they came.
        Assert.Equal(Seed.Bill, items[0]);
        Assert.True(items.IndexOf(Seed.Japanese) > 0);
        Assert.Equal(updated.Select(at => at.UtcDateTime.Date).OrderDescending(), updated.Select(at => at.UtcDateTime.Date));
        Assert.Equal(updated.Max(), (DateTimeOffset)feed.Element(Atom + "updated")!);
        Assert.Equal(updated.Max().ToUnixTimeSeconds(), response.Content.Headers.LastModified!.Value.ToUnixTimeSeconds());
        Assert.All(feed.Elements(Atom + "entry"), entry => Assert.True((DateTimeOffset)entry.Element(Atom + "published")! <= (DateTimeOffset)entry.Element(Atom + "updated")!));
    }

    [Theory]
    [InlineData("/?q=", 31)]
    [InlineData("/?sort=Newest", 31)]
    [InlineData("/", 6)]
    [InlineData("/?q=fisheries", 1)]
    public async Task The_feeds_that_a_page_names_hold_what_the_page_shows(string page, int items)
    {
        using var visitor = looked.Host.NewVisitor();
        var link = (await visitor.ReadAsync(page)).QuerySelectorAll(".tools a").Single(one => one.TextContent == "CSV").GetAttribute("href")!;
        var listed = (await visitor.ReadAsync(link.Replace("/feeds/search.csv", "/searches/feeds", StringComparison.Ordinal))).QuerySelectorAll(".plainlist a").Single(one => one.TextContent == "CSV").GetAttribute("href")!;

        Assert.Equal(link, listed);
        Assert.Equal(items, (await GetAsync(link)).Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length - 1);
        // What a feed calls its page is that page.
        using var feed = JsonDocument.Parse((await GetAsync(link.Replace(".csv", ".json", StringComparison.Ordinal))).Text);
        var home = new Uri(feed.RootElement.GetProperty("home_page_url").GetString()!).PathAndQuery;
        Assert.StartsWith($"{items} ", (await visitor.ReadAsync(home)).QuerySelector(".resulthead h2")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_calendar_leaves_out_a_date_that_means_that_there_is_no_end()
    {
        var summary = new ItemSummary { Id = 1, Title = "Act", Jurisdiction = "GB", Region = "Europe", Kind = "act", Stage = Stage.InForce, FirstSeenAt = Seed.Now, ChangedAt = Seed.Now, Relevant = true, WasRelevant = true };
        var card = new ItemCard(summary, null, new Dictionary<string, DateOnly> { ["sunset"] = DateOnly.MaxValue, ["effective"] = new(2031, 4, 1) });

        var events = new CalendarFeed(looked.Host.Get<FeedAddresses>()).Events([card], DateOnly.FromDateTime(Seed.Now.UtcDateTime));

        Assert.Contains("DTSTART;VALUE=DATE:20310401", events, StringComparison.Ordinal);
        Assert.DoesNotContain("9999", events, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_item_has_a_calendar_of_its_own_dates_and_no_others()
    {
        var (_, all) = await GetAsync("/feeds/search.ics?q=");
        var every = Calendar.Load(all)!.Events.Select(date => date.Uid!).ToList();
        var item = every[0].Split('-')[1];

        var (response, own) = await GetAsync($"/items/{item}/deadlines.ics");

        Assert.Equal("text/calendar", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(every.Where(uid => uid.StartsWith($"item-{item}-", StringComparison.Ordinal)).Order(), Calendar.Load(own)!.Events.Select(date => date.Uid!).Order());
        using var visitor = looked.Host.NewVisitor();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/items/999999/deadlines.ics")).StatusCode);
    }

    [Theory]
    [InlineData("atom")]
    [InlineData("json")]
    [InlineData("csv")]
    [InlineData("ics")]
    public async Task Half_of_a_feed_is_not_sent_and_readers_are_asked_to_come_again(string format)
    {
        await using var host = MonitorHost.Build(also: services => services.AddSingleton<ISearchIndex, PoorIndex>());
        await host.Store.EnsureReadyAsync(Ct);
        await Seed.WriteAsync(host);
        await host.App.StartAsync(Ct);
        using var visitor = host.NewVisitor();

        using var response = await visitor.GetAsync($"/feeds/search.{format}?q=production");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "300"), (response.StatusCode, response.Headers.RetryAfter?.ToString()));
        Assert.Null(response.Headers.ETag);
        Assert.Equal("", await response.Content.ReadAsStringAsync(Ct));
    }

    [Fact]
    public async Task A_hostile_title_and_passage_are_text_in_every_format()
    {
        var (_, atom) = await GetAsync("/feeds/search.atom?q=script");
        var (_, json) = await GetAsync("/feeds/search.json?q=script");
        var (_, csv) = await GetAsync("/feeds/search.csv?q=");

        var summaries = XDocument.Parse(atom).Descendants(Atom + "summary").Select(summary => summary.Value).ToList();
        Assert.NotEmpty(summaries);
        Assert.All(summaries, html => Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase));
        Assert.All(summaries, html => Assert.StartsWith("<p>", html, StringComparison.Ordinal));
        Assert.Contains("script", json, StringComparison.Ordinal);
        Assert.Equal(32, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Json_is_a_json_feed_with_what_is_known_besides()
    {
        var (response, text) = await GetAsync("/feeds/search.json?q=production&jurisdiction=US");

        using var feed = JsonDocument.Parse(text);
        var item = feed.RootElement.GetProperty("items")[0];
        Assert.Equal("application/feed+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("https://jsonfeed.org/version/1.1", feed.RootElement.GetProperty("version").GetString());
        Assert.Equal("http://127.0.0.1:5080/?q=production&jurisdiction=US", feed.RootElement.GetProperty("home_page_url").GetString());
        Assert.Equal((Seed.Bill, "US"), (item.GetProperty("_monitor").GetProperty("item").GetInt64(), item.GetProperty("_monitor").GetProperty("jurisdiction").GetString()));
        Assert.NotEqual("", item.GetProperty("content_text").GetString());
    }

    [Fact]
    public async Task The_calendar_has_a_day_for_each_deadline_that_another_program_understands()
    {
        var (response, text) = await GetAsync("/feeds/search.ics?q=");

        var calendar = Calendar.Load(text)!;
        var expected = await looked.Host.Store.Items.DeadlinesAsync(DateOnly.FromDateTime(Seed.Now.UtcDateTime).AddDays(-30), new DateOnly(2100, 1, 1), Ct);
        Assert.Equal("text/calendar", response.Content.Headers.ContentType?.MediaType);
        Assert.NotEmpty(expected);
        foreach (var deadline in expected)
        {
            var one = calendar.Events.Single(known => known.Uid == $"item-{deadline.Item.Id}-{deadline.Kind}@127.0.0.1");
            Assert.Equal(deadline.Date, one.DtStart!.Date);
            Assert.True(one.IsAllDay);
            Assert.Contains(deadline.Item.Title.Trim(), one.Summary, StringComparison.Ordinal);
            Assert.Equal($"http://127.0.0.1:5080/items/{deadline.Item.Id}", one.Url!.AbsoluteUri);
            Assert.Equal(-7, Assert.Single(one.Alarms).Trigger!.Duration!.Value.Days);
        }

        Assert.All(text.Split("\r\n"), line => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(line), 0, 75));
    }

    [Theory]
    [InlineData("atom")]
    [InlineData("json")]
    [InlineData("csv")]
    [InlineData("ics")]
    public async Task What_a_reader_has_already_is_not_sent_again(string format)
    {
        var (first, _) = await GetAsync($"/feeds/search.{format}?q=production");
        using var again = new HttpRequestMessage(HttpMethod.Get, $"/feeds/search.{format}?q=production");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var visitor = looked.Host.NewVisitor();

        using var second = await visitor.Http.SendAsync(again, Ct);
        using var other = new HttpRequestMessage(HttpMethod.Get, $"/feeds/search.{format}?q=order");
        other.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var third = await visitor.Http.SendAsync(other, Ct);

        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.OK), (second.StatusCode, third.StatusCode));
        Assert.Equal("", await second.Content.ReadAsStringAsync(Ct));
    }

    [Fact]
    public async Task A_reader_that_knows_a_time_only_is_spared_too()
    {
        var (first, _) = await GetAsync("/feeds/search.atom?q=production");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/feeds/search.atom?q=production");
        again.Headers.IfModifiedSince = first.Content.Headers.LastModified;
        using var visitor = looked.Host.NewVisitor();

        using var second = await visitor.Http.SendAsync(again, Ct);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task A_format_that_nobody_knows_is_not_found()
    {
        using var visitor = looked.Host.NewVisitor();

        using var answer = await visitor.GetAsync("/feeds/search.doc?q=production");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Where_people_sign_in_a_feed_is_read_by_a_personal_address_until_it_is_revoked()
    {
        await using var host = await MonitorHost.StartAsync(new Dictionary<string, string?> { ["SignIn:Accounts"] = "true" });
        await host.Store.Users.AddAsync("Ron", SignedInHost.Password, UserRole.Reader, Ct);
        using var ron = host.NewVisitor();
        await ron.SignInAsync("Ron", SignedInHost.Password);
        using var stranger = host.NewVisitor();

        using (var everything = await ron.PostAsync("/searches/feeds?q=", "/searches/feeds", ("question", "q=")))
            Assert.EndsWith("/search.atom?q=", (await Visitor.DocumentOf(everything)).QuerySelector(".addresses input")!.GetAttribute("value")!, StringComparison.Ordinal);
        var first = await MakeAsync(ron);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(stranger, first));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(stranger, "/feeds/search.atom?q=production"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(stranger, first.Replace("/search.", "x/search.", StringComparison.Ordinal)));

        var second = await MakeAsync(ron);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (await StatusAsync(stranger, first), await StatusAsync(stranger, second)));
        await host.Store.Users.SetDisabledAsync("Ron", disabled: true, Ct);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(stranger, second));
        await host.Store.Users.SetDisabledAsync("Ron", disabled: false, Ct);
        await ron.SignInAsync("Ron", SignedInHost.Password);
        using (await ron.PostAsync("/searches/feeds", "/searches/feeds/revoke")) { }
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(stranger, second));
        Assert.DoesNotContain((await host.Store.Audit.ListAsync(null, 20, Ct)), entry => second.Contains(entry.Detail ?? "-", StringComparison.Ordinal) && entry.Detail?.Length > 20);
    }

    [Fact]
    public async Task Without_sign_in_no_key_opens_anything()
    {
        var key = await looked.Host.Get<FeedKeyStore>().IssueAsync("Ada", isAccount: true, Ct);
        using var visitor = looked.Host.NewVisitor();

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(visitor, $"/feeds/{key}/search.atom?q=production"));
    }

    private static async Task<string> MakeAsync(Visitor visitor)
    {
        using var answer = await visitor.PostAsync("/searches/feeds?q=production", "/searches/feeds", ("question", "q=production"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var address = (await Visitor.DocumentOf(answer)).QuerySelector(".addresses input")!.GetAttribute("value")!;
        Assert.EndsWith("/search.atom?q=production", address, StringComparison.Ordinal);
        return new Uri(address).PathAndQuery;
    }

    private static async Task<HttpStatusCode> StatusAsync(Visitor visitor, string path)
    {
        using var answer = await visitor.GetAsync(path);
        return answer.StatusCode;
    }

    private async Task<(HttpResponseMessage Response, string Text)> GetAsync(string path)
    {
        using var visitor = looked.Host.NewVisitor();
        var response = await visitor.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (response, await response.Content.ReadAsStringAsync(Ct));
    }
}
