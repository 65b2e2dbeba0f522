using Microsoft.Extensions.Time.Testing;
using Monitor.Worker.Alerting;
using Monitor.Worker.Documents;
using Monitor.Worker.Following.Rehearsing;
using Monitor.Worker.Sources;
using Monitor.Worker.Storage;
using Monitor.Worker.Tests.Crawling;
using Monitor.Worker.Tests.Journey;
using Monitor.Worker.Tests.Storage;

namespace Monitor.Worker.Tests.Following;

public sealed class RehearsalTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_rules_would_have_sent_is_counted_rule_by_rule_and_nothing_is_sent()
    {
        await using var bench = await AfterThreeBillsAsync(
            ("Alerting:Rules:0:Name", "everything"), ("Alerting:Rules:0:Channel", "C1"), ("Alerting:Rules:0:Rhythm", "daily"),
            ("Alerting:Rules:1:Name", "elsewhere"), ("Alerting:Rules:1:Channel", "C2"), ("Alerting:Rules:1:Regions:0", "Africa"));
        var owed = (await bench.DeliveriesAsync()).Count;

        var report = await Rehearsal(bench).RunAsync(30, Ct);

        Assert.Equal((30, 3, 0), (report.Days, report.Events, report.Silent));
        Assert.Equal(["everything", "elsewhere"], report.Rules.Select(rule => rule.Rule));
        Assert.Equal(("C1", Rhythm.Daily, 3, 3), (report.Rules[0].Channel, report.Rules[0].Rhythm, report.Rules[0].Told, report.Rules[0].Examples.Count));
        Assert.InRange(report.Rules[0].MostADay, 2, 3);
        Assert.Equal((0, 0, 0), (report.Rules[1].Told, report.Rules[1].MostADay, report.Rules[1].Examples.Count));
        Assert.Equal(owed, (await bench.DeliveriesAsync()).Count);
    }

    [Fact]
    public async Task Events_of_which_nobody_would_be_told_are_counted_and_some_are_named()
    {
        await using var bench = await AfterThreeBillsAsync(("Alerting:Rules:0:Name", "elsewhere"), ("Alerting:Rules:0:Channel", "C2"), ("Alerting:Rules:0:Regions:0", "Africa"));

        var report = await Rehearsal(bench).RunAsync(30, Ct);

        Assert.Equal(3, report.Silent);
        Assert.All(report.SilentExamples, example => Assert.Contains("Bill", example, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_happened_before_the_days_that_are_asked_for_does_not_count()
    {
        await using var bench = await AfterThreeBillsAsync(("Alerting:Rules:0:Name", "everything"), ("Alerting:Rules:0:Channel", "C1"));
        var later = new FakeTimeProvider(DateTimeOffset.UtcNow.AddDays(9));
        var rehearsal = new Rehearsal(
            bench.Get<ItemStore>(), bench.Get<LiveCatalog>(), bench.Get<AlertRules>(), bench.Get<AlertPlanner>(), later);

        Assert.Equal(0, (await rehearsal.RunAsync(7, Ct)).Events);
        Assert.Equal(3, (await rehearsal.RunAsync(10, Ct)).Events);
    }

    [Fact]
    public async Task The_verb_tries_the_rules_of_another_file_and_says_to_which_channel_nothing_could_be_sent()
    {
        var folder = Directory.CreateTempSubdirectory("monitor-rehearsal-");
        try
        {
            var rules = Path.Combine(folder.FullName, "other.json");
            await File.WriteAllTextAsync(rules, """{"Alerting":{"Rules":[{"Name":"europe","Channel":"emea/C0123456789"}]}}""", Ct);

            var data = folder.CreateSubdirectory("data").FullName;
            await ReadyStore.PlaceAsync(data);

            var (exit, output) = await BuiltProgram.RunAsync(folder.FullName, "alerts", "rehearse", "--days", "7", "--config", rules, "--data", data);

            Assert.True(exit == 0, output);
            Assert.Contains("europe -> emea/C0123456789: nothing", output, StringComparison.Ordinal);
            Assert.Contains("would not start with these rules: Rule 'europe' names the channel 'emea/C0123456789', but there is no workspace 'emea'", output, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Rehearsal Rehearsal(CrawlBench bench) => bench.Get<Rehearsal>();

    private static async Task<CrawlBench> AfterThreeBillsAsync(params (string Key, string Value)[] rules)
    {
        var bench = await CrawlBench.OpenAsync(rules);
        var old = new Bill("0", "B-0", "Bridge Bill", Bill.Harmless);
        bench.Publish(old);
        await bench.CrawlAsync(bench.Bills);
        bench.Publish([old, .. Enumerable.Range(1, 3).Select(n => new Bill($"{n}", $"B-{n}", $"Bill {n}", Bill.Relevant))]);
        await bench.CrawlAsync(bench.Bills);
        return bench;
    }
}
