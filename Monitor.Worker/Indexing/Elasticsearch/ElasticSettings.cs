using System.Net.Http.Headers;

namespace Monitor.Worker.Indexing.Elasticsearch;

/// <summary>The options once files are read and every word is checked. A class, not a record: it must not print its secrets.</summary>
internal sealed class ElasticSettings
{
    public const int Mib = 1024 * 1024;

    public required IReadOnlyList<Uri> Nodes { get; init; }

    public AuthenticationHeaderValue? Authorization { get; init; }

    public byte[]? Fingerprint { get; init; }

    /// <summary>The alias that is searched, and how the names of all our indices begin.</summary>
    public required string Index { get; init; }

    public int BulkBytes { get; init; } = 8 * Mib;

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    public int Shards { get; init; } = 1;

    public int? Replicas { get; init; }

    public bool Compress { get; init; }

    public bool HasApiKey => Authorization?.Scheme is "ApiKey";
}
