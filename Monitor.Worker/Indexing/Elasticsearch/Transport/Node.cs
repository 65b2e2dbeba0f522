namespace Monitor.Worker.Indexing.Elasticsearch.Transport;

/// <summary>An address of the cluster, and how it behaved of late.</summary>
internal sealed class Node(Uri address)
{
    private readonly string _root = address.AbsoluteUri.TrimEnd('/');

    public string Name => address.Authority;

    /// <summary>Failures since the last answer.</summary>
    public int Failures { get; set; }

    public DateTimeOffset RestsUntil { get; set; } = DateTimeOffset.MinValue;

    public Uri Address(ElasticRequest request)
    {
        var query = string.Join('&', request.Query.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));
        return new Uri(query.Length == 0 ? _root + request.Path : $"{_root}{request.Path}?{query}");
    }
}
