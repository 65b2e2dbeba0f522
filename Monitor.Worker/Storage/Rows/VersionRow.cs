using Monitor.Worker.Documents;

namespace Monitor.Worker.Storage.Rows;

/// <summary>What a document said at a time. Never changed once written.</summary>
internal sealed class VersionRow
{
    public long Id { get; set; }

    public long DocumentId { get; set; }

    public required DocumentRow Document { get; set; }

    public int Number { get; set; }

    public required string Fingerprint { get; set; }

    public required string Title { get; set; }

    public required string Text { get; set; }

    public string? Language { get; set; }

    public Stage Stage { get; set; }

    public string? RawStatus { get; set; }

    public DateOnly? PublishedOn { get; set; }

    public IReadOnlyDictionary<string, DateOnly> Dates { get; set; } = new Dictionary<string, DateOnly>();

    public DateTimeOffset SeenAt { get; set; }

    public RawBodyRow? Raw { get; set; }

    public List<ClassificationRow> Classifications { get; } = [];
}

/// <summary>The page as it was served, apart from the version so that reading text does not load it.</summary>
internal sealed class RawBodyRow
{
    public long VersionId { get; set; }

    /// <summary>Compressed by Brotli.</summary>
    public required byte[] Body { get; set; }

    /// <summary>Of the body as served, in hexadecimal.</summary>
    public required string Sha256 { get; set; }

    /// <summary>Bytes as served, decompressed.</summary>
    public long Length { get; set; }

    public required string MediaType { get; set; }

    public required string Charset { get; set; }

    public required string FinalUrl { get; set; }

    public DateTimeOffset FetchedAt { get; set; }
}

/// <summary>What one model decided about a version.</summary>
internal sealed class ClassificationRow
{
    public long Id { get; set; }

    public long VersionId { get; set; }

    public VersionRow? Version { get; set; }

    public required string ModelId { get; set; }

    public double Relevance { get; set; }

    public double Threshold { get; set; }

    public bool Relevant { get; set; }

    /// <summary>With instruments, areas, reasons and passage.</summary>
    public required Classification Decision { get; set; }

    public DateTimeOffset At { get; set; }
}
