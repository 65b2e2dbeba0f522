using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis.WordExtractor;
using UglyToad.PdfPig.Util;

namespace Monitor.Worker.Parsing.Pdf;

/// <summary>Puts the letters of a page, which come in any order, together to lines.</summary>
internal static class LineBuilder
{
    // Letters set twice a hair apart are how some writers make bold.
    private const double SamePlace = 1.5;
    private const double MostAlone = 0.25;
    private const int MostLetters = 50_000;

    public static PdfPageLines Build(Page page)
    {
        var words = Words(Once(page.Letters))
            .Where(word => !string.IsNullOrWhiteSpace(word.Text))
            .Select(word => (Word: PdfWord.From(word), Level: word.TextOrientation is TextOrientation.Horizontal or TextOrientation.Other))
            .ToLookup(pair => pair.Level, pair => pair.Word);

        // What is written up a margin comes last.
        return new([.. Lines(words[true]), .. words[false].Select(word => new PdfLine([word]))], page.Height, page.NumberOfImages);
    }

    /// <summary>By the order of the file, which is fast; by distance where that leaves letters alone.</summary>
    private static IEnumerable<Word> Words(List<Letter> letters)
    {
        var words = DefaultWordExtractor.Instance.GetWords(letters).ToList();
        var alone = words.Count(word => word.Text.Length == 1 && char.IsAsciiLetterOrDigit(word.Text[0]));
        return alone > words.Count * MostAlone && letters.Count <= MostLetters ? NearestNeighbourWordExtractor.Instance.GetWords(letters) : words;
    }

    private static List<Letter> Once(IReadOnlyList<Letter> letters)
    {
        var seen = new HashSet<(string, int, int)>();
        return [.. letters.Where(letter => seen.Add((letter.Value, Grid(letter.StartBaseLine.X), Grid(letter.StartBaseLine.Y))))];
    }

    private static int Grid(double place) => (int)Math.Clamp(Math.Round(place / SamePlace), -1e6, 1e6);

    /// <summary>Words on about one base line are a row; a gap of more than two letters' width splits it.</summary>
    private static IEnumerable<PdfLine> Lines(IEnumerable<PdfWord> words)
    {
        var row = new List<PdfWord>();
        foreach (var word in words.OrderByDescending(word => word.Bottom).ThenBy(word => word.Left))
        {
            if (row.Count > 0 && row[0].Bottom - word.Bottom > Math.Max(2, Math.Min(row[0].Size, word.Size) * 0.4))
            {
                foreach (var line in Split(row)) yield return line;
                row.Clear();
            }

            row.Add(word);
        }

        foreach (var line in Split(row)) yield return line;
    }

    private static IEnumerable<PdfLine> Split(List<PdfWord> row)
    {
        var words = row.OrderBy(word => word.Left).ToList();
        var start = 0;
        for (var i = 1; i <= words.Count; i++)
        {
            if (i < words.Count && words[i].Left - words[i - 1].Right < Math.Max(words[i].Size, words[i - 1].Size)) continue;
            yield return new PdfLine(words[start..i]);
            start = i;
        }
    }
}
