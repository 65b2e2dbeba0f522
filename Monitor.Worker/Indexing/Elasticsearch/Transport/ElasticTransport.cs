namespace Monitor.Worker.Indexing.Elasticsearch.Transport;

/// <summary>The one way to the cluster.</summary>
internal sealed class ElasticTransport : IDisposable
{
    /// <summary>
    /// Good answers, and bad ones that the caller may expect (400, 404, 409, 413). What is worth trying again was tried again, on
    /// another node where that helps.
    /// </summary>
    /// <exception cref="IndexUnavailableException">No node answers, or the cluster refuses to work; the message says what to do.</exception>
    public Task<ElasticAnswer> SendAsync(ElasticRequest request, CancellationToken ct) => throw new NotImplementedException();

    public void Dispose()
    {
    }
}
