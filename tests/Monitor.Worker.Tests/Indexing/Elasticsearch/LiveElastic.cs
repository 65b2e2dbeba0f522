using Monitor.Worker.Indexing;
using Monitor.Worker.Indexing.Elasticsearch;

namespace Monitor.Worker.Tests.Indexing.Elasticsearch;

/// <summary>The cluster that ELASTICSEARCH_URL names, with an index of the test's own that is gone afterwards.</summary>
internal sealed class LiveElastic : IAsyncDisposable
{
    private readonly Uri _url;

    private LiveElastic(Uri url) => _url = url;

    public string Index { get; } = $"monitor-test-{Guid.NewGuid():n}";

    /// <summary>Skips the calling test where there is no cluster.</summary>
    public static LiveElastic Require()
    {
        var url = Environment.GetEnvironmentVariable("ELASTICSEARCH_URL");
        Assert.SkipWhen(string.IsNullOrEmpty(url), "ELASTICSEARCH_URL names no Elasticsearch to test on.");
        return new LiveElastic(new Uri(url!));
    }

    public ElasticIndex Open(TimeProvider? time = null) =>
        ElasticIndex.Open(new ElasticSettings { Nodes = [_url], Index = Index, Replicas = 0 }, time ?? TimeProvider.System, new ConceptShelf());

    public async ValueTask DisposeAsync()
    {
        using var http = new HttpClient { BaseAddress = _url };
        await RemoveAsync(http);
    }

    private async Task RemoveAsync(HttpClient http)
    {
        // By their names: clusters refuse to delete by a pattern.
        foreach (var line in (await http.GetStringAsync(new Uri($"/_cat/indices/{Index}*?h=index&expand_wildcards=all", UriKind.Relative))).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            (await http.DeleteAsync(new Uri($"/{line}", UriKind.Relative))).Dispose();
        (await http.DeleteAsync(new Uri($"/_index_template/{Index}", UriKind.Relative))).Dispose();
    }
}
