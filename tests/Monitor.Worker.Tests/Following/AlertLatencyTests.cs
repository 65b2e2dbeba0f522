using System.Globalization;
using Monitor.Worker.Following;
using Monitor.Worker.Reporting;
using Monitor.Worker.Storage;
using Monitor.Worker.Tests.Alerting;
using Monitor.Worker.Tests.Crawling;

namespace Monitor.Worker.Tests.Following;

/// <summary>
/// From the commit of a crawl to Slack's acceptance, as Monitor itself measures it. A few alerts here; for figures
/// <c>MONITOR_LATENCY_ALERTS=100 dotnet test --project tests/Monitor.Worker.Tests --filter-class "*AlertLatencyTests" --output Detailed</c>
/// </summary>
public sealed class AlertLatencyTests(ITestOutputHelper output)
{
    private static readonly int Alerts = int.Parse(Environment.GetEnvironmentVariable("MONITOR_LATENCY_ALERTS") ?? "3", CultureInfo.InvariantCulture);

    // So short that no alert waits for the one before it.
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(10);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_alert_is_sent_by_the_commit_that_owes_it_and_its_way_is_measured_step_by_step()
    {
        var workspace = new FakeWorkspace(TimeProvider.System) { Limits = new FakeLimits(TimeProvider.System, Pace, burst: 4) };
        var channel = workspace.Add("C1");
        await using var slack = await FakeSlack.StartAsync(workspace);
        await using var bench = await CrawlBench.OpenAsync(
            ("Slack:BotToken", FakeWorkspace.Token), ("Slack:ApiUrl", new Uri(slack.Address, "/api/").AbsoluteUri), ("Slack:PostEvery", Pace.ToString()), ("Alerting:DefaultChannel", "C1"));
        var bills = new List<Bill> { new("0", "B-0", "Bridge Bill", Bill.Harmless) };
        bench.Publish([.. bills]);
        await bench.CrawlAsync(bench.Bills);
        var sender = bench.Get<DeliverySender>();
        await sender.StartAsync(Ct);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));

        for (var n = 1; n <= Alerts; n++)
        {
            var id = n.ToString(CultureInfo.InvariantCulture);
            bills.Add(new Bill(id, $"B-{id}", $"Data Access Bill {id}", Bill.Relevant));
            bench.Publish([.. bills]);
            await bench.CrawlAsync(bench.Bills);
            // The next one begins when this one is through: idle is what is measured.
            while (await bench.Get<DeliveryStore>().OldestOwedAsync(Ct) is not null) await look.WaitForNextTickAsync(Ct);
        }

        await sender.StopAsync(Ct);
        var times = Assert.Single(await bench.Get<AlertTimes>().ReadAsync(Ct));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{times.Messages} alerts: committed to accepted, median {times.CommittedToAccepted.Median.TotalMilliseconds:0} ms, p95 {times.CommittedToAccepted.Late.TotalMilliseconds:0} ms; fetched to accepted, median {times.Whole.Median.TotalMilliseconds:0} ms, p95 {times.Whole.Late.TotalMilliseconds:0} ms."));
        Assert.Equal((Alerts, "xx-bills"), (times.Messages, times.Source.Value));
        Assert.Equal(Alerts, channel.Parents.Count());
        Assert.True(times.Whole.Late >= times.CommittedToAccepted.Late && times.CommittedToAccepted.Median > TimeSpan.Zero);
    }
}
