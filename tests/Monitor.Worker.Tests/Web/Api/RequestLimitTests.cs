using System.Net;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Web.Api;

/// <summary>A bucket so small that the second request is one too many for a minute.</summary>
public sealed class RequestLimitTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_asks_too_often_is_told_when_to_come_again_and_pages_go_on()
    {
        await using var host = await MonitorHost.StartAsync(new Dictionary<string, string?> { ["Api:RequestsPerMinute"] = "1" }, seeded: false);
        using var visitor = host.NewVisitor();
        using var first = await visitor.GetAsync("/api/v1");
        using var second = await visitor.GetAsync("/api/v1/search?q=");
        using var feed = await visitor.GetAsync("/feeds/search.atom?q=");
        using var page = await visitor.GetAsync("/");
        using var again = await visitor.GetAsync("/");

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        await ApiProgram.ProblemAsync(second, HttpStatusCode.TooManyRequests);
        Assert.InRange(second.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(HttpStatusCode.TooManyRequests, feed.StatusCode);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], [page.StatusCode, again.StatusCode]);
    }

    [Fact]
    public async Task Each_token_each_person_and_each_address_has_a_bucket_of_its_own()
    {
        await using var host = await MonitorHost.StartAsync(new Dictionary<string, string?> { ["SignIn:Accounts"] = "true", ["Api:RequestsPerMinute"] = "1" }, seeded: false);
        await host.Store.Users.AddAsync("Ada", SignedInHost.Password, UserRole.Reader, Ct);
        using var ada = host.NewVisitor();
        await ada.SignInAsync("Ada", SignedInHost.Password);
        using var stranger = host.NewVisitor();
        var statuses = new List<HttpStatusCode>();
        foreach (var program in (ApiProgram[])[new(ada), new(stranger), new(stranger, await TokenAsync(host)), new(stranger, await TokenAsync(host))])
        {
            using var response = await program.SendAsync(HttpMethod.Get, "/api/v1");
            statuses.Add(response.StatusCode);
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.OK, HttpStatusCode.OK], statuses);
        using var guess = await stranger.GetAsync("/api/v1");
        Assert.Equal(HttpStatusCode.TooManyRequests, guess.StatusCode);
    }

    [Fact]
    public async Task A_limit_that_makes_no_sense_stops_the_start()
    {
        await using var host = MonitorHost.Build(new Dictionary<string, string?> { ["Api:RequestsPerMinute"] = "0" });

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => host.App.StartAsync(Ct));

        Assert.Contains("Api:RequestsPerMinute must be 1 to 100000", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<string> TokenAsync(MonitorHost host) =>
        (await host.Get<ApiTokenStore>().IssueAsync(new NewApiToken("Ada", IsAccount: true, UserRole.Reader, MayWrite: false, "a test"), Ct))!;
}
