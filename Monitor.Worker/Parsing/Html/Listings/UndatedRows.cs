using AngleSharp.Dom;

namespace Monitor.Worker.Parsing.Html.Listings;

/// <summary>Rows of the same list whose date is missing: a list is its rows, not only those that are well filled.</summary>
internal static class UndatedRows
{
    private const double MostHaveShape = 0.8;

    private const double MostHaveLink = 0.6;

    public static IEnumerable<RecordSpan> Of(PageOutline page, IReadOnlyList<RecordSpan> records)
    {
        if (records.Count < 3 || Common(records, record => record.Holder is { } holder ? [page.ShapeOf(holder)] : [], MostHaveShape) is not { } shape) yield break;
        if (Common(records, record => page.LinksIn(record.Span).Select(link => link.Shape).Distinct(), MostHaveLink) is not { } link) yield break;
        if (Common(records, record => record.Holder is { } holder ? [holder.ChildElementCount] : [], MostHaveShape) is not { } parts) yield break;
        var taken = new SpanSet(records.Select(record => record.Span));
        foreach (var element in page.ElementsOf(shape).Where(element => element.ChildElementCount == parts && !IsHeading(element)))
        {
            var span = page.SpanOf(element);
            if (!taken.Overlaps(span) && page.LinksIn(span).Any(found => found.Shape == link && LinkTexts.Letters(found.Text) > 0)) yield return new RecordSpan(span, null, element);
        }
    }

    private static int? Common(IReadOnlyList<RecordSpan> records, Func<RecordSpan, IEnumerable<int>> shapes, double share) => records
        .SelectMany(shapes)
        .GroupBy(shape => shape)
        .Where(same => same.Count() >= records.Count * share)
        .OrderByDescending(same => same.Count())
        .Select(same => (int?)same.Key)
        .FirstOrDefault();

    private static bool IsHeading(IElement element) => element.LocalName == "tr" && element.Children.All(cell => cell.LocalName == "th");
}
