using System.Text;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Fetching;

public sealed class KeySecrecyTests
{
    private const string Secret = "s3cr3t/k3y+x=";
    private const string Encoded = "s3cr3t%2Fk3y%2Bx%3D";

    private static readonly AccessKey InHeader = new("CONGRESS_KEY", "X-Api-Key", null, "ApiKey ");
    private static readonly AccessKey InQuery = new("CONGRESS_KEY", null, "api_key");

    [Fact]
    public async Task A_source_without_its_key_says_which_variable_is_missing()
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        using var bench = new FetchingBench();

        var outcome = await bench.FetchAsync(publisher.At("/bills"), access: access => access with { Key = InHeader });

        Assert.Equal(new FetchOutcome.KeyMissing("CONGRESS_KEY"), outcome);
        Assert.Empty(publisher.Requests);
    }

    [Fact]
    public async Task A_key_goes_into_its_header_and_not_to_robots_txt()
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Answer("/bills", 200, "{}", "application/json");
        using var bench = WithKey();

        await bench.FetchAsync(publisher.At("/bills"), access: access => access with { Key = InHeader });

        Assert.Equal("ApiKey " + Secret, publisher.RequestsFor("/bills")[0].Header("X-Api-Key"));
        Assert.Null(publisher.RequestsFor("/robots.txt")[0].Header("X-Api-Key"));
    }

    [Fact]
    public async Task A_key_goes_into_the_query_once_and_leaves_the_rest_of_it_alone()
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Answer("/bills", 200, "{}", "application/json");
        using var bench = WithKey();

        await bench.FetchAsync(publisher.At("/bills?sort=date+desc&api_key=old&q=%41"), access: access => access with { Key = InQuery });

        Assert.EndsWith($"&api_key={Encoded}", publisher.RequestsFor("/bills")[0].Query, StringComparison.Ordinal);
        Assert.StartsWith("?sort=date+desc&", publisher.RequestsFor("/bills")[0].Query, StringComparison.Ordinal);
        Assert.DoesNotContain("old", publisher.RequestsFor("/bills")[0].Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_does_not_hold_the_key_even_where_the_publisher_echoes_it()
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Redirect("/old", $"/bills?api_key={Encoded}&page=1")
            .Answer("/bills", 200, $$"""{"next":"/bills?api_key={{Encoded}}&page=2","key":"{{Secret}}"}""", "application/json", ("Link", $"</bills?api_key={Encoded}>; rel=next"));
        using var bench = WithKey();

        var outcome = await bench.FetchAsync(publisher.At("/old"), SourceFormat.Json, access => access with { Key = InQuery });

        var page = Assert.IsType<FetchOutcome.Fetched>(outcome).Page;
        Assert.Equal(publisher.At("/bills?page=1"), page.FinalUrl);
        AssertNoSecret(bench, $"{outcome} {page} {page.Text} {Encoding.UTF8.GetString(page.Body)} {page.Link}");
        Assert.Single(publisher.RequestsFor("/bills"));
        Assert.Contains(Encoded, publisher.RequestsFor("/bills")[0].Query, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(302)]
    [InlineData(307)]
    public async Task Another_host_gets_neither_the_key_nor_the_sources_own_headers(int status)
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Redirect("/bills", publisher.At("other.test", $"/file?api_key={Encoded}").AbsoluteUri, status).Answer("/file", 200, "{}", "application/json");
        using var bench = WithKey();

        var outcome = await bench.FetchAsync(
            publisher.At("api.test", "/bills"),
            access: access => access with { Key = InQuery with { Header = "X-Api-Key" }, Headers = new Dictionary<string, string> { ["Cookie"] = "session=1" } });

        var asked = publisher.RequestsFor("/file")[0];
        Assert.IsType<FetchOutcome.Fetched>(outcome);
        Assert.Equal(("", null, null), (asked.Query, asked.Header("X-Api-Key"), asked.Header("Cookie")));
    }

    [Fact]
    public async Task Faults_and_moves_do_not_tell_the_key_either()
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Redirect("/moved", publisher.At("new.test", $"/x/{Encoded}?api_key={Encoded}").AbsoluteUri, 301).Answer("/broken", 500, Secret);
        await using var raw = new RawPublisher($"HTTP/1.1 {Secret}\r\n\r\n");
        using var bench = WithKey(("Retries", "1"));

        var told = new StringBuilder();
        foreach (var url in new[] { publisher.At("old.test", "/moved"), publisher.At("/broken"), raw.Address, new Uri("http://127.0.0.1:9/x") })
        {
            foreach (var key in new[] { InQuery, InHeader }) told.Append(await bench.FetchAsync(url, access: access => access with { Key = key }));
        }

        AssertNoSecret(bench, told.ToString());
        Assert.Contains("Moved", told.ToString(), StringComparison.Ordinal);
        Assert.Contains("Unreachable", told.ToString(), StringComparison.Ordinal);
    }

    private static FetchingBench WithKey(params (string, string)[] settings)
    {
        var bench = new FetchingBench(null, settings);
        bench.Environment["CONGRESS_KEY"] = Secret + "\n";
        return bench;
    }

    private static void AssertNoSecret(FetchingBench bench, string told)
    {
        Assert.NotEmpty(bench.LogLines);
        foreach (var text in bench.LogLines.Append(told))
        {
            Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
            Assert.DoesNotContain(Encoded, text, StringComparison.OrdinalIgnoreCase);
        }
    }
}
