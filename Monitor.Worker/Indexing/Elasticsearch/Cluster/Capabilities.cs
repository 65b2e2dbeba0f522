namespace Monitor.Worker.Indexing.Elasticsearch.Cluster;

internal enum ElasticProduct
{
    Elasticsearch,
    OpenSearch,

    /// <summary>The cluster does not let us ask; it is treated as an Elasticsearch of today.</summary>
    Unknown,
}

/// <summary>What answers, and what it can do. Asked once; all differences between products and versions stand here.</summary>
/// <param name="Number">"8.19.8"; "" when it was not told.</param>
/// <param name="Cluster">Its name.</param>
/// <param name="Flavor">"default", or "oss" for the builds without Elastic's own additions.</param>
internal sealed record Capabilities(ElasticProduct Product, string Number, string Cluster, string Flavor = "default")
{
    public static Capabilities OfUnknown { get; } = new(ElasticProduct.Unknown, "", "");

    public Version Version { get; } = Version.TryParse(Number.Split('-')[0], out var version) ? version : new Version(0, 0);

    /// <summary>Elasticsearch opens a point in time at /{index}/_pit; OpenSearch, from 2.4, at /{index}/_search/point_in_time with other names.</summary>
    public bool HasPit => Product is ElasticProduct.OpenSearch ? Version >= new Version(2, 4) : Flavor is not "oss" && IsAtLeast(7, 10);

    /// <summary>Whether a search in a point in time may be ordered by _shard_doc.</summary>
    public bool HasShardDoc => Product is not ElasticProduct.OpenSearch && IsAtLeast(7, 12);

    /// <summary>Whether the unified highlighter takes matched_fields.</summary>
    public bool HasUnifiedMatchedFields => Product is not ElasticProduct.OpenSearch && IsAtLeast(8, 16);

    /// <summary>Whether a template can forbid that a stray write makes an index.</summary>
    public bool HasAllowAutoCreate => Product is not ElasticProduct.OpenSearch && IsAtLeast(7, 11);

    /// <summary>Romanian's stemmer knows the letters with the comma; before it knew only those with the cedilla.</summary>
    public bool StemsRomanianCommas => Product is not ElasticProduct.OpenSearch && IsAtLeast(9, 0);

    public override string ToString() => $"{Product} {Number}".TrimEnd();

    private bool IsAtLeast(int major, int minor) => Version.Major == 0 || Version >= new Version(major, minor);
}
