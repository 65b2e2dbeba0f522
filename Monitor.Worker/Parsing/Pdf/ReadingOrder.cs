namespace Monitor.Worker.Parsing.Pdf;

/// <summary>
/// Lines of a page in the order of reading. Columns of prose are read one after the other, and a line across them is read
/// where it stands; columns of a table are not prose, so that its rows stay together.
/// </summary>
internal static class ReadingOrder
{
    private const int RowParts = 3;
    private const int Deepest = 3;
    private const int FewestLines = 5;
    private const double NarrowestColumn = 90;
    private const double Filled = 0.75;
    private const int Steps = 240;

    /// <summary>Blocks of rows; a row's parts are joined by a space.</summary>
    public static IEnumerable<IReadOnlyList<PdfLine>> Blocks(IReadOnlyList<PdfLine> lines) => Blocks(lines, Deepest);

    private static IEnumerable<IReadOnlyList<PdfLine>> Blocks(IReadOnlyList<PdfLine> lines, int depth)
    {
        if (lines.Count == 0) yield break;
        if (depth == 0 || Gutter(lines) is not { } gutter)
        {
            yield return [.. Rows(lines)];
            yield break;
        }

        foreach (var band in Bands(lines, gutter))
        {
            foreach (var block in Blocks(band, band.Count == lines.Count ? 0 : depth - 1)) yield return block;
        }
    }

    /// <summary>The place that the fewest lines cross and that has prose on both sides, or null.</summary>
    private static double? Gutter(IReadOnlyList<PdfLine> lines)
    {
        var left = lines.Min(line => line.Left);
        var width = lines.Max(line => line.Right) - left;
        if (width < 2 * NarrowestColumn || lines.Count < 2 * FewestLines) return null;
        var best = Enumerable.Range(Steps / 5, Steps * 3 / 5)
            .Select(step => left + (width * step / Steps))
            .Select(x => (X: x, Crossing: lines.Count(line => Crosses(line, x))))
            .MinBy(place => place.Crossing);
        return best.Crossing <= lines.Count * 0.3 && IsProse(lines.Where(line => line.Right <= best.X)) && IsProse(lines.Where(line => line.Left >= best.X))
            ? best.X
            : null;
    }

    private static bool Crosses(PdfLine line, double x) => line.Left < x && line.Right > x;

    private static bool IsProse(IEnumerable<PdfLine> side)
    {
        var widths = side.Select(line => line.Right - line.Left).Order().ToList();
        if (widths.Count < FewestLines) return false;
        // The side may hold several columns, so that its lines are compared with one another and not with its width.
        var full = widths[widths.Count * 4 / 5];
        return full >= NarrowestColumn && widths.Count(width => width >= full * Filled) >= widths.Count * 0.5;
    }

    private static IEnumerable<List<PdfLine>> Bands(IReadOnlyList<PdfLine> lines, double gutter)
    {
        var columns = new List<PdfLine>();
        var across = new List<PdfLine>();
        foreach (var line in lines.OrderByDescending(line => line.Bottom))
        {
            var (current, other) = Crosses(line, gutter) ? (across, columns) : (columns, across);
            foreach (var band in Sides(other, gutter)) yield return band;
            other.Clear();
            current.Add(line);
        }

        foreach (var band in Sides(columns, gutter).Concat(Sides(across, gutter))) yield return band;
    }

    private static IEnumerable<List<PdfLine>> Sides(List<PdfLine> lines, double gutter)
    {
        if (lines.Count == 0) return [];
        if (Crosses(lines[0], gutter)) return [[.. lines]];
        List<PdfLine>[] sides = [[.. lines.Where(line => line.Left < gutter)], [.. lines.Where(line => line.Left >= gutter)]];
        return sides.Where(side => side.Count > 0);
    }

    private static IEnumerable<PdfLine> Rows(IReadOnlyList<PdfLine> lines)
    {
        var row = new List<PdfLine>();
        foreach (var line in lines)
        {
            if (row.Count > 0 && Math.Abs(row[0].Bottom - line.Bottom) > Math.Max(2, Math.Min(row[0].Size, line.Size) * 0.4))
            {
                yield return Joined(row);
                row.Clear();
            }

            row.Add(line);
        }

        if (row.Count > 0) yield return Joined(row);
    }

    private static PdfLine Joined(List<PdfLine> row) => row is [var only] ? only : new([.. row.OrderBy(part => part.Left).SelectMany(part => part.Words)]) { IsRow = row.Count >= RowParts };
}
