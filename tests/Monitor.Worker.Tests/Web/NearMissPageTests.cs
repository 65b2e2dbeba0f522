using Monitor.Worker.Classifying;
using Monitor.Worker.Following;

namespace Monitor.Worker.Tests.Web;

public sealed class NearMissPageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0.03, true)]
    [InlineData(0.49, false)]
    public async Task The_page_shows_what_near_misses_would_be_sent_and_says_when_there_are_none(double review, bool any)
    {
        await using var host = await MonitorHost.StartAsync(new Dictionary<string, string?> { ["Alerting:NearMisses:0:Name"] = "near", ["Alerting:NearMisses:0:Channel"] = "preview" });
        var active = host.Get<ActiveClassifier>();
        active.Use(active.Current, new Thresholds(0.5, review, null));
        await host.Get<DigestSender>().SendDueAsync(Ct);
        using var visitor = host.NewVisitor();

        var page = await visitor.ReadAsync("/alerts?show=digests");

        var entry = Assert.Single(page.QuerySelectorAll("article.message"), article => article.TextContent.Contains("Near-miss digest", StringComparison.Ordinal));
        Assert.Equal(any, entry.TextContent.Contains("Coastal Fisheries Quota Act", StringComparison.Ordinal));
        Assert.Equal(any, entry.QuerySelector("a[href$='#label']") is not null);
        Assert.Equal(!any, entry.TextContent.Contains("None: as it stands now there is nothing to show", StringComparison.Ordinal));
    }
}
