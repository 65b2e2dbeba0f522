using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Monitor.Worker.Crawling;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Crawling;

/// <summary>Pages of documents that matter, looked at again once a week.</summary>
public sealed class RevisitsTests
{
    private const string Guidance = "Guidance for providers. ";

    private static readonly DateTimeOffset Start = new(2031, 2, 4, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_page_that_is_amended_in_place_is_told_within_a_week_and_once()
    {
        var clock = new FakeTimeProvider(Start);
        await using var bench = await CrawlBench.OpenWithAsync(services => services.AddSingleton<TimeProvider>(clock));
        var source = Watched(bench);
        bench.Publish(new Bill("1", "B-1", "Guidance"), new Bill("2", "B-2", "Bridges"));
        bench.PublishPage("1", Guidance + Bill.Relevant);
        bench.PublishPage("2", Bill.Harmless);
        await bench.CrawlAsync(source);
        bench.PublishPage("1", $"{Guidance}{Bill.Relevant} Within three days.");
        bench.PublishPage("2", $"{Bill.Harmless} Or blue.");

        var runs = await WeekAsync(bench, source, clock);

        Assert.Equal((1, RunOutcome.OkNew), (runs.Sum(run => run.Changed), runs.First(run => run.Changed > 0).Outcome));
        Assert.Equal(2, bench.Publisher.RequestsFor("/bill/1").Count);
        Assert.Single(bench.Publisher.RequestsFor("/bill/2"));
        Assert.Contains(await bench.EventsAsync(), entry => entry.Entry.Event.Kind == EventKind.TextChanged && entry.Item.Title == "Guidance");
        Assert.Equal(0, (await bench.CrawlAsync(source)).Changed);
    }

    [Fact]
    public async Task It_is_looked_at_when_its_record_has_left_the_list_and_a_notice_in_its_place_is_no_amendment()
    {
        var clock = new FakeTimeProvider(Start);
        await using var bench = await CrawlBench.OpenWithAsync(services => services.AddSingleton<TimeProvider>(clock));
        var source = Watched(bench);
        bench.Publish(new Bill("1", "B-1", "Guidance"));
        bench.PublishPage("1", Guidance + string.Concat(Enumerable.Repeat(Bill.Relevant + " ", 8)));
        await bench.CrawlAsync(source);
        bench.Publish(new Bill("2", "B-2", "Bridges"));
        bench.PublishPage("2", Bill.Harmless);

        bench.Publisher.Answer("/bill/1", 200, "<html><head><title>Not found</title></head><body><main><p>The page that you asked for could not be found.</p></main></body></html>");
        Assert.Equal(0, (await WeekAsync(bench, source, clock)).Sum(run => run.Changed));
        bench.PublishPage("1", Guidance + string.Concat(Enumerable.Repeat(Bill.Relevant + " ", 9)));
        Assert.Equal(1, (await WeekAsync(bench, source, clock)).Sum(run => run.Changed));
        Assert.Equal(3, bench.Publisher.RequestsFor("/bill/1").Count);
    }

    [Fact]
    public void Each_document_has_one_moment_a_week_and_they_are_spread()
    {
        var days = Enumerable.Range(0, 7).Select(day => Enumerable.Range(1, 700).Count(document => Revisits.IsDue(document, Start.AddDays(day), Start.AddDays(day + 1)))).ToList();

        Assert.Equal(700, days.Sum());
        Assert.All(days, due => Assert.InRange(due, 90, 110));
        Assert.All(Enumerable.Range(1, 700), document => Assert.True(Revisits.IsDue(document, Start, Start.AddDays(7))));
    }

    private static async Task<IReadOnlyList<SourceRun>> WeekAsync(CrawlBench bench, Source source, FakeTimeProvider clock)
    {
        List<SourceRun> runs = [];
        for (var day = 0; day < 7; day++)
        {
            clock.Advance(TimeSpan.FromDays(1));
            runs.Add(await bench.CrawlAsync(source));
        }

        return runs;
    }

    private static Source Watched(CrawlBench bench) => bench.BillsWithPages with { Detail = bench.BillsWithPages.Detail! with { Visit = DetailVisit.WhenListedChanged } };
}
