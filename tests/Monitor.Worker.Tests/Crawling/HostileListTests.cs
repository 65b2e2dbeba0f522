using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Crawling;

/// <summary>Lists that never end, run in circles, lose their cursor or move under the walk, over HTTP on loopback.</summary>
public sealed class HostileListTests
{
    private static readonly Paging Cursor = new() { Kind = PagingKind.Cursor, Parameter = "c", Next = "next", MaxPages = 6 };

    [Fact]
    public async Task A_list_that_never_ends_is_left_at_its_cap_and_read_on_in_later_runs_without_a_word()
    {
        await using var bench = await CrawlBench.OpenAsync();
        bench.Publisher.Answer("/list.json", context => AnswerAsync(context, Number(context, "p") is var page ? [$"{page}a", $"{page}b"] : [], null, null, Bill.Relevant));
        var source = bench.Bills with { Paging = new Paging { Kind = PagingKind.Page, Parameter = "p", MaxPages = 3 } };

        var first = await bench.CrawlAsync(source);
        await bench.CrawlAsync(source);

        Assert.Equal((RunOutcome.OkNew, 6, 3), (first.Outcome, first.New, first.Pages));
        Assert.Equal("The list goes on behind the cap of 3 pages. The rest is read in later runs.", first.Detail);
        Assert.Equal(["?p=1", "?p=2", "?p=3", "?p=1", "?p=2", "?p=3", "?p=4", "?p=5", "?p=6"], Asked(bench));
        Assert.Empty(await bench.DeliveriesAsync());
    }

    [Fact]
    public async Task A_cap_behind_which_there_may_be_news_is_a_gap_that_the_next_run_fills()
    {
        await using var bench = await CrawlBench.OpenAsync();
        var newest = 4;
        bench.Publisher.Answer("/list.json", context => AnswerAsync(context, [.. Enumerable.Range(0, 2).Select(n => newest - ((Number(context, "p") - 1) * 2) - n).Where(id => id > 0).Select(id => $"{id}")], null, null, Bill.Relevant));
        var source = bench.Bills with { Paging = new Paging { Kind = PagingKind.Page, Parameter = "p", MaxPages = 2 } };
        await bench.CrawlAsync(source);

        newest = 14;
        var gap = await bench.CrawlAsync(source);
        var filled = await bench.CrawlAsync(source);

        Assert.Equal((RunOutcome.Partial, 4), (gap.Outcome, gap.New));
        Assert.Contains("still held news", gap.Detail, StringComparison.Ordinal);
        Assert.Equal(RunOutcome.OkNothingNew, filled.Outcome);
        Assert.Equal(8, (await bench.DeliveriesAsync()).Count);
        var state = await bench.Get<RunStore>().StateAsync(source.Id, TestContext.Current.CancellationToken);
        Assert.Equal(5, state!.ListRest!.Position);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_list_that_could_not_be_had_says_why_and_nothing_of_its_pages(bool isKnown)
    {
        await using var bench = await CrawlBench.OpenAsync();
        if (isKnown)
        {
            bench.Publish(new Bill("1", "B-1", "Data Access Bill"));
            await bench.CrawlAsync(bench.Bills);
        }

        bench.Publisher.Answer("/list.json", 500);
        var run = await bench.CrawlAsync(bench.Bills);

        Assert.Equal((RunOutcome.ServerError, "The publisher failed with status 500."), (run.Outcome, run.Detail));
    }

    [Theory]
    [InlineData("/list.json", 1)]
    [InlineData("/list.json?p=2", 2)]
    public async Task A_next_link_that_leads_back_ends_the_walk(string back, int pages)
    {
        await using var bench = await CrawlBench.OpenAsync();
        bench.Publisher.Answer("/list.json", context => AnswerAsync(context, [$"{Number(context, "p")}"], Number(context, "p") == 2 || pages == 1 ? back : "/list.json?p=2"));

        var run = await bench.CrawlAsync(bench.Bills with { Paging = new Paging { Kind = PagingKind.Next, Next = "next", MaxPages = 50 } });

        Assert.Equal((RunOutcome.OkNew, pages, pages), (run.Outcome, run.Pages, run.New));
    }

    [Fact]
    public async Task Links_in_a_circle_are_noticed_and_said()
    {
        await using var bench = await CrawlBench.OpenAsync();
        bench.Publisher.Answer("/list.json", context => AnswerAsync(context, [$"{Number(context, "p")}"], $"/list.json?p={(Number(context, "p") % 3) + 1}"));

        var run = await bench.CrawlAsync(bench.Bills with { Url = bench.Publisher.At("/list.json?p=1").AbsoluteUri, Paging = new Paging { Kind = PagingKind.Next, Next = "next", MaxPages = 50 } });

        Assert.Equal((RunOutcome.Partial, 3), (run.Outcome, run.Requests));
        Assert.StartsWith("The list runs in a circle", run.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_publisher_that_heeds_no_page_number_is_noticed()
    {
        await using var bench = await CrawlBench.OpenAsync();
        bench.Publisher.Answer("/list.json", context => AnswerAsync(context, ["a", "b"], total: 40));

        var run = await bench.CrawlAsync(bench.Bills with { Paging = new Paging { Kind = PagingKind.Page, Parameter = "p", Size = 2, MaxPages = 50 }, Mapping = WithTotal(bench.Bills) });

        Assert.Equal((RunOutcome.Partial, 2, 2), (run.Outcome, run.New, run.Pages));
        Assert.Contains("counts 40 records and gave 4", run.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cursors_that_always_change_over_the_same_records_are_a_circle()
    {
        await using var bench = await CrawlBench.OpenAsync();
        var token = 0;
        bench.Publisher.Answer("/list.json", context => AnswerAsync(context, ["a", "b"], $"t{++token}"));

        var run = await bench.CrawlAsync(bench.Bills with { Paging = Cursor });

        Assert.Equal((RunOutcome.Partial, 2), (run.Outcome, run.Pages));
    }

    [Fact]
    public async Task A_cursor_that_runs_out_on_the_way_begins_the_walk_anew()
    {
        await using var bench = await CrawlBench.OpenAsync();
        var refusals = 1;
        bench.Publisher.Answer("/list.json", context =>
        {
            var page = Number(context, "c");
            if (page == 3 && refusals-- > 0)
            {
                context.Response.StatusCode = 410;
                return Task.CompletedTask;
            }

            return AnswerAsync(context, [$"{page}"], page < 4 ? $"{page + 1}" : null);
        });

        var run = await bench.CrawlAsync(bench.Bills with { Paging = Cursor });

        Assert.Equal((RunOutcome.OkNew, 4), (run.Outcome, run.New));
        Assert.Equal(["", "?c=2", "?c=3", "", "?c=2", "?c=3", "?c=4"], Asked(bench));
    }

    [Fact]
    public async Task A_cursor_that_always_runs_out_is_trouble_and_what_was_read_is_kept()
    {
        await using var bench = await CrawlBench.OpenAsync();
        bench.Publisher.Answer("/list.json", context =>
        {
            context.Response.StatusCode = Number(context, "c") == 2 ? 410 : 200;
            return context.Response.StatusCode == 200 ? AnswerAsync(context, ["1"], "2") : Task.CompletedTask;
        });

        var run = await bench.CrawlAsync(bench.Bills with { Paging = Cursor });

        Assert.Equal((RunOutcome.Partial, 1, 4), (run.Outcome, run.New, run.Requests));
    }

    [Fact]
    public async Task A_list_that_becomes_shorter_under_the_walk_is_walked_again()
    {
        await using var bench = await CrawlBench.OpenAsync();
        List<string> list = ["1", "2", "3", "4", "5", "6"];
        bench.Publisher.Answer("/list.json", context =>
        {
            var offset = Number(context, "o", 0);
            var answer = AnswerAsync(context, [.. list.Skip(offset).Take(2)], total: list.Count);
            list.Remove("1");
            return answer;
        });

        var run = await bench.CrawlAsync(bench.Bills with { Paging = new Paging { Kind = PagingKind.Offset, Parameter = "o", Start = 0, Size = 2, MaxPages = 9 }, Mapping = WithTotal(bench.Bills) });

        Assert.Equal((RunOutcome.OkNew, 6), (run.Outcome, run.New));
    }

    [Fact]
    public async Task A_publisher_that_counts_more_than_it_gives_is_told_of()
    {
        await using var bench = await CrawlBench.OpenAsync();
        bench.Publisher.Answer("/list.json", context => AnswerAsync(context, Number(context, "p") == 1 ? ["1", "2"] : [], total: 12));

        var run = await bench.CrawlAsync(bench.Bills with { Paging = new Paging { Kind = PagingKind.Page, Parameter = "p", MaxPages = 9 }, Mapping = WithTotal(bench.Bills) });

        Assert.Equal((RunOutcome.OkNew, "The publisher counts 12 records and gave 2."), (run.Outcome, run.Detail));
    }

    [Fact]
    public async Task A_publisher_that_gives_smaller_pages_than_it_is_asked_for_is_read_to_its_end()
    {
        await using var bench = await CrawlBench.OpenAsync();
        bench.Publisher.Answer("/list.json", context => AnswerAsync(context, [.. Enumerable.Range(((Number(context, "p") - 1) * 3) + 1, 3).Where(id => id <= 8).Select(id => $"{id}")], total: 8));

        var run = await bench.CrawlAsync(bench.Bills with { Paging = new Paging { Kind = PagingKind.Page, Parameter = "p", Size = 6, MaxPages = 9 }, Mapping = WithTotal(bench.Bills) });

        Assert.Equal((RunOutcome.OkNew, 8, 3), (run.Outcome, run.New, run.Pages));
        Assert.Null(run.Detail);
    }

    [Fact]
    public async Task A_page_that_is_not_found_long_before_the_publishers_own_count_is_no_end()
    {
        await using var bench = await CrawlBench.OpenAsync();
        var (broken, pages) = (true, 3);
        bench.Publisher.Answer("/list.json", context =>
        {
            var page = Number(context, "p");
            context.Response.StatusCode = (broken && page == 2) || page > pages ? 404 : 200;
            return context.Response.StatusCode == 200 ? AnswerAsync(context, [.. Enumerable.Range((page * 10) - 9, 10).Select(id => $"{id}")], total: 30) : Task.CompletedTask;
        });
        var source = bench.Bills with { Paging = new Paging { Kind = PagingKind.Page, Parameter = "p", MaxPages = 9 }, Mapping = WithTotal(bench.Bills) };

        var cut = await bench.CrawlAsync(source);
        broken = false;
        var whole = await bench.CrawlAsync(source);

        Assert.Equal((RunOutcome.Partial, 10), (cut.Outcome, cut.New));
        Assert.Equal((RunOutcome.OkNew, 20), (whole.Outcome, whole.New));
    }

    [Fact]
    public async Task A_record_that_is_pinned_to_every_page_does_not_stand_for_what_was_read_before()
    {
        await using var bench = await CrawlBench.OpenAsync();
        var newest = 4;
        bench.Publisher.Answer("/list.json", context => AnswerAsync(
            context, ["pinned", .. Enumerable.Range(0, 2).Select(n => newest - ((Number(context, "p") - 1) * 2) - n).Where(id => id > 0).Select(id => $"{id}")], null, null, Bill.Relevant));
        var source = bench.Bills with { Paging = new Paging { Kind = PagingKind.Page, Parameter = "p", MaxPages = 2 } };
        await bench.CrawlAsync(source);

        newest = 14;
        var gap = await bench.CrawlAsync(source);

        Assert.Equal((RunOutcome.Partial, 4), (gap.Outcome, gap.New));
        Assert.Contains("still held news", gap.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trouble_on_the_way_through_a_backlog_keeps_the_place()
    {
        await using var bench = await CrawlBench.OpenAsync();
        var broken = 0;
        bench.Publisher.Answer("/list.json", context =>
        {
            var page = Number(context, "p");
            context.Response.StatusCode = page == broken ? 503 : 200;
            return page == broken ? Task.CompletedTask : AnswerAsync(context, page <= 8 ? [$"{page}a", $"{page}b"] : []);
        });
        var source = bench.Bills with { Paging = new Paging { Kind = PagingKind.Page, Parameter = "p", MaxPages = 3 } };
        await bench.CrawlAsync(source);
        broken = 5;
        await bench.CrawlAsync(source);
        Assert.Equal(5, (await bench.Get<RunStore>().StateAsync(source.Id, TestContext.Current.CancellationToken))!.ListRest!.Position);

        broken = 0;
        await bench.CrawlAsync(source);
        await bench.CrawlAsync(source);

        Assert.Contains("?p=8", Asked(bench));
        Assert.Null((await bench.Get<RunStore>().StateAsync(source.Id, TestContext.Current.CancellationToken))!.ListRest);
        Assert.Equal(16, (await bench.EventsAsync()).Count);
    }

    [Fact]
    public async Task A_cursor_may_go_with_nothing_but_what_the_protocol_keeps_beside_it()
    {
        await using var bench = await CrawlBench.OpenAsync();
        bench.Publisher.Answer("/list.json", context => AnswerAsync(context, [$"{Number(context, "c")}"], Number(context, "c") < 3 ? $"{Number(context, "c") + 1}" : null));

        var run = await bench.CrawlAsync(bench.Bills with { Url = bench.Publisher.At("/list.json?verb=List&set=acts").AbsoluteUri, Paging = Cursor with { Keeps = ["verb"] } });

        Assert.Equal((RunOutcome.OkNew, 3), (run.Outcome, run.New));
        Assert.Equal(["?verb=List&set=acts", "?verb=List&c=2", "?verb=List&c=3"], Asked(bench));
    }

    [Fact]
    public async Task The_next_page_may_stand_in_the_link_header()
    {
        await using var bench = await CrawlBench.OpenAsync();
        bench.Publisher.Answer("/list.json", context =>
        {
            var page = Number(context, "p");
            if (page < 3) context.Response.Headers.Link = $"<https://elsewhere.example/list.json?p={page + 1}>; rel=\"next\", </list.json>; rel=\"first\"";
            return AnswerAsync(context, [$"{page}"]);
        });

        var run = await bench.CrawlAsync(bench.Bills with { Paging = new Paging { Kind = PagingKind.LinkHeader, MaxPages = 9 } });

        Assert.Equal((RunOutcome.OkNew, 3), (run.Outcome, run.New));
        Assert.Equal(["", "?p=2", "?p=3"], Asked(bench));
    }

    private static RecordMapping WithTotal(Source source) => source.Mapping with { Total = "total" };

    private static IEnumerable<string> Asked(CrawlBench bench) => bench.Publisher.RequestsFor("/list.json").Select(request => request.Query);

    private static int Number(HttpContext context, string name, int otherwise = 1) =>
        context.Request.Query.TryGetValue(name, out var value) ? int.Parse(value.ToString().TrimStart('t'), CultureInfo.InvariantCulture) : otherwise;

    private static Task AnswerAsync(HttpContext context, string[] ids, string? next = null, int? total = null, string text = Bill.Harmless)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(JsonSerializer.Serialize(new { bills = ids.Select(id => new { id, number = $"B-{id}", title = $"Bill {id}", text }), next, total }));
    }
}
