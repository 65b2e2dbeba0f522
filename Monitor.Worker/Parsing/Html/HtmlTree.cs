using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Monitor.Worker.Parsing.Mapping;

namespace Monitor.Worker.Parsing.Html;

/// <summary>A whole page as a tree of records.</summary>
internal sealed class HtmlTree(IHtmlDocument document, Uri address) : IRecordTree
{
    private readonly PageLinks _links = new(document, address);

    public IReadOnlyList<string> Values(string path) => Whole.Values(path);

    /// <summary>Empty where the rows' container is there without rows; null where neither is.</summary>
    public IReadOnlyList<IRecordReader>? Items(string path)
    {
        var rows = FieldSelector.All(document, path).Where(row => !IsHeading(row)).ToList();
        if (rows.Count > 0) return [.. rows.Select(row => new HtmlRecord(row, _links))];
        return FieldSelector.Container(path) is { } container && FieldSelector.All(document, container).Count > 0 ? [] : null;
    }

    public HtmlRecord Whole => new(document.DocumentElement, _links);

    /// <summary>A table row of column names is no record that failed.</summary>
    private static bool IsHeading(IElement row) =>
        row.LocalName == "tr" && row.ChildElementCount > 0 && (row.Children.All(cell => cell.LocalName == "th") || row.ParentElement?.LocalName == "thead");
}
