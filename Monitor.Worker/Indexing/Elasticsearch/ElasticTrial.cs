using Microsoft.Extensions.Logging.Abstractions;
using Monitor.Worker.Indexing.Elasticsearch.Transport;

namespace Monitor.Worker.Indexing.Elasticsearch;

/// <summary>An index that is made to be measured and then removed with all that was made for it.</summary>
internal sealed class ElasticTrial(ElasticSettings settings, TimeProvider time) : IAsyncDisposable
{
    private readonly ElasticTransport _transport = new(settings, ElasticHandler.Create(settings), time, NullLogger<ElasticTransport>.Instance);

    public ElasticIndex Open() => ElasticIndex.Open(settings, time, ConceptShelf.Empty);

    /// <summary>On disk, without copies.</summary>
    public async Task<long> BytesAsync(CancellationToken ct)
    {
        using var answer = await _transport.GoodAsync(ElasticRequest.Get("indices.stats", $"/{settings.Index}/_stats/store"), ct);
        return answer.Body.GetProperty("_all").GetProperty("primaries").GetProperty("store").GetProperty("size_in_bytes").GetInt64();
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            // By their names: clusters refuse to delete by a pattern.
            foreach (var name in await NamesAsync()) await RemoveAsync("indices.delete", $"/{name}");
            await RemoveAsync("indices.delete_index_template", $"/_index_template/{settings.Index}");
        }
        finally
        {
            _transport.Dispose();
        }
    }

    private async Task<List<string>> NamesAsync()
    {
        using var answer = await _transport.SendAsync(ElasticRequest.Get("indices.get_settings", $"/{settings.Index}-*/_settings/index.uuid"), CancellationToken.None);
        return answer.IsGood ? [.. answer.Body.EnumerateObject().Select(index => index.Name)] : [];
    }

    private async Task RemoveAsync(string endpoint, string path) => (await _transport.SendAsync(ElasticRequest.Delete(endpoint, path), CancellationToken.None)).Dispose();
}
