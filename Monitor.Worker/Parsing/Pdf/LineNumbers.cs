using System.Globalization;

namespace Monitor.Worker.Parsing.Pdf;

/// <summary>The numbers that bills and pleadings print beside their lines: a column of integers that counts up by one.</summary>
internal static class LineNumbers
{
    private const int Fewest = 5;
    private const double Aligned = 12;

    public static PdfPageLines Without(PdfPageLines page)
    {
        var candidates = page.Lines.Where(line => Number(line.Words[0]) is not null).ToList();
        if (candidates.Count < Fewest) return page;
        var edge = candidates.Select(line => line.Words[0].Right).Order().ElementAt(candidates.Count / 2);
        var column = candidates.Where(line => Math.Abs(line.Words[0].Right - edge) <= Aligned && StandsApart(line)).ToHashSet();
        return column.Count >= Fewest && IsLeftmost(page, edge) && CountsUp(column)
            ? page with { Lines = [.. page.Lines.Select(line => column.Contains(line) ? Cut(line) : line).OfType<PdfLine>()] }
            : page;
    }

    private static bool IsLeftmost(PdfPageLines page, double edge) => page.Lines.Count(line => line.Left < edge - Aligned) <= page.Lines.Count / 10;

    private static bool StandsApart(PdfLine line) => line.Words.Count == 1 || line.Words[1].Left - line.Words[0].Right > line.Size * 0.35;

    private static bool CountsUp(IEnumerable<PdfLine> column)
    {
        var numbers = column.OrderByDescending(line => line.Bottom).Select(line => Number(line.Words[0])!.Value).ToList();
        return numbers.Zip(numbers.Skip(1)).Count(pair => pair.Second == pair.First + 1) >= (numbers.Count - 1) * 0.8;
    }

    private static PdfLine? Cut(PdfLine line) => line.Words.Count == 1 ? null : new PdfLine([.. line.Words.Skip(1)]);

    private static int? Number(PdfWord word) =>
        word.Text.Length <= 2 && int.TryParse(word.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
