using AngleSharp.Dom;

namespace Monitor.Worker.Parsing.Html.Listings;

/// <summary>The part of a page that a date holds for.</summary>
/// <param name="Holder">The largest element that holds this date and no other of its kind; null where dates share their element.</param>
internal sealed record Territory(DateMark Mark, Span Span, IElement? Holder);

/// <summary>
/// Divides a list among its dates. A date whose row, card or section holds links owns that; where dates and links lie side by side
/// (dt and dd, lines with br, headings over items) each owns the stretch to the next date, or from the one before.
/// </summary>
internal static class Territories
{
    private const double MostHaveLinks = 0.5;

    private const double MostAreGrouped = 0.7;

    public static IReadOnlyList<Territory> Of(PageOutline page, IReadOnlyList<DateMark> marks)
    {
        var own = Owned(page, Thinned(page, marks));
        return Share(page, own) >= MostHaveLinks ? own : Stretches(page, own);
    }

    /// <summary>The largest element around a place that holds no other of these places.</summary>
    public static IElement? Exclusive(PageOutline page, IElement from, int order, int[] orders)
    {
        IElement? largest = null;
        for (var here = from; here is not null && page.Has(here); here = here.ParentElement)
        {
            var span = page.SpanOf(here);
            if (!span.Holds(order)) continue;
            if (HoldsAnother(span, orders)) break;
            largest = here;
        }

        return largest;
    }

    /// <summary>Where dates come in groups (argued, decided; from, until) with no link within a group, each group is one record's, and its first date is taken.</summary>
    private static List<DateMark> Thinned(PageOutline page, IReadOnlyList<DateMark> marks)
    {
        var firsts = new List<DateMark>();
        var grouped = 0;
        for (var i = 0; i < marks.Count; i++)
        {
            if (i > 0 && IsSameGroup(page, marks[i - 1], marks[i])) grouped++;
            else firsts.Add(marks[i]);
        }

        return grouped >= firsts.Count * MostAreGrouped ? firsts : [.. marks];
    }

    private static bool IsSameGroup(PageOutline page, DateMark one, DateMark next) =>
        (one.Element == next.Element || one.Element.ParentElement == next.Element.ParentElement) && !page.LinksIn(new Span(one.Order, next.Order)).Any();

    private static bool HoldsAnother(Span span, int[] orders)
    {
        var first = Array.BinarySearch(orders, span.Start);
        if (first < 0) first = ~first;
        return first + 1 < orders.Length && orders[first + 1] < span.End;
    }

    private static List<Territory> Owned(PageOutline page, List<DateMark> marks)
    {
        int[] orders = [.. marks.Select(mark => mark.Order)];
        return [.. marks.Select(mark => marks.Count == 1 ? Alone(page, mark) : Own(page, mark, orders))];
    }

    private static Territory Own(PageOutline page, DateMark mark, int[] orders) =>
        Exclusive(page, mark.Element, mark.Order, orders) is { } holder ? new Territory(mark, page.SpanOf(holder), holder) : new Territory(mark, new Span(mark.Order, mark.Order + 1), null);

    /// <summary>A single date could own the whole page; it gets the row that it stands in.</summary>
    private static Territory Alone(PageOutline page, DateMark mark)
    {
        for (var here = mark.Element; here is not null && page.Has(here); here = here.ParentElement)
        {
            if (here.LocalName is "tr" or "li" or "article") return new Territory(mark, page.SpanOf(here), here);
        }

        return new Territory(mark, new Span(mark.Order, mark.Order + 1), null);
    }

    private static List<Territory> Stretches(PageOutline page, List<Territory> own)
    {
        var forward = own.Select((territory, i) => territory with { Span = Forward(page, own, i) }).ToList();
        var backward = own.Select((territory, i) => territory with { Span = Backward(page, own, i) }).ToList();
        var (ahead, behind) = (Share(page, forward), Share(page, backward));
        return ahead > behind || (ahead == behind && HasLink(page, forward[^1])) ? forward : backward;
    }

    private static Span Forward(PageOutline page, List<Territory> own, int i)
    {
        var around = Around(page, own[i]);
        var next = i + 1 < own.Count ? own[i + 1].Span.Start : int.MaxValue;
        return new Span(own[i].Span.Start, Math.Max(own[i].Span.End, Math.Min(next, around.End)));
    }

    private static Span Backward(PageOutline page, List<Territory> own, int i)
    {
        var around = Around(page, own[i]);
        var before = i > 0 ? own[i - 1].Span.End : 0;
        return new Span(Math.Min(own[i].Span.Start, Math.Max(before, around.Start)), own[i].Span.End);
    }

    private static Span Around(PageOutline page, Territory territory)
    {
        var around = territory.Holder is { } holder ? holder.ParentElement : territory.Mark.Element;
        while (around is not null && page.Has(around) && !page.SpanOf(around).Holds(territory.Mark.Order)) around = around.ParentElement;
        return around is not null && page.Has(around) ? page.SpanOf(around) : territory.Span;
    }

    private static double Share(PageOutline page, List<Territory> territories) => territories.Count(territory => HasLink(page, territory)) / (double)territories.Count;

    private static bool HasLink(PageOutline page, Territory territory) => page.LinksIn(territory.Span).Any();
}
