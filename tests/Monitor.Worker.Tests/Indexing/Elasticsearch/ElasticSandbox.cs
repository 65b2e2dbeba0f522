using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;
using Monitor.Worker.Indexing.Elasticsearch;
using Monitor.Worker.Indexing.Elasticsearch.Transport;
using Monitor.Worker.Tests.Alerting;

namespace Monitor.Worker.Tests.Indexing.Elasticsearch;

/// <summary>An index of the test's own in a live cluster, a way to meddle with it behind Monitor's back, and its removal afterwards.</summary>
internal sealed class ElasticSandbox : IAsyncDisposable
{
    private readonly HttpClient _raw;
    private readonly ILoggerFactory _loggers;

    public ElasticSandbox(ElasticOptions options)
    {
        (Options, Settings) = (options, Read(options));
        _raw = new HttpClient(ElasticHandler.Create(Settings)) { BaseAddress = Settings.Nodes[0] };
        _raw.DefaultRequestHeaders.Authorization = Settings.Authorization;
        _loggers = LoggerFactory.Create(logging => logging.AddProvider(Log));
        Index = ElasticIndex.Open(Settings, TimeProvider.System, ConceptShelf.Empty, _loggers);
    }

    public ElasticOptions Options { get; }

    public ElasticSettings Settings { get; }

    public ElasticIndex Index { get; }

    public LogTrap Log { get; } = new();

    public string Name => Settings.Index;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static ElasticSettings Read(ElasticOptions options)
    {
        var (settings, mistakes) = ElasticOptionsReader.Read(options);
        Assert.Empty(mistakes);
        return settings;
    }

    public ElasticIndex Open(ElasticSettings? settings = null) => ElasticIndex.Open(settings ?? Settings, TimeProvider.System, ConceptShelf.Empty, _loggers);

    public static SearchDocument Item(long id, string title, string text = "", string? language = "en") => new()
    {
        ItemId = id,
        Title = title,
        Text = text,
        Jurisdiction = "GB",
        Region = "Europe",
        Sources = ["gb-bills"],
        Language = language,
        FirstSeenAt = new DateTimeOffset(2031, 1, 1, 0, 0, 0, TimeSpan.Zero),
        ChangedAt = new DateTimeOffset(2031, 1, 1, 0, 0, 0, TimeSpan.Zero),
    };

    public static SearchDocument[] Items(int from, int count) => [.. Enumerable.Range(from, count).Select(id => Item(id, $"Law {id}", $"The text of law {id}."))];

    /// <summary>What the cluster answers to anybody.</summary>
    public async Task<JsonElement> AskAsync(HttpMethod method, string path, string? body = null, bool mayFail = false)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _raw.SendAsync(request, Ct);
        var text = await response.Content.ReadAsStringAsync(Ct);
        if (!response.IsSuccessStatusCode && !mayFail) throw new InvalidOperationException($"{method} {path}: {response.StatusCode} {text}");
        return response.StatusCode is HttpStatusCode.NotFound && text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    /// <summary>The numbers of the items that searches see, whichever index the alias stands for.</summary>
    public async Task<long[]> SeenAsync(string? index = null)
    {
        var answer = await AskAsync(HttpMethod.Post, $"/{index ?? Name}/_search", """{"size":10000,"sort":["id"],"_source":["id"]}""");
        return [.. answer.GetProperty("hits").GetProperty("hits").EnumerateArray().Select(hit => hit.GetProperty("_source").GetProperty("id").GetInt64())];
    }

    /// <summary>The index behind the alias.</summary>
    public async Task<string> BehindAsync() => (await AskAsync(HttpMethod.Get, $"/_alias/{Name}")).EnumerateObject().Single().Name;

    public async Task<string[]> VersionsAsync() =>
        [.. (await AskAsync(HttpMethod.Get, $"/{Name}-0*/_settings/index.uuid")).EnumerateObject().Select(index => index.Name).Order(StringComparer.Ordinal)];

    public async ValueTask DisposeAsync()
    {
        Index.Dispose();
        try
        {
            var names = (await AskAsync(HttpMethod.Get, $"/{Name}*/_settings/index.uuid")).EnumerateObject().Select(index => index.Name).ToList();
            if (names.Count > 0) await AskAsync(HttpMethod.Delete, $"/{string.Join(',', names)}", mayFail: true);
            await AskAsync(HttpMethod.Delete, $"/_index_template/{Name}", mayFail: true);
        }
        catch (Exception e) when (e is HttpRequestException or InvalidOperationException)
        {
            // The test took the server away.
        }

        _raw.Dispose();
        _loggers.Dispose();
    }
}
