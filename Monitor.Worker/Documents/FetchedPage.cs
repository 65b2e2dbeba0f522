namespace Monitor.Worker.Documents;

/// <summary>A body that arrived whole, with what is needed to read it and to ask again politely.</summary>
public sealed record FetchedPage
{
    /// <summary>The address that was asked for.</summary>
    public required Uri Url { get; init; }

    /// <summary>The address that answered, after redirects.</summary>
    public required Uri FinalUrl { get; init; }

    public required int Status { get; init; }

    /// <summary>Media type of the Content-Type header without parameters, lower case; empty when missing. Not to be trusted.</summary>
    public required string MediaType { get; init; }

    /// <summary>Decompressed bytes as they were served.</summary>
    public required byte[] Body { get; init; }

    /// <summary>Body decoded by BOM, valid UTF-8, header, declaration, detection - in this order. Empty for binary media.</summary>
    public required string Text { get; init; }

    /// <summary>Name of the encoding that <see cref="Text"/> was read with.</summary>
    public string Charset { get; init; } = "utf-8";

    /// <summary>To be sent back exactly as received.</summary>
    public Validators Validators { get; init; } = Validators.None;

    /// <summary>The raw Link header, for paging.</summary>
    public string? Link { get; init; }

    public required DateTimeOffset FetchedAt { get; init; }
}

/// <summary>ETag and Last-Modified exactly as received; null when missing.</summary>
public sealed record Validators(string? ETag, string? LastModified)
{
    public static readonly Validators None = new(null, null);

    /// <summary>Of a list: the declaration by which it was read, as a hash; null where that does not matter.</summary>
    public string? ReadBy { get; init; }

    /// <summary>Of a list: when its content was read last, not merely confirmed.</summary>
    public DateTimeOffset? ReadAt { get; init; }
}
