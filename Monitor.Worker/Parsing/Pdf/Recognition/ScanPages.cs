using System.Globalization;

namespace Monitor.Worker.Parsing.Pdf.Recognition;

/// <summary>The pages of one scan: drawn one at a time into a folder of its own, recognised, and deleted.</summary>
internal sealed class ScanPages
{
    private readonly string _folder;
    private readonly string _file;
    private readonly Tool _draw;
    private readonly Tool _recognise;
    private readonly int _pixels;
    private readonly long _started = TimeProvider.System.GetTimestamp();
    private readonly TimeSpan _limit;

    public ScanPages(byte[] pdf, string folder, Tool draw, Tool recognise, ScanLimits limits)
    {
        (_folder, _draw, _recognise, _pixels, _limit) = (folder, draw, recognise, limits.Pixels, limits.Time);
        _file = Path.Combine(folder, "scan.pdf");
        File.WriteAllBytes(_file, pdf);
    }

    private TimeSpan Left => _limit - TimeProvider.System.GetElapsedTime(_started);

    /// <param name="page">From 1.</param>
    /// <param name="languages">Joined by plus signs.</param>
    public ToolRun Recognise(int page, string languages)
    {
        var number = page.ToString(CultureInfo.InvariantCulture);
        var picture = Path.Combine(_folder, "page");
        var drawn = _draw.Run(["-f", number, "-l", number, "-gray", "-singlefile", "-scale-to", _pixels.ToString(CultureInfo.InvariantCulture), _file, picture], Left);
        if (drawn.Fault is not null) return drawn;
        try
        {
            return _recognise.Run([$"{picture}.pgm", "stdout", "-l", languages], Left);
        }
        finally
        {
            File.Delete($"{picture}.pgm");
        }
    }
}
