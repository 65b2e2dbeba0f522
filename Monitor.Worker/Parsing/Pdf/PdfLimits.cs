namespace Monitor.Worker.Parsing.Pdf;

/// <summary>What one PDF may cost.</summary>
internal sealed record PdfLimits
{
    public static readonly PdfLimits Default = new();

    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(60);

    public int Pages { get; init; } = 5_000;

    public int Letters { get; init; } = 20_000_000;

    /// <summary>Bytes of one stream after decompression.</summary>
    public int StreamBytes { get; init; } = 256_000_000;
}
