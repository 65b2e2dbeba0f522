using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Monitor.Worker.Documents;
using Monitor.Worker.Sources;
using Monitor.Worker.Tests.Journey;

namespace Monitor.Worker.Tests.Trying;

/// <summary>The operators' verbs of the built program, against publishers on loopback.</summary>
public sealed class SourcesVerbsTests : IAsyncLifetime
{
    private const string File = """
        {
          "$schema": "docs/sources.schema.json",
          "defaults": {"enabled": true},
          "sources": [
            {
              "id": "xx-first", "name": "First", "jurisdiction": "XX", "region": "Europe", "kind": "gazette", "languages": "en",
              "format": "feed", "url": "https://first.example.org/feed", "schedule": "0 0 6 * * ?", "enabled": false, "reason": "Not yet."
            }
          ]
        }

        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("monitor-verbs-");
    private LoopbackPublisher _publisher = null!;

    private string SourcesPath => Path.Combine(_folder.FullName, "sources.json");

    public async ValueTask InitializeAsync()
    {
        await System.IO.File.WriteAllTextAsync(SourcesPath, File, TestContext.Current.CancellationToken);
        _publisher = await LoopbackPublisher.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _publisher.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_page_becomes_a_source_that_is_tried_checked_and_verified()
    {
        _publisher.Answer("/bills", 200, Listing(), "text/html; charset=utf-8");
        foreach (var n in Enumerable.Range(1, 4)) _publisher.Answer($"/bills/{n}", 200, Bill(n), "text/html; charset=utf-8");

        var (added, said) = await RunAsync("sources", "add", _publisher.At("/bills").AbsoluteUri, "--allow-private", "--write");

        Assert.True(added == 0, said);
        Assert.Contains("a list found by the page's structure, 4 records", said, StringComparison.Ordinal);
        Assert.Contains("An Act relating to records number 3", said, StringComparison.Ordinal);
        var written = await System.IO.File.ReadAllTextAsync(SourcesPath, TestContext.Current.CancellationToken);
        Assert.StartsWith(File[..File.IndexOf("\n  ]", StringComparison.Ordinal)] + ",\n    {\n      \"id\": ", written.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        var source = SourceCatalog.Load(SourcesPath).All[1];
        Assert.Equal(ListFinding.ByStructure, source.Mapping.List);
        Assert.Equal(SourceFormat.Html, source.Detail?.Format);
        Assert.Contains("Guessed: jurisdiction and region", source.Evidence, StringComparison.Ordinal);

        var (tried, shown) = await RunAsync("sources", "try", source.Id.Value, "--details", "1", "--json");
        Assert.True(tried == 0, shown);
        using var json = JsonDocument.Parse(shown[shown.IndexOf('{', StringComparison.Ordinal)..]);
        Assert.Equal("ok-new", json.RootElement.GetProperty("outcome").GetString());
        Assert.Equal("2031-02-04", json.RootElement.GetProperty("records")[0].GetProperty("published").GetString());
        Assert.Contains("shall not be disclosed", json.RootElement.GetProperty("details")[0].GetProperty("record").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder.FullName, "data")), "Trying stores nothing.");

        var (passed, table) = await RunAsync("sources", "check", source.Id.Value, "--write");
        Assert.True(passed == 0, table);
        Assert.Contains("passed       ++++", table, StringComparison.Ordinal);
        Assert.NotNull(SourceCatalog.Load(SourcesPath).All[1].Verified);
        Assert.Null(SourceCatalog.Load(SourcesPath).All[0].Verified);
    }

    [Fact]
    public async Task A_page_that_names_its_feed_is_followed_by_the_feed()
    {
        _publisher.Answer("/news", 200, """<!doctype html><html lang="fr"><head><title>Actualités</title><link rel="alternate" type="application/rss+xml" href="/news.rss"></head><body><p>Bonjour</p></body></html>""", "text/html; charset=utf-8");
        _publisher.Answer("/news.rss", 200, """<?xml version="1.0"?><rss version="2.0"><channel><title>Actualités de l'autorité</title><language>fr</language><item><title>Délibération sur la conservation</title><link>https://autorite.example/1</link><pubDate>Tue, 04 Feb 2031 09:00:00 GMT</pubDate></item></channel></rss>""", "application/rss+xml");

        var (exit, said) = await RunAsync("sources", "add", _publisher.At("/news").AbsoluteUri, "--allow-private");

        Assert.True(exit == 0, said);
        Assert.Contains("Proposed: a feed", said, StringComparison.Ordinal);
        Assert.Contains("\"name\": \"Actualités de l'autorité\"", said, StringComparison.Ordinal);
        Assert.Contains("\"languages\": \"fr\"", said, StringComparison.Ordinal);
        Assert.Equal(File, await System.IO.File.ReadAllTextAsync(SourcesPath, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_json_answer_is_mapped_by_what_its_members_seem_to_mean()
    {
        _publisher.Answer("/api", 200, """{"count": 2, "data": {"results": [{"docId": "a-1", "title": "Draft act on subscriber data", "publicationDate": "2031-02-04", "link": "https://x.example/a-1"}, {"docId": "a-2", "title": "Draft act on encryption", "publicationDate": "2031-02-03", "link": "https://x.example/a-2"}]}}""", "application/json");

        var (exit, said) = await RunAsync("sources", "add", _publisher.At("/api").AbsoluteUri, "--allow-private");

        Assert.True(exit == 0, said);
        Assert.Contains("\"mapping\": {\"items\": \"data/results\", \"fields\": {\"title\": \"title\", \"url\": \"link\", \"id\": \"docId\", \"published\": \"publicationDate\"}}", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_followed_is_said_and_nothing_is_written()
    {
        _publisher.Answer("/about", 200, "<!doctype html><html><body><p>About us.</p></body></html>", "text/html");

        var (exit, said) = await RunAsync("sources", "add", _publisher.At("/about").AbsoluteUri, "--allow-private", "--write");

        Assert.Equal(1, exit);
        Assert.Contains("Nothing there can be followed", said, StringComparison.Ordinal);
        Assert.Equal(File, await System.IO.File.ReadAllTextAsync(SourcesPath, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Checking_tells_sources_that_fail_flap_or_cannot_be_reached_apart()
    {
        var turn = 0;
        _publisher.Answer("/good.json", 200, Records("A title of a draft act that is long enough to be judged by"), "application/json");
        _publisher.Answer("/moved.json", 200, """{"other": []}""", "application/json");
        _publisher.Answer("/short.json", 200, Records("Short"), "application/json");
        _publisher.Answer("/flap.json", async context =>
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(Records($"The answer of the reading that was number {Interlocked.Increment(ref turn).ToString(CultureInfo.InvariantCulture)}, long enough"));
        });
        string[] names = ["good", "moved", "short", "flap"];
        var entries = names.Select(name => Entry(name, _publisher.At($"/{name}.json").AbsoluteUri)).Append(Entry("silent", $"http://127.0.0.1:{FreePort()}/none.json"));
        await System.IO.File.WriteAllTextAsync(SourcesPath, $$"""{"sources": [{{string.Join(",", entries)}}]}""", TestContext.Current.CancellationToken);

        var (exit, said) = await RunAsync("sources", "check", "--json");

        Assert.Equal(1, exit);
        var verdicts = said.Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(line => line.GetProperty("source").GetString()!, line => (line.GetProperty("verdict").GetString(), line.GetProperty("words").GetString()!));
        Assert.Equal("passed", verdicts["good"].Item1);
        Assert.Equal(("failed", "The answer has no 'list': its shape has changed, or it is no list."), verdicts["moved"]);
        Assert.Equal(("failed", "5 characters of its records."), verdicts["short"]);
        Assert.Equal("failed", verdicts["flap"].Item1);
        Assert.Contains("came to something else at once", verdicts["flap"].Item2, StringComparison.Ordinal);
        Assert.Equal("unreachable", verdicts["silent"].Item1);
        Assert.Contains("5 checked: 1 passed, 3 failed, 1 unreachable.", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_file_is_told_before_anybody_is_asked()
    {
        await System.IO.File.WriteAllTextAsync(SourcesPath, """{"sources": [{"id": "Not An Id", "colour": "red"}]}""", TestContext.Current.CancellationToken);

        var (exit, said) = await RunAsync("sources", "check");

        Assert.Equal(2, exit);
        Assert.Contains("The name 'colour' is not known here.", said, StringComparison.Ordinal);
    }

    private Task<(int Exit, string Output)> RunAsync(params string[] arguments) =>
        BuiltProgram.RunAsync(_folder.FullName, [.. arguments, "--sources", SourcesPath]);

    private static string FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }

    private static string Entry(string id, string url) => $$"""
        {"id": "{{id}}", "name": "{{id}}", "jurisdiction": "XX", "region": "Europe", "kind": "gazette", "languages": "en", "format": "json", "url": "{{url}}", "schedule": "0 0 6 * * ?",
         "enabled": true, "access": {"allowPrivateNetwork": true, "pace": "00:00:00"}, "mapping": {"items": "list", "fields": {"id": "id", "title": "title"} } }
        """;

    private static string Records(string title)
    {
        var another = title.Length < 20 ? "" : $", {{\"id\": \"2\", \"title\": \"Another one: {title}\"}}";
        return $"{{\"list\": [{{\"id\": \"1\", \"title\": \"{title}\"}}{another}]}}";
    }

    private static string Listing() => $"""
        <!doctype html><html lang="en"><head><title>Bills before the House</title></head><body><nav><a href="/about">About</a><a href="/members">Members</a></nav>
        <table><tr><th>Bill</th><th>Title</th><th>Introduced</th></tr>{string.Concat(Enumerable.Range(1, 4).Select(n => string.Create(CultureInfo.InvariantCulture, $"<tr><td>HB {1000 + n}</td><td><a href=\"/bills/{n}\">An Act relating to records number {n}</a></td><td>February {5 - n}, 2031</td></tr>")))}</table></body></html>
        """;

    private static string Bill(int n) => string.Create(CultureInfo.InvariantCulture, $"""
        <!doctype html><html lang="en"><head><title>HB {1000 + n}</title></head><body><main><h1>An Act relating to records number {n}</h1>
        <p>Be it enacted: the records of a subscriber shall not be disclosed to any authority unless a court of competent jurisdiction has so ordered, in writing and with reasons.</p>
        <p>A provider that receives an order shall answer it within fourteen days and shall tell the subscriber, unless the court has said that it may not.</p></main></body></html>
        """);
}
