namespace Monitor.Worker.Indexing.Elasticsearch;

/// <summary>
/// The section "Indexing:Elasticsearch". Secrets come from configuration or environment (<c>Indexing__Elasticsearch__ApiKey</c>), or from a
/// file named by the same key with <c>_FILE</c> behind it.
/// </summary>
internal sealed class ElasticOptions
{
    public const string Section = "Indexing:Elasticsearch";

    /// <summary>Addresses of nodes, or of what stands before them. More than one: asked in turn, and another when one does not answer.</summary>
    public IList<string> Urls { get; } = [];

    /// <summary>"id:key", or the same in base64, as the cluster calls "encoded".</summary>
    public string? ApiKey { get; set; }

    [ConfigurationKeyName("ApiKey_FILE")]
    public string? ApiKeyFile { get; set; }

    public string? Username { get; set; }

    public string? Password { get; set; }

    [ConfigurationKeyName("Password_FILE")]
    public string? PasswordFile { get; set; }

    /// <summary>SHA-256 of the cluster's certificate or of one that signed it, in hex: trusted without any other authority.</summary>
    public string? Fingerprint { get; set; }

    /// <summary>The alias that is searched, and how the names of all our indices begin.</summary>
    public string Index { get; set; } = "monitor-items";

    /// <summary>How much is sent in one request. The cluster takes up to 100 MiB unless told otherwise; more than 15 gains nothing.</summary>
    public int BulkMib { get; set; } = 8;

    /// <summary>How long one answer may take, retries included; writing may take four times as long.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Of a new index. One holds millions of items.</summary>
    public int Shards { get; set; } = 1;

    /// <summary>Copies of each shard on other nodes; when left out, one as soon as there is a second node.</summary>
    public int? Replicas { get; set; }

    /// <summary>Sends bodies compressed: for a cluster far away.</summary>
    public bool Compress { get; set; }
}
