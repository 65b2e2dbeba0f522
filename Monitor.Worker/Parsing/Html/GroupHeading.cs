using AngleSharp.Dom;

namespace Monitor.Worker.Parsing.Html;

/// <summary>Lists often print a date or a committee once, above the rows that it holds for.</summary>
internal static class GroupHeading
{
    private const int MostSteps = 20_000;

    /// <summary>The last match before a row in the order of the page; what lies in the row's own ancestors' earlier siblings counts.</summary>
    public static IElement? Before(IElement row, string selector)
    {
        var steps = 0;
        for (var here = row; here.ParentElement is { } parent; here = parent)
        {
            var siblings = parent.Children;
            for (var i = siblings.Index(here) - 1; i >= 0 && steps < MostSteps; i--, steps++)
            {
                if (FieldSelector.Matches(siblings[i], selector)) return siblings[i];
                if (FieldSelector.All(siblings[i], selector) is [.., var last]) return last;
            }
        }

        return null;
    }
}
