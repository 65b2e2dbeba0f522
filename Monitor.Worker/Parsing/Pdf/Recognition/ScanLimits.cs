namespace Monitor.Worker.Parsing.Pdf.Recognition;

/// <summary>What recognising one scan may cost.</summary>
internal sealed record ScanLimits
{
    public static readonly ScanLimits Default = new();

    /// <summary>A scan with more pages stays unread: half a law would be judged as if it were the whole.</summary>
    public int Pages { get; init; } = 60;

    public TimeSpan Time { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Pixels of a page's longer side: 300 dots an inch on A4, however large a page says that it is.</summary>
    public int Pixels { get; init; } = 3_500;
}
