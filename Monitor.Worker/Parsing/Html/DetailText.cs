using AngleSharp;
using AngleSharp.Html.Dom;
using Monitor.Worker.Documents;
using Monitor.Worker.Parsing.Articles;

namespace Monitor.Worker.Parsing.Html;

/// <summary>The text of a detail page: by the declared selector without what is dropped, else by structure.</summary>
internal static class DetailText
{
    /// <summary>Null when the declared main element is not there. Takes the tree apart on the way.</summary>
    public static string? Of(IHtmlDocument document, FetchedPage page, DetailMapping detail)
    {
        var dropped = detail.Drop.SelectMany(selector => FieldSelector.All(document, selector)).ToHashSet();
        if (detail.Main is null)
        {
            foreach (var element in dropped) element.Remove();
            return ArticleReader.Read(dropped.Count > 0 ? document.ToHtml() : page.Text, page.FinalUrl)?.Text ?? "";
        }

        var parts = FieldSelector.All(document, detail.Main);
        if (parts.Count == 0) return null;
        var outermost = parts.Where(part => !parts.Any(other => other != part && other.Contains(part)));
        return string.Join("\n\n", outermost.Take(MostParts).Select(part => BlockText.Of(part, dropped)).Where(text => text.Length > 0));
    }

    private const int MostParts = 5_000;
}
