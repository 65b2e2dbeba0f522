using System.Net;
using Monitor.Worker.Web;

namespace Monitor.Worker.Tests.Web;

public sealed class RefusalTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Urls", "http://0.0.0.0:5080")]
    [InlineData("Urls", "http://*:5080")]
    [InlineData("Urls", "http://+:5080")]
    [InlineData("Urls", "http://[::]:5080")]
    [InlineData("Urls", "http://monitor.example.org:5080")]
    [InlineData("Urls", "http://192.168.1.4:5080")]
    [InlineData("Urls", "http://127.0.0.1:5080;http://0.0.0.0:5081")]
    [InlineData("Urls", "http://unix:/run/monitor.sock")]
    [InlineData("Urls", "http://localhost.evil.example:5080")]
    [InlineData("Urls", "nonsense")]
    [InlineData("Kestrel:Endpoints:Wide:Url", "http://*:80")]
    public async Task Beyond_loopback_nothing_is_served_without_sign_in(string key, string value)
    {
        await using var host = MonitorHost.Build(new Dictionary<string, string?> { [key] = value });

        var refusal = host.App.Refusal();

        Assert.Contains("nobody would have to sign in", refusal, StringComparison.Ordinal);
        Assert.Contains("SignIn__Accounts", refusal, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.App.StartAsync(Ct));
    }

    [Fact]
    public async Task Ports_alone_are_wide()
    {
        await using var host = MonitorHost.Build(new Dictionary<string, string?> { ["Urls"] = "", ["HTTP_PORTS"] = "8080" });

        Assert.Contains("http://*:8080", host.App.Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_added_in_code_counts_too()
    {
        await using var host = MonitorHost.Build();
        host.App.Urls.Add("http://0.0.0.0:0");

        Assert.NotNull(host.App.Refusal());
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("http://localhost:5080")]
    [InlineData("http://[::1]:5080;https://127.0.0.2:5081")]
    public async Task Loopback_is_served_without_sign_in(string urls)
    {
        await using var host = MonitorHost.Build(new Dictionary<string, string?> { ["Urls"] = urls });

        Assert.Null(host.App.Refusal());
    }

    [Fact]
    public async Task Where_nothing_is_said_the_page_stands_on_loopback()
    {
        await using var host = MonitorHost.Build(new Dictionary<string, string?> { ["Urls"] = "" });

        Assert.Null(host.App.Refusal());
    }

    [Fact]
    public async Task Beyond_loopback_is_served_once_people_sign_in()
    {
        await using var host = MonitorHost.Build(new Dictionary<string, string?> { ["Urls"] = "http://0.0.0.0:0", ["SignIn:Accounts"] = "true" });

        Assert.Null(host.App.Refusal());
    }

    [Theory]
    [InlineData("SignIn:OpenIdConnect:Authority", "https://id.example", "ClientId")]
    [InlineData("SignIn:OpenIdConnect:ClientId", "monitor", "Authority")]
    [InlineData("SignIn:OpenIdConnect:Authority", "http://id.example", "https address")]
    [InlineData("SignIn:FirstAccount:Name", "root", "Password")]
    [InlineData("SignIn:OpenIdConnect:ClientSecretFile", "/nowhere/secret", "cannot be read")]
    public async Task Half_a_sign_in_is_none(string key, string value, string told)
    {
        await using var host = MonitorHost.Build(new Dictionary<string, string?> { [key] = value });

        Assert.Contains(told, host.App.Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("localhost:5080", HttpStatusCode.OK)]
    [InlineData("[::1]", HttpStatusCode.OK)]
    [InlineData("evil.example", HttpStatusCode.BadRequest)]
    [InlineData("127.0.0.1.evil.example", HttpStatusCode.BadRequest)]
    public async Task A_foreign_name_for_this_machine_is_refused(string name, HttpStatusCode expected)
    {
        await using var host = await MonitorHost.StartAsync(seeded: false);
        using var visitor = host.NewVisitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live") { Headers = { Host = name } };

        using var response = await visitor.Http.SendAsync(request, Ct);

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Readiness_tells_what_is_missing()
    {
        await using var host = await MonitorHost.StartAsync(seeded: false);
        using var visitor = host.NewVisitor();
        host.Get<Worker.Classifying.ActiveClassifier>().Use(null!);

        using var response = await visitor.GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("No classifier is active yet.", await response.Content.ReadAsStringAsync(Ct));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/health/live")).StatusCode);
    }

    [Fact]
    public async Task A_fault_is_a_page_that_tells_nothing_of_the_inside()
    {
        await using var host = await MonitorHost.StartAsync(seeded: false);
        using var visitor = host.NewVisitor();
        host.Get<Worker.Indexing.ISearchIndex>().Dispose();

        using var response = await visitor.GetAsync("/");

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Contains("frame-ancestors 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var page = await Visitor.DocumentOf(response);
        Assert.Contains("Something went wrong in Monitor", page.QuerySelector("main h1")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", page.DocumentElement.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_store_teaches_what_will_come()
    {
        await using var host = await MonitorHost.StartAsync(seeded: false);
        using var visitor = host.NewVisitor();

        foreach (var (path, told) in new[] { ("/", "Nothing has been read yet"), ("/events", "Nothing has happened yet"), ("/deadlines", "No date ahead"), ("/alerts", "No message here"), ("/sources", "Waiting") })
        {
            Assert.Contains(told, (await visitor.ReadAsync(path)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }
    }
}
