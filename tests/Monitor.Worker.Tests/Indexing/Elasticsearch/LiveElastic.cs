using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Monitor.Worker.Indexing;
using Monitor.Worker.Indexing.Elasticsearch;

namespace Monitor.Worker.Tests.Indexing.Elasticsearch;

/// <summary>
/// The cluster that ELASTICSEARCH_URL names, with an index for the tests of one class. Making an index with its thirty analyzers takes
/// seconds, so it is emptied for the next test where that can be done, and removed after the last.
/// </summary>
public sealed class LiveElastic : IAsyncDisposable
{
    private const int MostEmptied = 1_000;

    private readonly Uri? _url = Environment.GetEnvironmentVariable("ELASTICSEARCH_URL") is { Length: > 0 } url ? new Uri(url) : null;
    private readonly HttpClient _http = new();
    private string _index = NewName();

    /// <summary>An empty index; skips the calling test where there is no cluster.</summary>
    public async Task EmptyAsync()
    {
        Assert.SkipWhen(_url is null, "ELASTICSEARCH_URL names no Elasticsearch to test on.");
        if (await CanBeEmptiedAsync()) return;
        await RemoveAsync();
        _index = NewName();
    }

    internal ElasticIndex Open(TimeProvider? time = null) =>
        ElasticIndex.Open(new ElasticSettings { Nodes = [_url!], Index = _index, Replicas = 0 }, time ?? TimeProvider.System, new ConceptShelf());

    public async ValueTask DisposeAsync()
    {
        if (_url is not null) await RemoveAsync();
        _http.Dispose();
    }

    private static string NewName() => $"monitor-test-{Guid.NewGuid():n}";

    /// <summary>Takes all documents out; false where the index is not the one that was first made, or too much is in it.</summary>
    private async Task<bool> CanBeEmptiedAsync()
    {
        var name = $"{_index}-000001";
        if (!(await NamesAsync()).SequenceEqual([name, $"{_index}-state"])) return false;
        var alias = await _http.GetAsync(new Uri(_url!, $"/{name}/_alias/{_index}"));
        if (!alias.IsSuccessStatusCode) return false;
        // The cluster remembers for a minute at which version a document was deleted: only the least can be written again.
        await SendAsync(HttpMethod.Post, $"/{_index}-state/_refresh", null);
        var newer = await SendAsync(HttpMethod.Post, $"/{_index}-state/_search", """{"size":0,"query":{"range":{"cursor":{"gt":1}}}}""");
        return Total(newer) == 0 && await DeleteAllAsync(name, "\"version\":1,\"version_type\":\"external_gte\",") && await DeleteAllAsync($"{_index}-state", "");
    }

    private async Task<bool> DeleteAllAsync(string index, string version)
    {
        var found = await SendAsync(HttpMethod.Post, $"/{index}/_search", $$"""{"size":{{MostEmptied}},"_source":false,"track_total_hits":true}""");
        if (Total(found) > MostEmptied) return false;
        var lines = new StringBuilder();
        foreach (var hit in found.GetProperty("hits").GetProperty("hits").EnumerateArray()) lines.Append(CultureInfo.InvariantCulture, $$$"""{"delete":{{{{version}}}"_id":"{{{hit.GetProperty("_id").GetString()}}}"}}""").Append('\n');
        if (lines.Length > 0 && (await SendAsync(HttpMethod.Post, $"/{index}/_bulk?refresh=true", lines.ToString())).GetProperty("errors").GetBoolean()) return false;
        await SendAsync(HttpMethod.Post, $"/{index}/_refresh", null);
        return true;
    }

    private static int Total(JsonElement found) => found.GetProperty("hits").GetProperty("total").GetProperty("value").GetInt32();

    private async Task<string[]> NamesAsync() =>
        [.. (await _http.GetStringAsync(new Uri(_url!, $"/_cat/indices/{_index}*?h=index"))).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Order(StringComparer.Ordinal)];

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, string? body)
    {
        using var request = new HttpRequestMessage(method, new Uri(_url!, path));
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _http.SendAsync(request);
        return await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task RemoveAsync()
    {
        // By their names: clusters refuse to delete by a pattern.
        foreach (var name in await NamesAsync()) (await _http.DeleteAsync(new Uri(_url!, $"/{name}"))).Dispose();
        (await _http.DeleteAsync(new Uri(_url!, $"/_index_template/{_index}"))).Dispose();
    }
}
