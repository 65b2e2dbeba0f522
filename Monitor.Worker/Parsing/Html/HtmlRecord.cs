using AngleSharp.Dom;
using Monitor.Worker.Parsing.Mapping;

namespace Monitor.Worker.Parsing.Html;

/// <summary>
/// A row of a list, or a whole page, read by selectors: <c>a.title</c>, <c>a.title@href</c>, <c>@data-id</c> and an empty
/// selector or <c>.</c> for the row itself. A leading <c>/</c> looks in the whole page instead of the row, a leading <c>^</c>
/// for the nearest match before the row: the heading that its group stands under.
/// </summary>
internal sealed class HtmlRecord(IElement root, PageLinks links) : IRecordReader
{
    private static readonly HashSet<string> Links = new(StringComparer.OrdinalIgnoreCase) { "href", "src", "action", "cite" };

    public IReadOnlyList<string> Values(string path)
    {
        var (selector, attribute) = FieldSelector.Split(path);
        return [.. Elements(selector).Select(element => Value(element, attribute)).OfType<string>()];
    }

    private IEnumerable<IElement> Elements(string selector)
    {
        if (selector is "" or ".") return [root];
        if (selector[0] == '^') return GroupHeading.Before(root, selector[1..].Trim()) is { } heading ? [heading] : [];
        var scope = selector[0] == '/' ? root.Owner?.DocumentElement ?? root : root;
        return FieldSelector.All(scope, selector.TrimStart('/'));
    }

    private string? Value(IElement element, string? attribute)
    {
        if (attribute is null) return BlockText.Of(element);
        var value = element.GetAttribute(attribute);
        return Links.Contains(attribute) ? links.Resolve(value)?.AbsoluteUri : value;
    }
}
