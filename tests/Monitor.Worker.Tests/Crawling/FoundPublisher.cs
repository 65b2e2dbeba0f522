using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Crawling;

/// <summary>A publisher whose list is a web page that nobody has described, five records a page, the newest first, a numbered pager below it; and the worker's own crawl of it.</summary>
internal sealed class FoundPublisher : IAsyncDisposable
{
    public const int PerPage = 5;

    private FoundPublisher(CrawlBench bench, FakeTimeProvider clock) => (Bench, Clock) = (bench, clock);

    public CrawlBench Bench { get; }

    public FakeTimeProvider Clock { get; }

    /// <summary>Number of the newest record. Those that the list opens with were published one a day to the first of December, all others on that day.</summary>
    public int Newest { get; set; }

    /// <summary>The list shows no older ones than this.</summary>
    public int Oldest { get; set; } = 1;

    public Func<int, string>? Pager { get; set; }

    /// <summary>Page that the Link header of each names as its next; null for none.</summary>
    public Func<int, int>? HeaderLeadsTo { get; set; }

    /// <summary>Queries of pages that are not there.</summary>
    public Func<string, bool>? IsGone { get; set; }

    /// <summary>What a record's address begins with.</summary>
    public string Under { get; set; } = "/record";

    public Source Source => Bench.Bills with
    {
        Id = new SourceId("xx-found"),
        Format = SourceFormat.Html,
        Url = Bench.Publisher.At("/news").AbsoluteUri,
        Mapping = new RecordMapping { List = ListFinding.ByStructure },
        Paging = Paging.Found,
    };

    public static async Task<FoundPublisher> OpenAsync(int newest)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2031, 12, 1, 6, 0, 0, TimeSpan.Zero));
        var bench = await CrawlBench.OpenWithAsync(services => services.AddSingleton<TimeProvider>(clock));
        var publisher = new FoundPublisher(bench, clock) { Newest = newest, _opening = newest };
        bench.Publisher.Answer("/news", publisher.AnswerAsync);
        return publisher;
    }

    public async Task<SourceRun> RunAsync(Source? source = null)
    {
        Clock.Advance(TimeSpan.FromHours(6));
        return await Bench.CrawlAsync(source ?? Source);
    }

    /// <summary>Queries of the pages that were asked for since this was asked last.</summary>
    public IReadOnlyList<string> Asked()
    {
        var asked = Bench.Publisher.RequestsFor("/news").Select(request => request.Query).Skip(_told).ToList();
        _told += asked.Count;
        return asked;
    }

    public async Task<SourceState> StateAsync() => (await Bench.Get<RunStore>().StateAsync(Source.Id, TestContext.Current.CancellationToken))!;

    public Task<IReadOnlyList<SourceDay>> GapsAsync() => Bench.Get<LedgerStore>().DoubtedAsync(Source.Id, TestContext.Current.CancellationToken);

    public async Task<IReadOnlySet<string>> KnownAsync(IEnumerable<int> numbers) =>
        await Bench.Get<RunStore>().KnownIdsAsync(Source.Id, [.. numbers.Select(Address)], before: null, TestContext.Current.CancellationToken);

    public string Address(int number) => Bench.Publisher.At($"{Under}/{number}").AbsoluteUri;

    public async ValueTask DisposeAsync() => await Bench.DisposeAsync();

    private int _told;

    private int _opening;

    private Task AnswerAsync(HttpContext context)
    {
        if (IsGone?.Invoke(context.Request.QueryString.Value ?? "") == true)
        {
            context.Response.StatusCode = 404;
            return Task.CompletedTask;
        }

        var page = context.Request.Query.TryGetValue("page", out var value) ? int.Parse(value!, CultureInfo.InvariantCulture) : 1;
        var first = Newest - ((page - 1) * PerPage);
        var numbers = Enumerable.Range(0, PerPage).Select(n => first - n).Where(number => number >= Oldest).ToList();
        var html = new StringBuilder("<html><body><main><ul>");
        foreach (var number in numbers)
        {
            var day = new DateOnly(2031, 12, 1).AddDays(Math.Min(0, number - _opening));
            html.Append(CultureInfo.InvariantCulture, $"<li><time datetime='{day:yyyy-MM-dd}'>{day:yyyy-MM-dd}</time> <a href='{Under}/{number}'>Notice {number} on the disclosure of subscriber data</a></li>");
        }

        html.Append("</ul></main>").Append(Pager?.Invoke(page) ?? Numbers(page, (Newest - Oldest) / PerPage + 1)).Append("</body></html>");
        context.Response.ContentType = "text/html";
        if (HeaderLeadsTo is { } next) context.Response.Headers.Link = $"</news?page={next(page)}>; rel=\"next\"";
        return context.Response.WriteAsync(html.ToString());
    }

    private static string Numbers(int page, int last) =>
        $"<div class='pages'>{string.Join(' ', Enumerable.Range(1, last).Where(number => Math.Abs(number - page) < 3).Select(number => number == page ? $"<b>{number}</b>" : $"<a href='/news?page={number}'>{number}</a>"))}</div>";
}
