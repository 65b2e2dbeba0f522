using AngleSharp.Dom;
using Monitor.Worker.Parsing.Dates;

namespace Monitor.Worker.Parsing.Html.Listings;

/// <summary>A date of the page.</summary>
/// <param name="Element">What it stands in.</param>
/// <param name="Rest">What stands with it in the same run of text, letters and digits only.</param>
internal sealed record DateMark(int Order, IElement Element, int Shape, DateOnly Date, string Rest);

/// <summary>All dates of a page: in texts, in the attribute of a time element, and put together of day, month and year apart.</summary>
internal static class DateMarks
{
    private const int LongestBadge = 40;

    private const int MostMarks = 50_000;

    public static IReadOnlyList<DateMark> Of(PageOutline page, DateSpotter spotter, DateReader reader)
    {
        var marks = Stamped(page, reader).Concat(Written(page, spotter)).GroupBy(mark => mark.Order).Select(same => same.First()).Take(MostMarks).ToList();
        var known = marks.Select(mark => mark.Order).Order().ToList();
        marks.AddRange(Badges(page, spotter, known));
        return [.. marks.OrderBy(mark => mark.Order)];
    }

    private static IEnumerable<DateMark> Stamped(PageOutline page, DateReader reader) =>
        from element in page.Elements
        where element.LocalName == "time"
        let piece = page.PiecesIn(page.SpanOf(element)).FirstOrDefault()
        let date = reader.Date(element.GetAttribute("datetime"))
        where piece is not null && date is not null
        select new DateMark(piece.Order, piece.Parent, page.ShapeOf(element), date.Value, "");

    private static IEnumerable<DateMark> Written(PageOutline page, DateSpotter spotter)
    {
        foreach (var piece in page.Pieces)
        {
            if (spotter.First(piece.Text) is { } found) yield return new DateMark(piece.Order, piece.Parent, piece.Shape, found.Date, Rest(piece.Text, found));
        }
    }

    private static string Rest(string text, SpottedDate found) =>
        string.Concat(text.Where((character, index) => char.IsLetterOrDigit(character) && (index < found.Index || index >= found.Index + found.Length)));

    /// <summary>Day, month and year in elements of their own, as calendars' leaves are drawn.</summary>
    private static IEnumerable<DateMark> Badges(PageOutline page, DateSpotter spotter, List<int> known)
    {
        foreach (var element in page.Elements.Where(element => element.ChildElementCount is > 0 and < 8))
        {
            var span = page.SpanOf(element);
            var pieces = page.PiecesIn(span).Take(6).ToList();
            if (pieces.Count is < 2 or > 5 || pieces.Sum(piece => piece.Text.Length) > LongestBadge || HoldsAny(known, span)) continue;
            if (spotter.First(string.Join(' ', pieces.Select(piece => piece.Text))) is { } found)
            {
                known.Insert(~known.BinarySearch(pieces[0].Order), pieces[0].Order);
                yield return new DateMark(pieces[0].Order, element, page.ShapeOf(element), found.Date, "");
            }
        }
    }

    private static bool HoldsAny(List<int> sorted, Span span)
    {
        var at = sorted.BinarySearch(span.Start);
        if (at < 0) at = ~at;
        return at < sorted.Count && sorted[at] < span.End;
    }
}
