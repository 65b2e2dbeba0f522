using Monitor.Worker.Documents;
using Monitor.Worker.Trying;

namespace Monitor.Worker.Tests.Crawling;

/// <summary>Lists that are found by their structure go on to their next page while nothing on the page is known, over HTTP on loopback.</summary>
public sealed class FoundPagerTests
{
    [Fact]
    public async Task A_list_that_grew_by_more_than_a_page_is_read_back_to_what_is_known_and_nothing_is_lost()
    {
        await using var publisher = await FoundPublisher.OpenAsync(newest: 300);
        await publisher.RunAsync();
        publisher.Asked();

        publisher.Newest = 312;
        var run = await publisher.RunAsync();

        Assert.Equal((RunOutcome.OkNew, 12), (run.Outcome, run.New));
        Assert.Equal(["", "?page=2", "?page=3"], publisher.Asked().Take(3));
        Assert.Equal(12, (await publisher.KnownAsync(Enumerable.Range(301, 12))).Count);
        Assert.Empty(await publisher.GapsAsync());
    }

    [Fact]
    public async Task A_list_with_something_known_on_its_first_page_is_asked_for_one_page()
    {
        await using var publisher = await FoundPublisher.OpenAsync(newest: 300);
        publisher.Oldest = 277;
        await publisher.RunAsync();
        publisher.Asked();

        publisher.Newest = 304;
        var run = await publisher.RunAsync();

        Assert.Equal((RunOutcome.OkNew, 4, 1), (run.Outcome, run.New, run.Pages));
        Assert.Equal([""], publisher.Asked());
    }

    [Fact]
    public async Task A_next_page_that_only_the_header_names_is_read_too()
    {
        await using var publisher = await FoundPublisher.OpenAsync(newest: 20);
        publisher.Pager = _ => "";
        publisher.HeaderLeadsTo = page => page + 1;
        await publisher.RunAsync();
        publisher.Newest = 32;

        Assert.Equal(12, (await publisher.RunAsync()).New);
    }

    [Fact]
    public async Task A_single_known_record_that_is_pinned_to_the_top_does_not_end_the_walk()
    {
        await using var publisher = await FoundPublisher.OpenAsync(newest: 300);
        await publisher.RunAsync();
        publisher.Pager = page => $"<ul><li>2031-10-27 <a href='/record/300'>Notice 300</a></li></ul><div class='pager'><a href='/news?page={page + 1}'>Next</a></div>";
        publisher.Newest = 308;
        var run = await publisher.RunAsync();

        Assert.Equal(8, run.New);
    }

    [Fact]
    public async Task The_first_crawl_stops_at_the_cap_and_the_rest_is_read_bit_by_bit_and_told_to_nobody()
    {
        await using var publisher = await FoundPublisher.OpenAsync(newest: 300);

        var first = await publisher.RunAsync();

        Assert.Equal((RunOutcome.OkNew, Paging.Found.MaxPages, Paging.Found.MaxPages * FoundPublisher.PerPage), (first.Outcome, first.Pages, first.New));
        Assert.Equal("The list goes on behind the cap of 5 pages. The rest is read in later runs.", first.Detail);
        Assert.Equal(Paging.Found.MaxPages, publisher.Asked().Count);

        await publisher.RunAsync();

        Assert.Equal(["", "?page=6", "?page=7", "?page=8", "?page=9", "?page=10"], publisher.Asked());
        Assert.Empty(await publisher.Bench.DeliveriesAsync());
        Assert.Empty(await publisher.GapsAsync());
    }

    [Fact]
    public async Task What_lies_behind_the_cap_is_owed_and_read_though_the_list_has_moved_on_meanwhile()
    {
        await using var publisher = await FoundPublisher.OpenAsync(newest: 30);
        await publisher.RunAsync();
        await publisher.RunAsync();

        // Eight pages at once: five are read and three are owed; a page more has come before the next run.
        publisher.Newest = 70;
        var capped = await publisher.RunAsync();
        Assert.Equal((RunOutcome.Partial, 25), (capped.Outcome, capped.New));
        Assert.Equal(new DateOnly(2031, 12, 1), (await publisher.StateAsync()).ListRest!.Since);
        publisher.Newest = 76;
        await publisher.RunAsync();

        Assert.Equal(46, (await publisher.KnownAsync(Enumerable.Range(31, 46))).Count);
        Assert.Null((await publisher.StateAsync()).ListRest);
        Assert.Empty(await publisher.GapsAsync());
    }

    [Fact]
    public async Task A_publisher_that_gives_all_its_records_new_addresses_is_not_walked_back_to_the_beginning_of_time()
    {
        await using var publisher = await FoundPublisher.OpenAsync(newest: 300);
        publisher.Oldest = 281;
        await publisher.RunAsync();
        publisher.Oldest = 1;
        publisher.Asked();

        publisher.Under = "/archive";
        Assert.Equal(RunOutcome.Partial, (await publisher.RunAsync()).Outcome);
        await publisher.RunAsync();
        await publisher.RunAsync();

        Assert.Equal(["", "?page=2", "?page=3", "?page=4", "?page=5", "", "?page=6", "?page=7", "?page=8", ""], publisher.Asked());
        Assert.Contains("none of its records was known", Assert.Single(await publisher.GapsAsync()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pager_that_runs_in_a_circle_is_noticed_and_is_a_possible_gap()
    {
        await using var publisher = await FoundPublisher.OpenAsync(newest: 20);
        await publisher.RunAsync();
        publisher.Newest = 60;
        publisher.Pager = page => $"<div class='pager'><a href='/news?page={(page == 1 ? 2 : 1)}'>Next</a></div>";

        var run = await publisher.RunAsync();

        Assert.Equal((RunOutcome.Partial, 10), (run.Outcome, run.New));
        Assert.StartsWith("The list runs in a circle", run.Detail, StringComparison.Ordinal);
        Assert.Contains("in a circle", Assert.Single(await publisher.GapsAsync()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_next_page_that_robots_forbid_is_not_asked_for_and_is_owed()
    {
        await using var publisher = await FoundPublisher.OpenAsync(newest: 20);
        await publisher.RunAsync();
        publisher.Bench.Publisher.Answer("/robots.txt", 200, "User-agent: *\nDisallow: /news?page=", "text/plain");
        publisher.Clock.Advance(TimeSpan.FromDays(3));
        publisher.Asked();
        publisher.Newest = 60;

        var run = await publisher.RunAsync();

        Assert.Equal((RunOutcome.Partial, 5), (run.Outcome, run.New));
        Assert.Equal([""], publisher.Asked());
        Assert.EndsWith("/news?page=2", (await publisher.StateAsync()).ListRest!.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PagingKind.None)]
    [InlineData(PagingKind.LinkHeader)]
    public async Task A_declared_pager_is_the_only_one_that_is_followed(PagingKind kind)
    {
        await using var publisher = await FoundPublisher.OpenAsync(newest: 60);

        var run = await publisher.RunAsync(publisher.Source with { Paging = new Paging { Kind = kind, MaxPages = kind == PagingKind.None ? 1 : 5 } });

        Assert.Equal(1, run.Pages);
    }

    [Fact]
    public async Task A_trial_shows_where_the_list_would_go_on()
    {
        await using var publisher = await FoundPublisher.OpenAsync(newest: 60);

        var trial = await publisher.Bench.Get<SourceTrial>().RunAsync(publisher.Source, new TrialLimits(Pages: 2, Details: 0), TestContext.Current.CancellationToken);

        Assert.Equal((2, 10, "?page=3"), (trial.Pages, trial.Records.Count, trial.Next?.Query));
    }
}
