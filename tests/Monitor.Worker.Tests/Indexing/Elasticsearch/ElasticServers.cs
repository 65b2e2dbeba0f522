using Monitor.Worker.Indexing.Elasticsearch;

namespace Monitor.Worker.Tests.Indexing.Elasticsearch;

/// <summary>
/// The Elasticsearch that well-behaved tests share: the one that ELASTICSEARCH_URL names, or one of our own, started when the first test asks.
/// The tests of one collection run in turn: servers are hungry.
/// </summary>
[CollectionDefinition(Name)]
public sealed class ElasticServers : ICollectionFixture<ElasticServers>, IAsyncDisposable
{
    public const string Name = "Elasticsearch";

    private readonly SemaphoreSlim _starting = new(1, 1);
    private ElasticServer? _own;
    private ElasticServer? _secure;
    private ElasticServer? _cluster;

    /// <summary>Options for an index of the test's own.</summary>
    internal async Task<ElasticOptions> OptionsAsync()
    {
        var index = $"t-{Guid.NewGuid():N}";
        if (Environment.GetEnvironmentVariable("ELASTICSEARCH_URL") is not { Length: > 0 } url) return (await OwnAsync()).Options(index);
        var options = new ElasticOptions
        {
            Index = index,
            Username = Environment.GetEnvironmentVariable("ELASTICSEARCH_USERNAME"),
            Password = Environment.GetEnvironmentVariable("ELASTICSEARCH_PASSWORD"),
            Fingerprint = Environment.GetEnvironmentVariable("ELASTICSEARCH_FINGERPRINT"),
        };
        options.Urls.Add(url);
        return options;
    }

    /// <summary>A server that tests may kill and break, if they mend it.</summary>
    internal Task<ElasticServer> OwnAsync() => OnceAsync(() => _own, async () => _own = await ElasticServer.StartAsync());

    /// <summary>One with accounts, keys and encryption.</summary>
    internal Task<ElasticServer> SecureAsync() => OnceAsync(() => _secure, async () => _secure = await ElasticServer.StartAsync(isSecure: true));

    /// <summary>Three nodes; whoever kills one starts it again.</summary>
    internal Task<ElasticServer> ClusterAsync() => OnceAsync(() => _cluster, async () => _cluster = await ElasticServer.StartAsync(nodes: 3));

    public async ValueTask DisposeAsync()
    {
        if (_own is not null) await _own.DisposeAsync();
        if (_secure is not null) await _secure.DisposeAsync();
        if (_cluster is not null) await _cluster.DisposeAsync();
        _starting.Dispose();
    }

    private async Task<ElasticServer> OnceAsync(Func<ElasticServer?> held, Func<Task<ElasticServer>> start)
    {
        await _starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return held() ?? await start();
        }
        finally
        {
            _starting.Release();
        }
    }
}

/// <summary>Beside the tests of the shared server, those that start, kill and break servers of their own.</summary>
[CollectionDefinition(Name)]
public sealed class OwnElasticServers : ICollectionFixture<ElasticServers>
{
    public const string Name = "Own servers of Elasticsearch";
}
