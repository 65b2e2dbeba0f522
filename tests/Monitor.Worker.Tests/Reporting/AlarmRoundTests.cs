using Monitor.Worker.Alerting;
using Monitor.Worker.Documents;
using Monitor.Worker.Reporting.Alarms;
using Monitor.Worker.Sources;
using Monitor.Worker.Storage;
using Monitor.Worker.Tests.Crawling;

namespace Monitor.Worker.Tests.Reporting;

/// <summary>From runs in a real store to messages in the operators' outbox, and out of it.</summary>
public sealed class AlarmRoundTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_source_that_fails_three_times_is_told_once_to_operators_only_and_its_recovery_with_the_gap()
    {
        await using var bench = await CrawlBench.OpenAsync(catalogued: true);
        bench.Publisher.Answer("/list.json", 500, "");
        for (var i = 0; i < 3; i++) await bench.CrawlAsync(bench.Bills);

        Assert.Equal(1, await bench.Get<AlarmRound>().RunAsync(Ct));
        Assert.Equal(0, await bench.Get<AlarmRound>().RunAsync(Ct));
        Assert.Equal(1, await bench.Get<NoticeSender>().SendDueAsync(Ct));
        bench.Publish(new Bill("1", "B-1", "Data Access Bill", Bill.Relevant), new Bill("2", "B-2", "Bridge Bill", Bill.Harmless));
        await bench.CrawlAsync(bench.Bills);
        Assert.Equal(1, await bench.Get<AlarmRound>().RunAsync(Ct));

        var notices = await bench.Get<NoticeStore>().ListAsync(5, Ct);
        Assert.Equal(["xx-bills: over (cannot be read)", "Bills of Nowhere: cannot be read"], notices.Select(notice => notice.Title));
        Assert.Contains("read 2 records and brought 2 new ones", notices[0].Text, StringComparison.Ordinal);
        Assert.Contains("500", notices[1].Text, StringComparison.Ordinal);
        Assert.All(notices, notice => Assert.Equal("preview", notice.Channel));
        Assert.NotNull(notices[1].SentAt);
        Assert.Empty(await bench.DeliveriesAsync());
        Assert.Empty(await bench.Get<WatchStore>().AlarmsAsync(Ct));
    }

    [Fact]
    public async Task Freshness_is_learnt_from_the_dates_of_the_archive_on_the_first_day()
    {
        await using var bench = await CrawlBench.OpenAsync(catalogued: true);
        var today = DateOnly.FromDateTime(bench.Get<TimeProvider>().GetUtcNow().UtcDateTime);
        bench.Publisher.Answer("/list.json", 200, Dated(Enumerable.Range(40, 12).Select(back => today.AddDays(-back))), "application/json");
        var source = Assert.Single(bench.Get<SourceCatalog>().All);
        await bench.CrawlAsync(source);

        Assert.Equal(1, await bench.Get<AlarmRound>().RunAsync(Ct));

        var notice = Assert.Single(await bench.Get<NoticeStore>().ListAsync(5, Ct));
        Assert.Equal("Bills of Nowhere: stands still", notice.Title);
        Assert.Contains("nothing new for 39 of its days of publication", notice.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_that_takes_no_messages_is_told_to_operators_once_and_so_is_its_end()
    {
        await using var bench = await CrawlBench.OpenAsync(catalogued: true);
        var blocks = bench.Get<SendingBlocks>();
        blocks.Stop(BlockScope.Channel, "C0LEADS", "Slack refuses channel 'C0LEADS' with is_archived.");

        Assert.Equal(1, await bench.Get<AlarmRound>().RunAsync(Ct));
        Assert.Equal(0, await bench.Get<AlarmRound>().RunAsync(Ct));
        Assert.Equal(1, await bench.Get<NoticeSender>().SendDueAsync(Ct));
        blocks.Passed("C0LEADS");
        Assert.Equal(1, await bench.Get<AlarmRound>().RunAsync(Ct));

        var notices = await bench.Get<NoticeStore>().ListAsync(5, Ct);
        Assert.Equal(["C0LEADS: over (messages cannot be sent)", "Channel C0LEADS: messages cannot be sent"], notices.Select(notice => notice.Title));
        Assert.Contains("is_archived", notices[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_operators_cannot_be_reached_is_not_told_by_the_way_that_does_not_reach_them()
    {
        await using var bench = await CrawlBench.OpenAsync(catalogued: true, ("Slack:BotToken", "xoxb-1"), ("Slack:ApiUrl", "http://127.0.0.1:9/api"), ("Alerting:OperatorsChannel", "C0OPS"), ("Alerting:DefaultChannel", "C0LEADS"));
        var blocks = bench.Get<SendingBlocks>();
        blocks.Stop(BlockScope.Workspace, "C0LEADS", "Slack refuses with token_revoked.");
        blocks.Stop(BlockScope.Channel, "C0LEADS", "Slack refuses channel 'C0LEADS' with is_archived.");

        Assert.Equal(0, await bench.Get<AlarmRound>().RunAsync(Ct));

        Assert.Empty(await bench.Get<NoticeStore>().ListAsync(5, Ct));
        var alarm = Assert.Single(await bench.Get<WatchStore>().AlarmsAsync(Ct));
        Assert.Equal((AlarmKind.Delivery, ""), (alarm.Kind, alarm.Subject));
    }

    private static string Dated(IEnumerable<DateOnly> days) => System.Text.Json.JsonSerializer.Serialize(new
    {
        bills = days.Select((day, n) => new { id = $"{n}", number = $"B-{n}", title = $"Bill of day {n}", text = Bill.Harmless, published = day.ToString("O", System.Globalization.CultureInfo.InvariantCulture) }),
    });
}
