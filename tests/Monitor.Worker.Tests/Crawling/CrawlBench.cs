using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Monitor.Classifiers;
using Monitor.Worker.Classifying;
using Monitor.Worker.Crawling;
using Monitor.Worker.Documents;
using Monitor.Worker.Sources;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Crawling;

/// <summary>The worker's own parts on a real store in a temporary folder, a publisher on loopback, and a classifier that one can foresee.</summary>
internal sealed class CrawlBench : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("monitor-crawl-");
    private readonly ServiceProvider _services;

    private CrawlBench(LoopbackPublisher publisher, bool catalogued, IEnumerable<(string Key, string Value)> settings, Action<IServiceCollection>? replace = null)
    {
        Publisher = publisher;
        var configuration = new ConfigurationManager();
        configuration["Storage:Folder"] = _folder.FullName;
        configuration["Indexing:Folder"] = Path.Combine(_folder.FullName, "index");
        configuration["Fetching:Retries"] = "0";
        foreach (var (key, value) in settings) configuration[key] = value;
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration).AddLogging(logging => logging.ClearProviders());
        if (catalogued) services.AddSingleton(new SourceCatalog([Bills with { Mapping = Bills.Mapping with { Fields = new Dictionary<string, FieldRule>(Bills.Mapping.Fields) { ["published"] = new() { Path = ["published"] } } } }]));
        services.AddMonitor(configuration);
        replace?.Invoke(services);
        _services = services.BuildServiceProvider();
        _services.GetRequiredService<ActiveClassifier>().Use(new MarkClassifier());
    }

    public LoopbackPublisher Publisher { get; }

    /// <param name="replace">Puts parts of the test's own (a clock, a fetcher) in the place of the worker's.</param>
    /// <param name="settings">By configuration key.</param>
    public static async Task<CrawlBench> OpenWithAsync(Action<IServiceCollection> replace, params (string Key, string Value)[] settings) =>
        await ReadyAsync(new CrawlBench(await LoopbackPublisher.StartAsync(), catalogued: false, settings, replace));

    public static Task<CrawlBench> OpenAsync(params (string Key, string Value)[] settings) => OpenAsync(catalogued: false, settings);

    /// <param name="catalogued">The source of bills, with its dates, is the catalogue; else there is the shipped one.</param>
    /// <param name="settings">By configuration key.</param>
    public static async Task<CrawlBench> OpenAsync(bool catalogued, params (string Key, string Value)[] settings) =>
        await ReadyAsync(new CrawlBench(await LoopbackPublisher.StartAsync(), catalogued, settings));

    private static async Task<CrawlBench> ReadyAsync(CrawlBench bench)
    {
        await Storage.ReadyStore.PlaceAsync(bench._folder.FullName);
        await bench.Get<MonitorStore>().EnsureReadyAsync(TestContext.Current.CancellationToken);
        return bench;
    }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public async Task<SourceRun> CrawlAsync(Source source) => (await Get<SourceCrawl>().RunAsync(source, TestContext.Current.CancellationToken)).Run;

    public async Task<IReadOnlyList<FeedEntry>> EventsAsync() =>
        await Get<ItemStore>().FeedAsync(new FeedQuery { RelevantOnly = false, Take = 1_000 }, TestContext.Current.CancellationToken);

    public async Task<IReadOnlyList<Delivery>> DeliveriesAsync() =>
        await Get<DeliveryStore>().ListAsync(state: null, channel: null, before: null, 1_000, TestContext.Current.CancellationToken);

    /// <summary>A JSON list of bills under <c>/list.json</c>, without detail pages.</summary>
    public Source Bills => new()
    {
        Id = new SourceId("xx-bills"),
        Name = "Bills of Nowhere",
        Jurisdiction = "XX",
        Region = "International",
        Kind = "bill tracker",
        Languages = ["en"],
        Format = SourceFormat.Json,
        Url = Publisher.At("/list.json").AbsoluteUri,
        Schedule = "0 0 6 * * ?",
        Enabled = true,
        Access = new SourceAccess { Pace = TimeSpan.Zero, AllowPrivateNetwork = true },
        Mapping = new RecordMapping
        {
            Items = ["bills"],
            Keys = ["xx-bill:{number}"],
            Fields = new Dictionary<string, FieldRule>
            {
                ["id"] = new() { Path = ["id"] },
                ["number"] = new() { Path = ["number"] },
                ["title"] = new() { Path = ["title"] },
                ["url"] = new() { Path = ["url"] },
                ["text"] = new() { Path = ["text"] },
                ["status"] = new() { Path = ["status"] },
            },
            Stages =
            [
                new StageRule { Field = "status", Equal = ["introduced"], Stage = Stage.Introduced },
                new StageRule { Field = "status", Equal = ["withdrawn"], Stage = Stage.WithdrawnLapsed },
            ],
        },
    };

    /// <summary>The same list, each bill's text on a page of its own.</summary>
    public Source BillsWithPages => Bills with
    {
        Detail = new DetailMapping { Format = SourceFormat.Html, Main = "main", Visit = DetailVisit.Always },
    };

    public void Publish(params Bill[] bills) => Publisher.Answer(
        "/list.json",
        200,
        System.Text.Json.JsonSerializer.Serialize(new { bills = bills.Select(bill => new { id = bill.Id, number = bill.Number, title = bill.Title, url = Publisher.At($"/bill/{bill.Id}").AbsoluteUri, text = bill.Text, status = bill.Status }) }),
        "application/json");

    public void PublishPage(string id, string text) =>
        Publisher.Answer($"/bill/{id}", 200, $"<html><head><title>{id}</title></head><body><main><p>{text}</p></main></body></html>");

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Publisher.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>Relevant is what says "subscriber data".</summary>
    private sealed class MarkClassifier : ITextClassifier
    {
        public string ModelId => "mark";

        public Assessment Assess(TextToAssess text)
        {
            var relevant = text.Body.Contains("subscriber data", StringComparison.Ordinal) || text.Title.Contains("subscriber data", StringComparison.Ordinal);
            return new Assessment
            {
                Relevance = relevant ? 0.9 : 0.1,
                Relevant = relevant,
                Threshold = 0.5,
                Instruments = [new InstrumentScore("production-order", relevant ? 0.9 : 0.1, relevant)],
                PolicyAreas = relevant ? ["law-enforcement-response"] : [],
                Reasons = relevant ? [new ReasonTerm("subscriber data", 2, null)] : [],
                ModelId = ModelId,
            };
        }
    }
}

internal sealed record Bill(string Id, string Number, string Title, string Text = "", string Status = "introduced")
{
    public const string Relevant = "A provider shall disclose subscriber data to the police on demand.";
    public const string Harmless = "The bridge over the river shall be painted green every seventh year.";
}
