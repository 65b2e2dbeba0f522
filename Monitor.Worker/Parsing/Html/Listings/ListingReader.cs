using AngleSharp.Dom;

namespace Monitor.Worker.Parsing.Html.Listings;

/// <summary>
/// Finds the dated list of a page that nobody has described. Menus have no dates and prose repeats no shape: dates that stand at
/// places of like shape, each with a link of its own, are the records of a list.
/// </summary>
internal sealed class ListingReader(PageOutline page, IReadOnlyList<DateMark> marks)
{
    private const int MostKinds = 60;

    private const int SomeLetters = 20;

    private readonly LinkTexts _texts = new(page);
    private readonly Dictionary<int, DateMark> _marks = marks.ToDictionary(mark => mark.Order);

    /// <summary>Null where no list can be told with confidence.</summary>
    public Listing? Read()
    {
        var candidates = marks.GroupBy(mark => mark.Shape)
            .OrderByDescending(kind => kind.Count()).Take(MostKinds)
            .Select(kind => Candidate(kind.Key, [.. kind]))
            .OfType<ListCandidate>().OrderByDescending(candidate => candidate.Score).ToList();
        if (candidates.Find(candidate => candidate.IsSure) is not { } best) return null;
        var records = best.Records.ToList();
        foreach (var other in candidates.Where(other => other != best && page.Shapes.IsAlike(best.Shape, other.Shape)))
        {
            var taken = new SpanSet(records.Select(record => record.Span));
            if (!other.Records.Any(record => taken.Overlaps(record.Span))) records.AddRange(other.Records);
        }

        return new Listing([.. records.OrderBy(record => record.Span.Start)]);
    }

    private ListCandidate? Candidate(int shape, IReadOnlyList<DateMark> dates)
    {
        var territories = Territories.Of(page, dates);
        var dated = new RecordSpans(page, _texts).Of(territories);
        var undated = UndatedRows.Of(page, dated).ToList();
        RecordSpan[] spans = undated.Count > dated.Count ? [.. dated] : [.. dated.Concat(undated).OrderBy(span => span.Span.Start)];
        var rows = Rows.Of(page, _marks, spans);
        var columns = new Columns(rows, _texts);
        var records = rows.Where(row => !IsProse(row, columns.LinkOf(row))).Select(row => Record(row, columns)).OfType<FoundRecord>().ToList();
        return ListConfidence.Of(rows, records) is { } score ? new ListCandidate(shape, records, score, ListConfidence.IsSure(records)) : null;
    }

    /// <summary>
    /// A link amid a sentence: the words right before and behind it are more than its own; or where nothing parts one record from the
    /// next and the link says but "here".
    /// </summary>
    private bool IsProse(Row row, PageLink? link) => link is not null && (IsAmid(link) || (row.Record.Holder is null && _texts.IsGeneric(link)));

    private static bool IsAmid(PageLink link) =>
        Beside(link.Element.PreviousSibling) is > 0 and var before && Beside(link.Element.NextSibling) is > 0 and var behind
        && before + behind > (2 * LinkTexts.Letters(link.Text)) + SomeLetters;

    private static int Beside(INode? node) => node is IText text ? LinkTexts.Letters(text.Data) : 0;

    private static FoundRecord? Record(Row row, Columns columns) =>
        columns.LinkOf(row) is { } link && columns.TitleOf(row) is { Length: > 0 } title
            ? new FoundRecord(title, link.Address, row.Record.Mark?.Date, columns.NumberOf(row), columns.SummaryOf(row), row.Record.Span, row.Record.Holder)
            : null;
}

/// <summary>What might be the page's list.</summary>
/// <param name="IsSure">Enough to be a list by itself; one record alone may still be a part of another's list.</param>
internal sealed record ListCandidate(int Shape, IReadOnlyList<FoundRecord> Records, double Score, bool IsSure);
