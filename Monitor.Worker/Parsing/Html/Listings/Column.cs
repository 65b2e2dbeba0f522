namespace Monitor.Worker.Parsing.Html.Listings;

/// <summary>The texts that stand at one place of a list's records, and what they have in common.</summary>
internal sealed class Column
{
    private const double LongTitle = 140;

    private readonly IReadOnlyList<Cell> _cells;
    private readonly double _digits;
    private readonly double _distinct;
    private readonly double _dates;
    private readonly double _position;

    public Column((int Shape, int Nth) place, IReadOnlyList<Cell> cells, int records)
    {
        Place = place;
        _cells = cells;
        Coverage = cells.Count / (double)records;
        Letters = cells.Average(cell => LinkTexts.Letters(cell.Text));
        _digits = cells.Average(cell => cell.Text.Count(char.IsDigit));
        _distinct = cells.Select(cell => cell.Text).Distinct(StringComparer.OrdinalIgnoreCase).Count() / (double)cells.Count;
        _dates = Named(cells) ? 0 : cells.Count(cell => cell.IsDate) / (double)cells.Count;
        _position = cells.Average(cell => cell.Position);
        Length = cells.Average(cell => cell.Text.Length);
    }

    public (int Shape, int Nth) Place { get; }

    /// <summary>Share of the records that have it.</summary>
    public double Coverage { get; }

    public double Letters { get; }

    private double Length { get; }

    /// <summary>0 for what can be no title.</summary>
    public double TitleScore
    {
        get
        {
            if (_dates > 0.5 || Letters < 3 || Letters <= _digits || (_cells.Count > 1 && _cells.Count * _distinct < 1.5)) return 0;
            var words = Math.Min(1, Letters / 18) * (Letters > LongTitle ? LongTitle / Letters : 1);
            var linked = 1 + Share(cell => cell.Link is not null);
            var heading = 1 + (0.7 * Share(IsHeading));
            return Coverage * Coverage * _distinct * _distinct * words * linked * heading / (1 + (0.04 * _position));
        }
    }

    public bool IsNumber => _dates < 0.5 && Length <= 45 && Letters <= 20 && _digits >= 2 && _distinct > 0.7 && Coverage >= 0.5 && Share(cell => cell.Text.Any(char.IsDigit)) > 0.8 && !IsCount;

    public bool IsSummary => _dates < 0.5 && Letters >= 40 && Coverage >= 0.2 && _distinct > 0.5;

    /// <summary>1, 2, 3: the rows are counted, not named.</summary>
    private bool IsCount => _cells.Count > 2 && _cells.Select(cell => int.TryParse(cell.Text.Trim('.', ' '), out var n) ? n : -1).ToList() is var counted
        && counted.Zip(counted.Skip(1)).All(pair => pair.Second - pair.First == 1);

    /// <summary>A date behind a name is part of it; a label is the same each time.</summary>
    private static bool Named(IReadOnlyList<Cell> cells) =>
        cells.Count > 2 && cells.Select(cell => cell.Date?.Rest ?? "").Distinct(StringComparer.Ordinal).Count() > cells.Count * 0.6;

    private double Share(Func<Cell, bool> holds) => _cells.Count(holds) / (double)_cells.Count;

    private static bool IsHeading(Cell cell)
    {
        for (var here = cell.Piece.Parent; here is not null; here = here.ParentElement)
        {
            if (here.LocalName is "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "strong" or "b") return true;
            if (here.LocalName is "tr" or "li" or "article" or "td" or "div" or "p") return false;
        }

        return false;
    }
}
