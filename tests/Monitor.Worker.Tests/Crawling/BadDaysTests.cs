using Microsoft.Extensions.Options;
using Monitor.Worker.Crawling;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Crawling;

/// <summary>Days on which a publisher answers 200 and something is wrong all the same, against real parts and a publisher on loopback.</summary>
public sealed class BadDaysTests
{
    private static readonly string[] Subjects = ["bridges", "harbours", "forests", "schools", "libraries", "rivers", "mines", "museums", "markets", "railways"];

    private static readonly IReadOnlyList<Bill> Ten =
        [.. Subjects.Select((subject, n) => new Bill($"{n}", $"B-{n}", $"An Act respecting {subject}", $"{Bill.Harmless} Of {subject} we say here no more than that they are kept in good order at all times."))];

    private static readonly DateTimeOffset Planned = new(2031, 3, 3, 6, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_says_what_it_saw()
    {
        await using var bench = await CrawlBench.OpenAsync();
        bench.Publish([.. Ten]);

        var facts = (await bench.CrawlAsync(bench.Bills)).Facts!;

        Assert.Equal((10, 10, 0), (facts.Records, facts.Texts, facts.WithoutText));
        Assert.Equal(10, facts.Fields["number"]);
        Assert.Equal(new Dictionary<string, int> { ["200"] = 1 }, facts.Statuses);
        Assert.InRange(facts.Lengths!.Median, 100, 300);
        Assert.Equal(12, facts.ConfigHash!.Length);
    }

    [Fact]
    public async Task A_list_whose_numbers_are_gone_is_drift_although_every_record_could_be_read()
    {
        await using var bench = await CrawlBench.OpenAsync();
        await UsuallyAsync(bench);
        bench.Publish([.. Ten.Select(bill => bill with { Number = "" })]);

        var run = await bench.CrawlAsync(bench.Bills);

        Assert.Equal(RunOutcome.ParseDrift, run.Outcome);
        Assert.Contains("number in 0 of 10 records", run.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Texts_that_the_reader_has_lost_are_owed_and_no_amendments()
    {
        await using var bench = await CrawlBench.OpenAsync();
        List<Bill> relevant = [.. Ten.Select(bill => bill with { Text = string.Join("\n\n", Enumerable.Repeat($"{bill.Text} {Bill.Relevant}", 3)) })];
        for (var i = 0; i < 3; i++)
        {
            bench.Publish([.. relevant]);
            await bench.CrawlAsync(bench.Bills);
        }

        bench.Publish([.. relevant.Select(bill => bill with { Text = "Text" })]);
        var run = await bench.CrawlAsync(bench.Bills);

        Assert.Equal((RunOutcome.ParseDrift, 0, 10), (run.Outcome, run.Changed, run.Owed.Count));
        Assert.DoesNotContain(await bench.EventsAsync(), entry => entry.Entry.Event.Kind == EventKind.TextChanged);
    }

    [Fact]
    public async Task An_edit_of_the_declaration_is_no_drift()
    {
        await using var bench = await CrawlBench.OpenAsync();
        await UsuallyAsync(bench);
        var edited = bench.Bills with { Mapping = bench.Bills.Mapping with { Fields = bench.Bills.Mapping.Fields.Where(pair => pair.Key != "url").ToDictionary(pair => pair.Key, pair => pair.Value) } };

        Assert.Equal(RunOutcome.OkNothingNew, (await bench.CrawlAsync(edited)).Outcome);
    }

    [Fact]
    public async Task One_notice_under_all_addresses_is_a_soft_error_and_no_version()
    {
        await using var bench = await CrawlBench.OpenAsync();
        await ReadPagesAsync(bench);
        foreach (var bill in Ten) bench.PublishPage(bill.Id, "Our document service is being renewed. Please come back tomorrow.");

        var run = await bench.CrawlAsync(bench.BillsWithPages);

        Assert.Equal((RunOutcome.SoftError, 0, 10), (run.Outcome, run.Changed, run.Owed.Count));
        Assert.Contains(run.Facts!.Findings, finding => finding.Kind == FindingKind.SameText);
    }

    [Fact]
    public async Task A_page_that_says_not_found_with_status_200_leaves_the_kept_text_as_it_is()
    {
        await using var bench = await CrawlBench.OpenAsync();
        await ReadPagesAsync(bench);
        bench.Publisher.Answer("/bill/3", 200, "<html><head><title>Page not found - Parliament</title></head><body><main><p>Try the search.</p></main></body></html>");

        var run = await bench.CrawlAsync(bench.BillsWithPages);

        Assert.Equal((RunOutcome.Partial, 0, 1), (run.Outcome, run.Changed, run.Owed.Count));
        Assert.Contains("page not found", run.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_in_page_in_the_place_of_a_text_is_a_challenge()
    {
        await using var bench = await CrawlBench.OpenAsync();
        await ReadPagesAsync(bench);
        foreach (var bill in Ten.Take(2))
            bench.Publisher.Answer($"/bill/{bill.Id}", 200, $"<html><head><title>Sign in - Parliament</title></head><body><main><p>User name and password, please. {bill.Id}</p></main></body></html>");

        var run = await bench.CrawlAsync(bench.BillsWithPages);

        Assert.Equal((RunOutcome.Partial, 2), (run.Outcome, run.Owed.Count));
        Assert.Contains(run.Facts!.Findings, finding => finding.Kind == FindingKind.ChallengePage);
    }

    [Fact]
    public async Task New_ids_for_old_items_hold_their_alerts_until_the_declared_time_and_keep_the_items()
    {
        await using var bench = await CrawlBench.OpenAsync();
        List<Bill> told = [.. Ten.Select(bill => bill with { Text = $"{bill.Text} {Bill.Relevant}" })];
        bench.Publish([.. told]);
        var source = Unkeyed(bench);
        await bench.CrawlAsync(source);
        bench.Publish([.. told.Select(bill => bill with { Id = $"2031-{bill.Id}" })]);

        var run = await bench.CrawlAsync(source);

        Assert.Equal((RunOutcome.OkNew, 10, 10), (run.Outcome, run.New, run.Facts!.HeldAlerts));
        var hold = Assert.Single(await bench.Get<HoldStore>().HoldingAsync(run.EndedAt, Ct));
        Assert.Equal(bench.Get<IOptions<CrawlingOptions>>().Value.HoldFor, hold.Until - hold.HeldAt);
        Assert.Empty(await bench.Get<DeliveryStore>().DueAsync(run.EndedAt, 50, Ct));
        Assert.Equal(10, (await bench.Get<DeliveryStore>().DueAsync(hold.Until, 50, Ct)).Count);
    }

    [Fact]
    public async Task A_list_full_of_really_new_items_holds_nothing()
    {
        await using var bench = await CrawlBench.OpenAsync();
        bench.Publish([.. Ten]);
        var source = Unkeyed(bench);
        await bench.CrawlAsync(source);
        bench.Publish([.. Enumerable.Range(0, 10).Select(n => new Bill($"n{n}", $"N-{n}", $"An Act to amend chapter {n} of the code", $"{Bill.Relevant} Chapter {n}."))]);

        var run = await bench.CrawlAsync(source);

        Assert.Equal(10, (await bench.Get<DeliveryStore>().DueAsync(run.EndedAt, 50, Ct)).Count);
        Assert.Empty(await bench.Get<HoldStore>().ListAsync(5, Ct));
    }

    [Fact]
    public async Task A_paused_source_is_not_asked_and_the_run_says_who_and_until_when()
    {
        await using var bench = await CrawlBench.OpenAsync();
        bench.Publish([.. Ten]);
        var now = bench.Get<TimeProvider>().GetUtcNow();
        await bench.Get<WatchStore>().PauseAsync(new SourcePause { Source = bench.Bills.Id, Who = "ann", At = now, Until = now.AddDays(1), Reason = "They asked us." }, Ct);

        Assert.Null(await bench.Get<SourceCrawl>().RunWhenDueAsync(bench.Bills, Planned, Ct));

        Assert.Empty(bench.Publisher.RequestsFor("/list.json"));
        var run = Assert.Single(await bench.Get<RunStore>().RunsAsync(bench.Bills.Id, 5, Ct));
        Assert.Equal((RunOutcome.Disabled, Planned), (run.Outcome, run.PlannedAt));
        Assert.StartsWith("Paused by ann until ", run.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_that_is_running_is_not_begun_again()
    {
        var running = new RunningSources();
        var source = new SourceId("s");

        using (running.TryEnter(source))
        {
            Assert.Null(running.TryEnter(source));
            Assert.NotNull(running.TryEnter(new SourceId("t")));
        }

        Assert.NotNull(running.TryEnter(source));
    }

    // Bills that share an official key join their item whatever their ids are; the trap needs a source without keys.
    private static Source Unkeyed(CrawlBench bench) => bench.Bills with { Mapping = bench.Bills.Mapping with { Keys = [] } };

    private static async Task UsuallyAsync(CrawlBench bench)
    {
        for (var i = 0; i < 3; i++)
        {
            bench.Publish([.. Ten]);
            Assert.True((await bench.CrawlAsync(bench.Bills)).Outcome.IsGood());
        }
    }

    private static async Task ReadPagesAsync(CrawlBench bench)
    {
        bench.Publish([.. Ten]);
        foreach (var bill in Ten) bench.PublishPage(bill.Id, $"{bill.Text} {bill.Text} {bill.Text} {bill.Text}");
        Assert.Equal(RunOutcome.OkNew, (await bench.CrawlAsync(bench.BillsWithPages)).Outcome);
    }
}
