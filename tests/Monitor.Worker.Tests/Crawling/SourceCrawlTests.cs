using Monitor.Worker.Sources;
using Monitor.Worker.Fetching;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Extensions.DependencyInjection;
using Monitor.Worker.Crawling;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Crawling;

public sealed class SourceCrawlTests
{
    private static readonly Bill First = new("1", "B-1", "Data Access Bill", Bill.Relevant);

    [Fact]
    public async Task The_first_crawl_keeps_the_backlog_and_alerts_nobody()
    {
        await using var bench = await CrawlBench.OpenAsync();
        bench.Publish(First);

        var run = await bench.CrawlAsync(bench.Bills);

        Assert.Equal((RunOutcome.OkNew, 1), (run.Outcome, run.New));
        Assert.Equal(EventKind.New, Assert.Single(await bench.EventsAsync()).Entry.Event.Kind);
        Assert.Empty(await bench.DeliveriesAsync());
    }

    [Fact]
    public async Task A_new_relevant_bill_is_told_once_and_an_irrelevant_one_never()
    {
        await using var bench = await CrawlBench.OpenAsync();
        bench.Publish(First);
        await bench.CrawlAsync(bench.Bills);
        bench.Publish(First, new Bill("2", "B-2", "Lawful Access Bill", Bill.Relevant), new Bill("3", "B-3", "Bridge Bill", Bill.Harmless));

        await bench.CrawlAsync(bench.Bills);
        await bench.CrawlAsync(bench.Bills);

        var delivery = Assert.Single(await bench.DeliveriesAsync());
        Assert.Equal(("Lawful Access Bill", EventKind.New), (delivery.Alert.Title, delivery.Alert.Event.Kind));
        Assert.NotEqual(0, delivery.Alert.ItemId);
    }

    [Fact]
    public async Task An_amendment_that_makes_a_bill_relevant_is_one_message_with_the_redline()
    {
        await using var bench = await CrawlBench.OpenAsync();
        var bill = new Bill("1", "B-1", "Bridge Bill", Bill.Harmless);
        bench.Publish(bill);
        await bench.CrawlAsync(bench.Bills);
        bench.Publish(bill with { Text = $"{Bill.Harmless}\n\n{Bill.Relevant}" });

        await bench.CrawlAsync(bench.Bills);

        var alert = Assert.Single(await bench.DeliveriesAsync()).Alert;
        Assert.Equal(EventKind.BecameRelevant, alert.Event.Kind);
        Assert.Contains(alert.Event.Redline, part => part.Kind == RedlineKind.Added && part.Text.Contains("subscriber data", StringComparison.Ordinal));
        Assert.Equal((0.1, 0.9), (alert.Event.RelevanceBefore, alert.Event.RelevanceAfter));
    }

    [Fact]
    public async Task A_text_that_flaps_back_is_kept_as_a_version_and_told_to_nobody()
    {
        await using var bench = await CrawlBench.OpenAsync();
        bench.Publish(First);
        await bench.CrawlAsync(bench.Bills);
        bench.Publish(First with { Text = Bill.Relevant + " Within ten days." });
        await bench.CrawlAsync(bench.Bills);
        bench.Publish(First);

        var run = await bench.CrawlAsync(bench.Bills);

        Assert.Equal(1, run.Changed);
        Assert.Equal([EventKind.TextChanged, EventKind.New], (await bench.EventsAsync()).Select(entry => entry.Entry.Event.Kind));
    }

    [Fact]
    public async Task The_same_bill_from_a_second_source_joins_its_item_without_a_second_message()
    {
        await using var bench = await CrawlBench.OpenAsync();
        bench.Publish(First);
        await bench.CrawlAsync(bench.Bills);
        var other = bench.Bills with { Id = new SourceId("xx-news") };
        bench.Publish();
        await bench.CrawlAsync(other with { Expect = new Expectation { Results = false } });
        bench.Publish(First with { Id = "news-77", Text = Bill.Relevant + " As reported." });

        await bench.CrawlAsync(other);

        var item = await bench.Get<ItemStore>().FindByKeyAsync("xx-bill:b-1", TestContext.Current.CancellationToken);
        var detail = await bench.Get<ItemStore>().FindAsync(item!.Id, TestContext.Current.CancellationToken);
        Assert.Equal(["xx-bills", "xx-news"], detail!.Documents.Select(document => document.Source.Value));
        Assert.Empty(await bench.DeliveriesAsync());
    }

    [Fact]
    public async Task A_withdrawal_of_a_relevant_bill_is_told()
    {
        await using var bench = await CrawlBench.OpenAsync();
        bench.Publish(First);
        await bench.CrawlAsync(bench.Bills);
        bench.Publish(First with { Status = "withdrawn" });

        var run = await bench.CrawlAsync(bench.Bills);

        Assert.Equal(RunOutcome.OkNothingNew, run.Outcome);
        Assert.Equal(EventKind.Withdrawn, Assert.Single(await bench.DeliveriesAsync()).Alert.Event.Kind);
    }

    [Fact]
    public async Task A_list_that_should_not_be_empty_and_is_makes_noise()
    {
        await using var bench = await CrawlBench.OpenAsync();
        bench.Publish();

        Assert.Equal(RunOutcome.EmptySuspicious, (await bench.CrawlAsync(bench.Bills)).Outcome);
    }

    [Fact]
    public async Task A_list_that_may_be_empty_is_quiet()
    {
        await using var bench = await CrawlBench.OpenAsync();
        bench.Publish();

        Assert.Equal(RunOutcome.Quiet, (await bench.CrawlAsync(bench.Bills with { Expect = new Expectation { Results = false } })).Outcome);
    }

    [Fact]
    public async Task A_list_that_is_empty_while_its_publisher_rests_is_quiet_and_says_why()
    {
        await using var bench = await CrawlBench.OpenAsync();
        bench.Publish();
        var never = new PublishingCalendar { Name = "never", Weekdays = [] };

        var run = await bench.CrawlAsync(bench.Bills with { Calendar = never });

        Assert.Equal(RunOutcome.Quiet, run.Outcome);
        Assert.Contains("no day of publication", run.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("issue-{today:yyyyMMdd}.json", true, RunOutcome.Quiet)]
    [InlineData("issue-{today:yyyyMMdd}.json", false, RunOutcome.NotFound)]
    [InlineData("issues.json", true, RunOutcome.NotFound)]
    public async Task A_days_issue_that_is_missing_on_a_day_of_rest_is_quiet_and_any_other_is_not(string address, bool rests, RunOutcome outcome)
    {
        await using var bench = await CrawlBench.OpenAsync();
        var calendar = new PublishingCalendar { Weekdays = rests ? [] : Enum.GetValues<DayOfWeek>() };

        var run = await bench.CrawlAsync(bench.Bills with { Url = bench.Publisher.At("/").AbsoluteUri + address, Calendar = calendar });

        Assert.Equal(outcome, run.Outcome);
    }

    [Fact]
    public async Task Records_that_fail_the_sources_own_test_are_drift_even_on_a_day_of_rest()
    {
        await using var bench = await CrawlBench.OpenAsync();
        bench.Publish(First);
        var tested = bench.Bills with { Calendar = new PublishingCalendar { Weekdays = [] }, RecordTest = new Dictionary<string, string> { ["number"] = "^C-" } };

        Assert.Equal(RunOutcome.ParseDrift, (await bench.CrawlAsync(tested)).Outcome);
    }

    [Theory]
    [InlineData(403, "", RunOutcome.Blocked)]
    [InlineData(404, "", RunOutcome.NotFound)]
    [InlineData(410, "", RunOutcome.Gone)]
    [InlineData(500, "", RunOutcome.ServerError)]
    [InlineData(200, "<html><head><title>Just a moment...</title></head><body><div id='cf-chl-widget'></div></body></html>", RunOutcome.Challenged)]
    [InlineData(200, "<html><body><p>Welcome to the new portal of the Parliament.</p></body></html>", RunOutcome.WrongType)]
    [InlineData(200, "{\"bills\":[{\"id\":\"1\",\"number\":\"B-1\",\"title\":\"Data Acc", RunOutcome.Truncated)]
    [InlineData(200, "{\"measures\":[]}", RunOutcome.ParseDrift)]
    [InlineData(200, "{\"bills\":[{\"nombre\":\"Ley de datos\"}]}", RunOutcome.ParseDrift)]
    public async Task A_bad_answer_is_its_own_outcome_and_never_a_version(int status, string body, RunOutcome outcome)
    {
        await using var bench = await CrawlBench.OpenAsync();
        bench.Publish(First);
        await bench.CrawlAsync(bench.Bills);
        bench.Publisher.Answer("/list.json", status, body, body.StartsWith('{') ? "application/json" : "text/html");

        var run = await bench.CrawlAsync(bench.Bills);

        Assert.Equal(outcome, run.Outcome);
        Assert.Single(await bench.EventsAsync());
        var state = await bench.Get<RunStore>().StateAsync(bench.Bills.Id, TestContext.Current.CancellationToken);
        Assert.True(state!.NextTryAt > run.EndedAt);
        Assert.Equal(1, state.ConsecutiveFailures);
    }

    [Fact]
    public async Task A_source_that_waits_is_left_alone_until_its_time()
    {
        await using var bench = await CrawlBench.OpenAsync();
        bench.Publisher.Answer("/list.json", 429, "", "text/plain", ("Retry-After", "3600"));

        var run = await bench.CrawlAsync(bench.Bills);
        var again = await bench.Get<SourceCrawl>().RunWhenDueAsync(bench.Bills, plannedAt: null, TestContext.Current.CancellationToken);

        Assert.Equal(RunOutcome.RateLimited, run.Outcome);
        Assert.Null(again);
        Assert.Single(bench.Publisher.RequestsFor("/list.json"));
    }

    [Fact]
    public async Task A_list_that_held_records_on_an_earlier_day_of_rest_is_not_empty_because_of_the_rest()
    {
        await using var bench = await CrawlBench.OpenAsync();
        var resting = bench.Bills with { Calendar = new PublishingCalendar { Name = "never", Weekdays = [] } };
        bench.Publish(new Bill("1", "B-1", "Data Access Bill"));
        await bench.CrawlAsync(resting);
        bench.Publish();

        var run = await bench.CrawlAsync(resting);

        Assert.Equal(RunOutcome.EmptySuspicious, run.Outcome);
        Assert.Contains("a day of rest too, it held 1 records", run.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_its_publisher_calls_unchanged_for_ever_is_read_anew_after_days_and_after_an_edit()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var bench = await CrawlBench.OpenWithAsync(services => services.AddSingleton<TimeProvider>(clock));
        bench.Publisher.Answer("/list.json", async context =>
        {
            context.Response.Headers.LastModified = "Mon, 06 Jan 2031 10:00:00 GMT";
            if (context.Request.Headers.IfModifiedSince.Count > 0)
            {
                context.Response.StatusCode = 304;
                return;
            }

            context.Response.ContentType = "application/json";
            await context.Response.Body.WriteAsync("{\"bills\":[{\"id\":\"1\",\"number\":\"B-1\",\"title\":\"Data Access Bill\"}]}"u8.ToArray());
        });
        var source = bench.Bills;
        await bench.CrawlAsync(source);

        clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(0, (await bench.CrawlAsync(source)).Bytes);
        Assert.NotEqual(0, (await bench.CrawlAsync(source with { Mapping = source.Mapping with { Keys = [] } })).Bytes);
        Assert.NotEqual(0, (await bench.CrawlAsync(source)).Bytes);
        Assert.Equal(0, (await bench.CrawlAsync(source)).Bytes);
        clock.Advance(TimeSpan.FromDays(3));
        Assert.NotEqual(0, (await bench.CrawlAsync(source)).Bytes);
    }

    [Fact]
    public async Task A_list_that_turned_over_between_two_runs_is_told_as_a_possible_gap()
    {
        await using var bench = await CrawlBench.OpenAsync();
        static Bill[] From(int first) => [.. Enumerable.Range(first, 3).Select(n => new Bill($"{n}", $"B-{n}", $"Bill {n}"))];
        foreach (var first in (int[])[1, 2, 3, 4])
        {
            bench.Publish(From(first));
            Assert.Equal(RunOutcome.OkNew, (await bench.CrawlAsync(bench.Bills)).Outcome);
        }

        bench.Publish(From(20));
        var over = await bench.CrawlAsync(bench.Bills);
        bench.Publish(From(21));

        Assert.Equal((RunOutcome.Partial, 3), (over.Outcome, over.New));
        Assert.StartsWith("None of its 3 records was known", over.Detail, StringComparison.Ordinal);
        Assert.Equal(RunOutcome.OkNew, (await bench.CrawlAsync(bench.Bills)).Outcome);
    }

    [Fact]
    public async Task A_fault_of_ours_in_a_planned_run_is_kept_as_its_outcome()
    {
        await using var bench = await CrawlBench.OpenWithAsync(services => services.AddCrawlSchedule().AddSingleton<IPageFetcher>(new Broken()));
        var lifetime = new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance);
        var job = new CrawlJob(
            bench.Get<SourceCrawl>(), bench.Get<CrawlGate>(), bench.Get<RunningSources>(), bench.Get<RunStore>(), bench.Get<TimeProvider>(), new SourceCatalog([bench.Bills]), bench.Get<CrawlSchedule>(),
            bench.Get<NetworkNotice>(), lifetime, NullLogger<CrawlJob>.Instance);

        await job.RunOrNoteAsync(bench.Bills, plannedAt: null, TestContext.Current.CancellationToken);

        var state = (await bench.Get<RunStore>().StateAsync(bench.Bills.Id, TestContext.Current.CancellationToken))!;
        Assert.Equal((RunOutcome.Error, 1), (state.LastOutcome, state.ConsecutiveFailures));
        Assert.NotNull(state.NextTryAt);
    }

    [Fact]
    public async Task A_run_that_a_fault_of_ours_ended_is_kept_as_one_and_nothing_owed_is_forgotten()
    {
        await using var bench = await CrawlBench.OpenAsync();
        bench.Publish(new Bill("1", "B-1", "Data Access Bill"), new Bill("2", "B-2", "Bridge Bill"));
        bench.PublishPage("2", Bill.Harmless);
        bench.Publisher.Answer("/bill/1", 500);
        await bench.CrawlAsync(bench.BillsWithPages);
        var (store, before) = (bench.Get<RunStore>(), DateTimeOffset.UtcNow);

        var retryAt = await bench.Get<SourceCrawl>().NoteFaultAsync(bench.BillsWithPages, plannedAt: null, before, new InvalidOperationException("secret of a page"), TestContext.Current.CancellationToken);

        var state = (await store.StateAsync(bench.Bills.Id, TestContext.Current.CancellationToken))!;
        Assert.Equal((RunOutcome.Error, 2), (state.LastOutcome, state.ConsecutiveFailures));
        Assert.Equal([bench.Publisher.At("/bill/1").AbsoluteUri], state.Owed);
        Assert.True(retryAt > before);
        Assert.Equal("A fault of Monitor itself (InvalidOperationException); the service's log says more.", state.LastDetail);
    }

    [Fact]
    public async Task An_unchanged_list_is_answered_by_304_and_read_no_further()
    {
        await using var bench = await CrawlBench.OpenAsync();
        bench.Publisher.Answer("/list.json", async context =>
        {
            context.Response.Headers.ETag = "\"v1\"";
            if (context.Request.Headers.IfNoneMatch == "\"v1\"")
            {
                context.Response.StatusCode = 304;
                return;
            }

            context.Response.ContentType = "application/json";
            await context.Response.Body.WriteAsync("{\"bills\":[{\"id\":\"1\",\"number\":\"B-1\",\"title\":\"Data Access Bill\"}]}"u8.ToArray());
        });
        await bench.CrawlAsync(bench.Bills);

        var run = await bench.CrawlAsync(bench.Bills);

        Assert.Equal((RunOutcome.OkNothingNew, 0L), (run.Outcome, run.Bytes));
    }

    private sealed class Broken : IPageFetcher
    {
        public Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken ct) => throw new InvalidOperationException("A fault of ours.");
    }
}
