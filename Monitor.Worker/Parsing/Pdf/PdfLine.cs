using UglyToad.PdfPig.Content;

namespace Monitor.Worker.Parsing.Pdf;

/// <summary>Words side by side without a wide gap. Places in points from the page's lower left corner.</summary>
internal sealed record PdfLine(IReadOnlyList<PdfWord> Words)
{
    public double Left => Words[0].Left;

    public double Right => Words[^1].Right;

    public double Bottom { get; } = Words.Min(word => word.Bottom);

    public double Size { get; } = Words.Max(word => word.Size);

    /// <summary>Put together from cells with gaps between them.</summary>
    public bool IsRow { get; init; }

    public string Text { get; } = string.Join(' ', Words.Select(word => word.Text));
}

/// <summary>A word where it stands; <see cref="Size"/> is its type size in points.</summary>
internal sealed record PdfWord(string Text, double Left, double Right, double Bottom, double Size)
{
    public static PdfWord From(Word word)
    {
        var first = word.Letters[0];
        var size = first.PointSize > 0 ? first.PointSize : word.BoundingBox.Height;
        return new(Ligatures.Spelled(word.Text), word.BoundingBox.Left, word.BoundingBox.Right, first.StartBaseLine.Y, Math.Clamp(size, 1, 200));
    }
}

/// <summary>A page as lines, top to bottom.</summary>
internal sealed record PdfPageLines(IReadOnlyList<PdfLine> Lines, double Height, int Images);
