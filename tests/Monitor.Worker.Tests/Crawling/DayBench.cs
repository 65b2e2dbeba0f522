using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Monitor.Worker.Crawling;
using Monitor.Worker.Documents;
using Monitor.Worker.Fetching;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Crawling;

/// <summary>The worker's own crawl and a real store, on a clock that the test turns and a publisher in memory.</summary>
internal sealed class DayBench : IAsyncDisposable
{
    private readonly CrawlBench _bench;

    private DayBench(CrawlBench bench, FakeTimeProvider clock, DatedPublisher publisher) => (_bench, Clock, Publisher) = (bench, clock, publisher);

    public FakeTimeProvider Clock { get; }

    public DatedPublisher Publisher { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<DayBench> OpenAsync(string at = "2031-03-10T06:00:00Z")
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture));
        var publisher = new DatedPublisher(clock);
        return new DayBench(await CrawlBench.OpenWithAsync(services => services.AddSingleton<TimeProvider>(clock).AddSingleton<IPageFetcher>(publisher)), clock, publisher);
    }

    public T Get<T>() where T : notnull => _bench.Get<T>();

    /// <summary>A run now, with the requests that it made.</summary>
    public async Task<(SourceRun Run, IReadOnlyList<string> Asked)> RunAsync(Source source)
    {
        Publisher.Asked.Clear();
        var report = await Get<SourceCrawl>().RunAsync(source, Ct);
        return (report.Run, [.. Publisher.Asked]);
    }

    /// <summary>A run at six on each of the next days.</summary>
    public async Task<SourceRun> RunDailyAsync(Source source, int days)
    {
        SourceRun? last = null;
        for (var day = 0; day < days; day++)
        {
            Clock.Advance(TimeSpan.FromDays(1));
            last = (await RunAsync(source)).Run;
        }

        return last!;
    }

    public async Task<IReadOnlyList<SourceDay>> DaysAsync(Source source) =>
        await Get<LedgerStore>().DaysAsync(source.Id, new DayWindow(DateOnly.MinValue.AddDays(1), DateOnly.MaxValue), Ct);

    public async Task<SourceDay> DayAsync(Source source, string day) => (await DaysAsync(source)).Single(row => row.Day == DatedPublisher.Day(day));

    public async Task<IReadOnlyList<SourceRun>> RunsAsync(Source source) => await Get<RunStore>().RunsAsync(source.Id, 1000, Ct);

    /// <summary>Ids of all documents with the numbers of their versions, in order.</summary>
    public async Task<IReadOnlyList<string>> VersionsAsync()
    {
        List<string> versions = [];
        foreach (var id in (await _bench.EventsAsync()).Select(entry => entry.Item.Id).Distinct())
        {
            var item = (await Get<ItemStore>().FindAsync(id, Ct))!;
            versions.AddRange(item.Documents.SelectMany(document => document.Versions.Select(version => $"{document.NativeId} {version.Number}")));
        }

        versions.Sort(StringComparer.Ordinal);
        return versions;
    }

    public Task<IReadOnlyList<StoredDigest>> DigestsAsync() => Get<DigestStore>().ListAsync(0, 10, Ct);

    public async Task<int> MessagesAsync() => (await _bench.DeliveriesAsync()).Count;

    public async Task<IReadOnlyList<FeedEntry>> EventsAsync() => await _bench.EventsAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();
}
