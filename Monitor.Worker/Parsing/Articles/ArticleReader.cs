using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Monitor.Worker.Parsing.Html;

namespace Monitor.Worker.Parsing.Articles;

/// <summary>Finds what a page says among what it is wrapped in.</summary>
internal static class ArticleReader
{
    // Readability's own measure of "too short to be the article"; below it the whole page without its frame is the better text.
    private const int ShortText = 250;

    /// <summary>The article of a page from anywhere: null where the markup cannot be opened within the limits.</summary>
    public static Article? Read(string html, Uri? url) =>
        HtmlOpening.Of(html, TimeProvider.System).Document is { } document ? Read(document, url) : null;

    /// <summary>Takes the tree apart on the way: nobody may use it afterwards.</summary>
    public static Article Read(IHtmlDocument document, Uri? url)
    {
        var facts = PageFacts.Of(document);
        var whole = MainElement(document) is { } body ? BlockText.Of(body, PageFrame.Of(body)) : "";
        var main = MainText.Find(document, url);
        var text = main.Length >= Math.Min(ShortText, whole.Length) ? main : whole;
        return new Article(facts.Title, facts.PublishedOn, facts.PublishedAt, facts.Language, text);
    }

    private static IElement? MainElement(IHtmlDocument document) =>
        document.QuerySelectorAll("main, [role=main]") is [var only] ? only : document.Body;
}
