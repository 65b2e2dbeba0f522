using Monitor.Worker.Documents;
using Monitor.Worker.Parsing.Pdf.Recognition;
using Monitor.Worker.Storage;
using Monitor.Worker.Tests.Parsing.Pdf;

namespace Monitor.Worker.Tests.Crawling;

public sealed class DetailVisitsTests
{
    [Fact]
    public async Task The_text_comes_from_the_records_own_page()
    {
        await using var bench = await CrawlBench.OpenAsync();
        bench.Publish(new Bill("1", "B-1", "Data Access Bill"));
        bench.PublishPage("1", Bill.Relevant);

        await bench.CrawlAsync(bench.BillsWithPages);

        Assert.Equal(Bill.Relevant, (await TextAsync(bench, "xx-bill:b-1")).Text);
    }

    [Theory]
    [InlineData("", TextOrigin.Missing, false)]
    [InlineData("eng", TextOrigin.Recognised, true)]
    public async Task A_scan_is_no_text_unless_it_is_recognised(string ocr, TextOrigin origin, bool relevant)
    {
        var scan = Scans.Make();
        Assert.SkipWhen(ocr.Length > 0 && Tool.Find("tesseract") is null, "There is no tesseract on this machine (Debian: apt install tesseract-ocr).");
        await using var bench = await CrawlBench.OpenAsync();
        var source = bench.Bills with { Detail = new DetailMapping { Format = SourceFormat.Pdf }, Ocr = ocr.Length > 0 ? [ocr] : [] };
        bench.Publish(new Bill("1", "B-1", "Gazette No 17"));
        bench.Publisher.Answer("/bill/1", 200, scan, "application/pdf");

        var run = await bench.CrawlAsync(source);
        var read = (await bench.Get<ItemStore>().FindAsync(1, TestContext.Current.CancellationToken))!.Classification!;

        Assert.Equal((1, 0), (run.New, run.Owed.Count));
        Assert.Equal((origin, relevant), (read.TextOrigin, read.Relevant));
    }

    [Fact]
    public async Task A_page_that_failed_is_owed_and_read_the_next_time()
    {
        await using var bench = await CrawlBench.OpenAsync();
        bench.Publish(new Bill("1", "B-1", "Data Access Bill"), new Bill("2", "B-2", "Bridge Bill"));
        bench.PublishPage("1", Bill.Relevant);
        bench.Publisher.Answer("/bill/2", 500);

        var first = await bench.CrawlAsync(bench.BillsWithPages);
        bench.PublishPage("2", Bill.Harmless);
        var second = await bench.CrawlAsync(bench.BillsWithPages);

        Assert.Equal((RunOutcome.Partial, 1, 1), (first.Outcome, first.New, first.Owed.Count));
        Assert.Equal((RunOutcome.OkNew, 1, 0), (second.Outcome, second.New, second.Owed.Count));
    }

    [Fact]
    public async Task A_record_whose_page_fails_twice_is_kept_by_its_line_and_its_text_follows_when_it_can_be_had()
    {
        await using var bench = await CrawlBench.OpenAsync();
        var source = bench.BillsWithPages with { Detail = bench.BillsWithPages.Detail! with { Visit = DetailVisit.WhenListedChanged } };
        bench.Publish(new Bill("1", "B-1", "Data Access Bill"));
        bench.Publisher.Answer("/bill/1", 500);

        var first = await bench.CrawlAsync(source);
        var second = await bench.CrawlAsync(source);
        bench.PublishPage("1", Bill.Relevant);
        var third = await bench.CrawlAsync(source);

        Assert.Equal((0, 1), (first.New, second.New));
        Assert.Equal((1, 0), (third.Changed, third.Owed.Count));
        Assert.Equal(Bill.Relevant, (await TextAsync(bench, "xx-bill:b-1")).Text);
    }

    [Fact]
    public async Task A_new_record_whose_page_is_gone_is_kept_by_the_official_key_of_its_line()
    {
        await using var bench = await CrawlBench.OpenAsync();
        bench.Publish(new Bill("1", "B-1", "Data Access Bill"));

        var run = await bench.CrawlAsync(bench.BillsWithPages);

        Assert.Equal((1, 1), (run.New, run.NotFound));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    public async Task A_new_record_whose_page_is_not_there_yet_is_kept_by_its_line_and_its_page_asked_for_again(int status)
    {
        await using var bench = await CrawlBench.OpenAsync();
        var source = bench.BillsWithPages with { Mapping = bench.Bills.Mapping with { Keys = [] }, Detail = bench.BillsWithPages.Detail! with { Visit = DetailVisit.WhenListedChanged } };
        bench.Publish(new Bill("1", "B-1", "Data Access Bill"), new Bill("2", "B-2", "Bridge Bill"));
        bench.Publisher.Answer("/bill/1", status);
        bench.PublishPage("2", Bill.Harmless);

        var early = await bench.CrawlAsync(source);
        bench.PublishPage("1", Bill.Relevant);
        var late = await bench.CrawlAsync(source);

        Assert.Equal((RunOutcome.OkNew, 2, 1, 1), (early.Outcome, early.New, early.NotFound, early.Owed.Count));
        Assert.StartsWith("1 page cannot be had; what the list says of them is kept:", early.Detail, StringComparison.Ordinal);
        Assert.Equal((1, 0), (late.Changed, late.Owed.Count));
        Assert.Equal(Bill.Relevant, (await TextOfAsync(bench, 1)).Text);
    }

    [Fact]
    public async Task A_page_that_always_fails_does_not_make_its_source_sick_for_ever_but_many_do()
    {
        await using var bench = await CrawlBench.OpenAsync();
        bench.Publish([.. Enumerable.Range(1, 10).Select(n => new Bill($"{n}", $"B-{n}", $"Bill {n}"))]);
        for (var n = 1; n <= 10; n++) bench.PublishPage($"{n}", $"{Bill.Harmless} Number {n}.");
        bench.Publisher.Answer("/bill/3", 500);

        var (first, second, third) = (await bench.CrawlAsync(bench.BillsWithPages), await bench.CrawlAsync(bench.BillsWithPages), await bench.CrawlAsync(bench.BillsWithPages));
        Assert.Equal((RunOutcome.Partial, RunOutcome.OkNew, RunOutcome.OkNothingNew), (first.Outcome, second.Outcome, third.Outcome));
        Assert.All([first, second, third], run => Assert.Single(run.Owed));

        foreach (var n in (int[])[5, 7, 9]) bench.Publisher.Answer($"/bill/{n}", 500);
        await bench.CrawlAsync(bench.BillsWithPages);
        var many = await bench.CrawlAsync(bench.BillsWithPages);
        Assert.Equal((RunOutcome.Partial, 4), (many.Outcome, many.Owed.Count));
        Assert.StartsWith("4 pages fail again and again:", many.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_that_are_all_sent_on_to_one_notice_are_owed_and_none_takes_it_for_its_text()
    {
        await using var bench = await CrawlBench.OpenAsync();
        bench.Publish(new Bill("1", "B-1", "Data Access Bill"), new Bill("2", "B-2", "Bridge Bill"), new Bill("3", "B-3", "Road Bill"));
        foreach (var id in (string[])["1", "2"]) bench.Publisher.Redirect($"/bill/{id}", bench.Publisher.At("/maintenance").AbsoluteUri, 302);
        bench.Publisher.Answer("/maintenance", 200, "<html><body><main><p>The portal of the house is being renewed over the weekend.</p></main></body></html>");
        bench.PublishPage("3", Bill.Harmless);

        var away = await bench.CrawlAsync(bench.BillsWithPages);
        bench.PublishPage("1", Bill.Relevant);
        bench.PublishPage("2", $"{Bill.Harmless} Twice.");
        var back = await bench.CrawlAsync(bench.BillsWithPages);

        Assert.Equal((RunOutcome.Partial, 1, 2), (away.Outcome, away.New, away.Owed.Count));
        Assert.Contains("lead to one address", away.Detail, StringComparison.Ordinal);
        Assert.Equal((RunOutcome.OkNew, 2, 0), (back.Outcome, back.New, back.Owed.Count));
        Assert.Equal(Bill.Relevant, (await TextAsync(bench, "xx-bill:b-1")).Text);
    }

    [Fact]
    public async Task A_page_that_is_owed_is_asked_for_when_its_record_has_left_the_list()
    {
        await using var bench = await CrawlBench.OpenAsync();
        var source = bench.BillsWithPages with
        {
            Mapping = bench.Bills.Mapping with { Keys = [], Fields = new Dictionary<string, FieldRule>(bench.Bills.Mapping.Fields) { ["id"] = new() { Path = ["url"] } } },
            Detail = new DetailMapping { Format = SourceFormat.Html, Mapping = new RecordMapping { Fields = new Dictionary<string, FieldRule> { ["title"] = new() { Path = ["h1"] } } }, Main = "main" },
        };
        bench.Publish(new Bill("1", "B-1", "Data Access Bill"), new Bill("2", "B-2", "Bridge Bill"));
        bench.Publisher.Answer("/bill/1", 503);
        bench.PublishPage("2", Bill.Harmless);
        var first = await bench.CrawlAsync(source);

        bench.Publish(new Bill("2", "B-2", "Bridge Bill"));
        bench.Publisher.Answer("/bill/1", 200, $"<html><body><h1>Data Access Bill</h1><main><p>{Bill.Relevant}</p></main></body></html>");
        var second = await bench.CrawlAsync(source);

        Assert.Equal((1, 1), (first.New, first.Owed.Count));
        Assert.Equal((RunOutcome.OkNew, 1, 0), (second.Outcome, second.New, second.Owed.Count));
        Assert.Contains(await bench.EventsAsync(), entry => entry.Item.Title == "Data Access Bill");
    }

    [Theory]
    [InlineData("pdf", 1)]
    [InlineData("docx", 0)]
    public async Task A_list_of_web_pages_may_name_files_that_are_read_or_kept_by_their_line(string ending, int requests)
    {
        await using var bench = await CrawlBench.OpenAsync();
        bench.Publish(new Bill($"1.{ending}", "B-1", "Notice on subscriber data"));
        bench.Publisher.Answer($"/bill/1.{ending}", 200, Scans.Make(), "application/pdf");

        var run = await bench.CrawlAsync(bench.BillsWithPages);

        Assert.Equal((RunOutcome.OkNew, 1, 0), (run.Outcome, run.New, run.Owed.Count));
        Assert.Equal(requests, bench.Publisher.RequestsFor($"/bill/1.{ending}").Count);
    }

    [Fact]
    public async Task A_challenge_instead_of_a_page_ends_the_visits_and_becomes_no_version()
    {
        await using var bench = await CrawlBench.OpenAsync();
        bench.Publish(new Bill("1", "B-1", "Data Access Bill"), new Bill("2", "B-2", "Bridge Bill"));
        bench.Publisher.Answer("/bill/1", 200, "<html><head><title>Just a moment...</title></head><body><div id='cf-chl-widget'></div></body></html>");
        bench.PublishPage("2", Bill.Harmless);

        var run = await bench.CrawlAsync(bench.BillsWithPages);

        Assert.Equal((RunOutcome.Challenged, 0, 2), (run.Outcome, run.New, run.Owed.Count));
        Assert.Empty(bench.Publisher.RequestsFor("/bill/2"));
        Assert.Empty(await bench.EventsAsync());
    }

    [Fact]
    public async Task A_page_that_is_gone_is_counted_and_what_is_kept_stays()
    {
        await using var bench = await CrawlBench.OpenAsync();
        bench.Publish(new Bill("1", "B-1", "Data Access Bill"));
        bench.PublishPage("1", Bill.Relevant);
        await bench.CrawlAsync(bench.BillsWithPages);
        bench.Publisher.Answer("/bill/1", 404);

        var run = await bench.CrawlAsync(bench.BillsWithPages);

        Assert.Equal((RunOutcome.OkNothingNew, 1), (run.Outcome, run.NotFound));
        Assert.Equal(Bill.Relevant, (await TextAsync(bench, "xx-bill:b-1")).Text);
    }

    [Fact]
    public async Task A_redirect_to_a_page_that_another_record_is_brings_no_second_document()
    {
        await using var bench = await CrawlBench.OpenAsync();
        bench.Publish(new Bill("1", "B-1", "Data Access Bill"), new Bill("moved", "B-9", "Moved copy"));
        bench.PublishPage("1", Bill.Relevant);
        bench.Publisher.Redirect("/bill/moved", bench.Publisher.At("/bill/1").AbsoluteUri, 301);

        var first = await bench.CrawlAsync(bench.BillsWithPages);
        var second = await bench.CrawlAsync(bench.BillsWithPages);

        Assert.Equal((1, 1), (first.New, first.Redirected));
        Assert.Equal((0, 1), (second.New, second.Redirected));
        Assert.Single(await bench.EventsAsync());
    }

    [Fact]
    public async Task A_reprint_with_the_originals_number_joins_it_and_is_no_version_of_it()
    {
        await using var bench = await CrawlBench.OpenAsync();
        bench.Publish(new Bill("1", "B-1", "Data Access Bill"), new Bill("1-reprint", "B-1", "Data Access Bill (reprint)"));
        bench.PublishPage("1", Bill.Relevant);
        bench.PublishPage("1-reprint", "Reprinted for technical corrections. " + Bill.Relevant);

        var run = await bench.CrawlAsync(bench.BillsWithPages);

        var item = await bench.Get<ItemStore>().FindByKeyAsync("xx-bill:b-1", TestContext.Current.CancellationToken);
        var detail = await bench.Get<ItemStore>().FindAsync(item!.Id, TestContext.Current.CancellationToken);
        Assert.Equal(2, run.New);
        Assert.Equal([("1", true, 1), ("1-reprint", false, 1)], detail!.Documents.Select(document => (document.NativeId, document.Leads, document.Versions.Count)));
        Assert.Single(await bench.EventsAsync());
    }

    [Fact]
    public async Task Only_lines_that_changed_are_visited_again_where_the_source_says_so()
    {
        await using var bench = await CrawlBench.OpenAsync();
        var source = bench.BillsWithPages with { Detail = bench.BillsWithPages.Detail! with { Visit = DetailVisit.WhenListedChanged } };
        bench.Publish(new Bill("1", "B-1", "Data Access Bill"), new Bill("2", "B-2", "Bridge Bill"));
        bench.PublishPage("1", Bill.Relevant);
        bench.PublishPage("2", Bill.Harmless);
        await bench.CrawlAsync(source);
        bench.Publish(new Bill("1", "B-1", "Data Access Bill", Status: "withdrawn"), new Bill("2", "B-2", "Bridge Bill"));

        await bench.CrawlAsync(source);

        Assert.Equal(2, bench.Publisher.RequestsFor("/bill/1").Count);
        Assert.Single(bench.Publisher.RequestsFor("/bill/2"));
    }

    private static async Task<VersionText> TextAsync(CrawlBench bench, string key)
    {
        var ct = TestContext.Current.CancellationToken;
        return await TextOfAsync(bench, (await bench.Get<ItemStore>().FindByKeyAsync(key, ct))!.Id);
    }

    private static async Task<VersionText> TextOfAsync(CrawlBench bench, long item)
    {
        var ct = TestContext.Current.CancellationToken;
        var detail = await bench.Get<ItemStore>().FindAsync(item, ct);
        return (await bench.Get<ItemStore>().VersionTextAsync(detail!.Documents[0].Id, detail.Documents[0].Versions[0].Number, ct))!;
    }
}
