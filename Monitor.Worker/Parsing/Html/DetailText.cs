using AngleSharp.Html.Dom;
using Monitor.Worker.Documents;
using Monitor.Worker.Parsing.Articles;

namespace Monitor.Worker.Parsing.Html;

/// <summary>The text of a detail page: by the declared selector without what is dropped, else by structure.</summary>
internal static class DetailText
{
    /// <summary>Null when the declared main element is not there.</summary>
    public static string? Of(IHtmlDocument document, Uri address, DetailMapping detail)
    {
        var dropped = detail.Drop.SelectMany(selector => FieldSelector.All(document, selector)).ToHashSet();
        if (detail.Main is null)
        {
            foreach (var element in dropped) element.Remove();
            return ArticleReader.Read(document, address).Text;
        }

        var parts = FieldSelector.All(document, detail.Main);
        if (parts.Count == 0) return null;
        var outermost = parts.Where(part => !parts.Any(other => other != part && other.Contains(part)));
        return string.Join("\n\n", outermost.Take(MostParts).Select(part => BlockText.Of(part, dropped)).Where(text => text.Length > 0));
    }

    private const int MostParts = 5_000;
}
