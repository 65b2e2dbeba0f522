using System.Text.RegularExpressions;

namespace Monitor.Worker.Parsing.Html.Listings;

/// <summary>
/// What the texts of a list's records are, told by what they have in common: the title is what every record has and each has
/// otherwise, in words; a number is short and has digits; a summary is long.
/// </summary>
internal sealed partial class Columns
{
    private readonly IReadOnlyList<Row> _rows;
    private readonly LinkTexts _texts;

    public Columns(IReadOnlyList<Row> rows, LinkTexts texts)
    {
        _rows = rows;
        _texts = texts;
        var columns = rows.SelectMany(row => row.Cells).GroupBy(cell => cell.Place).Select(same => new Column(same.Key, [.. same], rows.Count)).ToList();
        Title = columns.Where(column => column.TitleScore > 0).MaxBy(column => column.TitleScore)?.Place;
        Number = columns.Where(column => column.Place != Title && column.IsNumber).OrderByDescending(column => column.Coverage > 0.8).FirstOrDefault()?.Place;
        Summary = columns.Where(column => column.Place != Title && column.IsSummary).MaxBy(column => column.Letters)?.Place;
        MainLink = Main();
    }

    public (int Shape, int Nth)? Title { get; }

    public (int Shape, int Nth)? Number { get; }

    public (int Shape, int Nth)? Summary { get; }

    /// <summary>The shape of the records' own links.</summary>
    private int? MainLink { get; }

    public PageLink? LinkOf(Row row) =>
        At(row, Title)?.Link
        ?? row.Links.FirstOrDefault(link => link.Shape == MainLink && !_texts.IsGeneric(link))
        ?? row.Links.FirstOrDefault(link => link.Shape == MainLink)
        ?? row.Links.FirstOrDefault(link => !_texts.IsGeneric(link))
        ?? (row.Links is [var first, ..] ? first : null);

    public string? TitleOf(Row row)
    {
        if (At(row, Title) is { } cell) return Trimmed(cell.Text);
        if (LinkOf(row) is { } link && !_texts.IsGeneric(link) && LinkTexts.Letters(link.Text) > 2) return Trimmed(link.Text);

        // What every record says alike names none; its number does.
        var longest = row.Cells.Where(other => !other.IsDate && other.Place != Number).MaxBy(other => Math.Min(LinkTexts.Letters(other.Text), 80))?.Text;
        return longest is null ? NumberOf(row) : NumberOf(row) is { } number ? $"{Trimmed(longest)} {number}" : Trimmed(longest);
    }

    public string? NumberOf(Row row) =>
        At(row, Number) is { } cell && NumberShape().Match(cell.Text[(cell.Text.IndexOf(": ", StringComparison.Ordinal) + 1)..]) is { Success: true } match ? match.Value.Trim(' ', ':', '-', '.') : null;

    public string? SummaryOf(Row row) => At(row, Summary)?.Text;

    private static string Trimmed(string text) => text.Trim(' ', '-', '–', '—', ':', ';', ',', '|', '•');

    private static Cell? At(Row row, (int Shape, int Nth)? place) => place is { } known ? row.Cells.FirstOrDefault(cell => cell.Place == known) : null;

    private int? Main() => _rows.SelectMany(row => row.Links.DistinctBy(link => link.Shape))
        .GroupBy(link => link.Shape)
        .Select(same => (Shape: same.Key, Score: same.Select(link => link.Address).Distinct().Count() + (same.Count(link => !_texts.IsGeneric(link)) * 0.2) + (same.Count(link => IsFile(link.Address)) * 0.3)))
        .OrderByDescending(kind => kind.Score)
        .Select(kind => (int?)kind.Shape)
        .FirstOrDefault();

    private static bool IsFile(Uri address) =>
        address.AbsolutePath.Length > 5 && address.AbsolutePath.AsSpan(address.AbsolutePath.Length - 5).LastIndexOf('.') is >= 0 and var dot
        && !address.AbsolutePath.AsSpan(address.AbsolutePath.Length - 5 + dot).ContainsAny("hHaA");

    [GeneratedRegex(@"[\p{L}\d][\p{L}\d\s./()\-–:№#]{0,60}")]
    private static partial Regex NumberShape();
}
