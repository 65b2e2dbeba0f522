using System.Text.RegularExpressions;

namespace Monitor.Worker.Parsing.Pdf;

/// <summary>
/// Headers, footers and page numbers: what stands at the same edge of several pages and differs by nothing but its digits.
/// </summary>
internal sealed partial class RunningLines
{
    private const double Edge = 0.13;
    private readonly HashSet<string> _repeated;

    private RunningLines(HashSet<string> repeated) => _repeated = repeated;

    public static RunningLines Of(IReadOnlyList<PdfPageLines> pages)
    {
        // Left and right pages carry different ones, hence a third and not the half.
        var enough = pages.Count < 4 ? Math.Max(2, pages.Count) : Math.Max(3, pages.Count / 3);
        var repeated = pages
            .SelectMany(page => page.Lines.Where(line => AtEdge(line, page)).Select(line => Key(line, page)).Distinct())
            .CountBy(key => key)
            .Where(pair => pair.Value >= enough)
            .Select(pair => pair.Key);
        return new([.. repeated]);
    }

    public PdfPageLines Without(PdfPageLines page) =>
        page with { Lines = [.. page.Lines.Where(line => !AtEdge(line, page) || !_repeated.Contains(Key(line, page)))] };

    private static bool AtEdge(PdfLine line, PdfPageLines page) => line.Bottom < page.Height * Edge || line.Bottom > page.Height * (1 - Edge);

    private static string Key(PdfLine line, PdfPageLines page) =>
        (line.Bottom < page.Height / 2 ? "bottom " : "top ") + Number().Replace(line.Text, "#").ToUpperInvariant();

    [GeneratedRegex(@"\d+|^[ivxlc]+$")]
    private static partial Regex Number();
}
