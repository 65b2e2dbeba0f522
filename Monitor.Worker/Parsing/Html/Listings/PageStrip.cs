using AngleSharp.Dom;

namespace Monitor.Worker.Parsing.Html.Listings;

/// <summary>A row of page numbers of which one is the page's own.</summary>
/// <param name="Around">What holds the row.</param>
/// <param name="Current">The page's own number.</param>
internal sealed record PageStrip(IElement Around, int Current)
{
    private const int MostCompanions = 60;

    private const int MostLevels = 4;

    private const string Marks = "[aria-current], .active, .current, .is-active, .is-current, .selected, .usa-current";

    /// <returns>Null where no row of numbers shows which of them is the page's own.</returns>
    public static PageStrip? Find(IReadOnlyList<IElement> links) =>
        links.Where(link => Number(link) > 0).Select(RowOf).OfType<PageStrip>().FirstOrDefault();

    /// <summary>Whether an element's companions are page numbers, links or not.</summary>
    public static bool HasNumbers(IElement around, IElement but) =>
        around.ChildElementCount < MostCompanions && around.Children.Any(other => other != but && Number(other) > 0);

    public bool IsNext(IElement link) => Holds(link) && Number(link) == Current + 1;

    /// <summary>Whether a link is one of its numbers.</summary>
    public bool Holds(IElement link) => Number(link) > 0 && Around.Contains(link);

    private static PageStrip? RowOf(IElement link)
    {
        var here = link.ParentElement;
        for (var level = 0; here is not null && level < MostLevels && here.ChildElementCount < MostCompanions; here = here.ParentElement, level++)
        {
            var numbers = Numbers(here);
            if (numbers.Count < 2) continue;
            var current = Own(here, numbers);
            if (current > 0 && IsRow(numbers, current)) return new PageStrip(here, current);
        }

        return null;
    }

    /// <summary>Every number of the row, from left to right, whether it is a link or not.</summary>
    private static List<(IElement? Link, int Number)> Numbers(IElement around)
    {
        var numbers = new List<(IElement? Link, int Number)>();
        foreach (var element in around.Descendants<IElement>().Take(4 * MostCompanions))
        {
            if (element.LocalName == "a" && Number(element) is > 0 and var linked) numbers.Add((element, linked));
            else if (element.LocalName != "a" && element.QuerySelector("a") is null && element.Closest("a") is null && element.ChildElementCount == 0 && Number(element) is > 0 and var bare) numbers.Add((null, bare));
        }

        // A number may stand between the links without an element of its own.
        numbers.AddRange(around.ChildNodes.OfType<IText>().Select(text => ((IElement?)null, NextWords.Number(text.Data))).Where(pair => pair.Item2 > 0));
        return numbers;
    }

    private static int Own(IElement around, List<(IElement? Link, int Number)> numbers)
    {
        var marked = around.QuerySelectorAll(Marks).Select(Number).FirstOrDefault(number => number > 0);
        if (marked > 0) return marked;
        return numbers.Where(pair => pair.Link is null).Select(pair => pair.Number).ToList() is [var only] ? only : 0;
    }

    // Numbers of sections, years or sessions are no row of pages: those follow one another, beside the first and the last.
    private static bool IsRow(List<(IElement? Link, int Number)> numbers, int current)
    {
        var row = numbers.Select(pair => pair.Number).Append(current).Distinct().Order().ToList();
        return row.Zip(row.Skip(1)).Count(pair => pair.Second - pair.First > 1) <= 2 && (row.Contains(current - 1) || row.Contains(current + 1));
    }

    private static int Number(IElement element) => NextWords.Number(element.TextContent);
}
