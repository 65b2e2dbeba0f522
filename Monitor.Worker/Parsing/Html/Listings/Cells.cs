namespace Monitor.Worker.Parsing.Html.Listings;

/// <summary>One text of a record.</summary>
/// <param name="Nth">Which of the record's texts of that shape it is.</param>
/// <param name="Position">Which of all its texts.</param>
internal sealed record Cell(Piece Piece, int Nth, int Position, PageLink? Link, DateMark? Date)
{
    /// <summary>Letters beside a date that are but its label: Published, Filed on.</summary>
    private const int LongestLabel = 20;

    public bool IsDate => Date is { Rest.Length: <= LongestLabel };

    public (int Shape, int Nth) Place => (Piece.Shape, Nth);

    public string Text => Piece.Text;
}

/// <summary>A record cut into its texts.</summary>
internal sealed record Row(RecordSpan Record, IReadOnlyList<Cell> Cells, IReadOnlyList<PageLink> Links);

internal static class Rows
{
    private const int MostCells = 200;

    public static IReadOnlyList<Row> Of(PageOutline page, IReadOnlyDictionary<int, DateMark> marks, IReadOnlyList<RecordSpan> records) =>
        [.. records.Select(record => Cut(page, marks, record))];

    private static Row Cut(PageOutline page, IReadOnlyDictionary<int, DateMark> marks, RecordSpan record)
    {
        var links = page.LinksIn(record.Span).ToList();
        var byElement = links.GroupBy(link => link.Element).ToDictionary(same => same.Key, same => same.First());
        var counts = new Dictionary<int, int>();
        var cells = new List<Cell>();
        foreach (var piece in page.PiecesIn(record.Span).Take(MostCells))
        {
            var nth = counts[piece.Shape] = counts.GetValueOrDefault(piece.Shape) + 1;
            cells.Add(new Cell(piece, nth, cells.Count, piece.Link is null ? null : byElement.GetValueOrDefault(piece.Link), marks.GetValueOrDefault(piece.Order)));
        }

        return new Row(record, cells, links);
    }
}
