using System.Collections.Concurrent;
using Monitor.Worker.Crawling;
using Monitor.Worker.Documents;
using Monitor.Worker.Fetching;
using Monitor.Worker.Parsing;

namespace Monitor.Worker.Tests.Crawling;

public sealed class DetailAnswersTests
{
    private const int Pages = 40;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    public async Task Answers_come_in_the_order_of_the_questions_and_no_more_than_the_width_are_under_way(int width)
    {
        using var publisher = new Publisher();
        await using var answers = Answers(publisher, width);

        for (var i = 0; i < Pages; i++)
        {
            var answer = await answers.NextAsync(goAhead: true);
            Assert.Equal(Address(i), Assert.IsType<FetchOutcome.Fetched>(answer.Outcome).Page.Url);
            Assert.Equal($"Bill {i} of Nowhere.", Assert.Single(Assert.IsType<ParseOutcome.Parsed>(answer.Reading).Documents).Text);
        }

        Assert.InRange(publisher.MostAtOnce, 1, width);
        Assert.Equal(Pages, publisher.Asked.Count);
    }

    [Fact]
    public async Task While_all_goes_well_the_next_page_is_asked_for_before_anybody_wants_it()
    {
        using var publisher = new Publisher();
        await using var answers = Answers(publisher, width: 1);

        await answers.NextAsync(goAhead: true);

        // Without going ahead, the second request would never come.
        Assert.Null(await Record.ExceptionAsync(() => publisher.HasAskedAsync(2).WaitAsync(TimeSpan.FromSeconds(30), Ct)));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(403)]
    public async Task After_trouble_no_page_is_asked_for_that_nobody_wants(int status)
    {
        using var publisher = new Publisher { Trouble = (3, status) };
        await using var answers = Answers(publisher, width: 1);
        for (var i = 0; i <= 3; i++) await answers.NextAsync(goAhead: true);

        Assert.Equal(4, publisher.Asked.Count);
        await answers.NextAsync(goAhead: true);
        Assert.Contains(Address(4), publisher.Asked);
    }

    [Fact]
    public async Task When_the_walk_may_end_nothing_is_asked_for_ahead()
    {
        using var publisher = new Publisher();
        await using var answers = Answers(publisher, width: 1);

        for (var i = 0; i < 5; i++) await answers.NextAsync(goAhead: false);

        Assert.Equal(5, publisher.Asked.Count);
    }

    private static DetailAnswers Answers(Publisher publisher, int width)
    {
        var detail = new DetailMapping { Format = SourceFormat.Html, Main = "main", Visit = DetailVisit.Always };
        var source = Sample with { Detail = detail };
        return new DetailAnswers(publisher, new ParserSet(TimeProvider.System), source, detail, [.. Enumerable.Range(0, Pages).Select(Question)], width, Ct);
    }

    private static DetailQuestion Question(int i) =>
        new(new ParsedDocument { NativeId = $"{i}", Title = $"Bill {i}", Url = Address(i) }, Address(i), Validators.None);

    private static Uri Address(int i) => new($"http://bills.example/{i}");

    private static Source Sample { get; } = new()
    {
        Id = new SourceId("xx-bills"),
        Name = "Bills of Nowhere",
        Jurisdiction = "XX",
        Region = "International",
        Kind = "bill tracker",
        Languages = ["en"],
        Format = SourceFormat.Html,
        Url = "http://bills.example/",
        Schedule = "0 0 6 * * ?",
        Enabled = true,
    };

    private sealed class Publisher : IPageFetcher, IDisposable
    {
        private readonly SemaphoreSlim _news = new(0);
        private int _underWay;

        public ConcurrentQueue<Uri> Asked { get; } = [];

        public int MostAtOnce { get; private set; }

        public (int Page, int Status)? Trouble { get; init; }

        public void Dispose() => _news.Dispose();

        public async Task HasAskedAsync(int times)
        {
            for (var i = 0; i < times; i++) await _news.WaitAsync(Ct);
        }

        public async Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken ct)
        {
            Asked.Enqueue(request.Url);
            lock (_news) MostAtOnce = Math.Max(MostAtOnce, ++_underWay);
            _news.Release();
            await Task.Yield();
            lock (_news) _underWay--;
            var page = int.Parse(request.Url.AbsolutePath[1..], System.Globalization.CultureInfo.InvariantCulture);
            if (Trouble is { } trouble && trouble.Page == page) return trouble.Status == 403 ? new FetchOutcome.Blocked(403) : new FetchOutcome.ServerError(trouble.Status);
            return new FetchOutcome.Fetched(new FetchedPage
            {
                Url = request.Url,
                FinalUrl = request.Url,
                Status = 200,
                MediaType = "text/html",
                Body = [1],
                Text = $"<html><body><main><p>Bill {page} of Nowhere.</p></main></body></html>",
                FetchedAt = DateTimeOffset.UnixEpoch,
            });
        }
    }
}
