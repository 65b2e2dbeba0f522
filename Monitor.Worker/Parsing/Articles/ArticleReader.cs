using AngleSharp.Html.Dom;
using Monitor.Worker.Parsing.Html;

namespace Monitor.Worker.Parsing.Articles;

/// <summary>Finds what a page says among what it is wrapped in.</summary>
internal static class ArticleReader
{
    // Below it Readability itself doubts that it found the article.
    private const int ShortText = 250;

    private const int MostlyLost = 4;

    /// <summary>The article of a page from anywhere: null where the markup cannot be opened within the limits.</summary>
    public static Article? Read(string html, Uri? url) =>
        HtmlOpening.Of(html, TimeProvider.System).Document is { } document ? Read(document, url) : null;

    /// <summary>Takes the tree apart on the way: nobody may use it afterwards.</summary>
    public static Article Read(IHtmlDocument document, Uri? url)
    {
        var facts = PageFacts.Of(document);
        PageFrame.RemoveNotices(document);
        var (prose, whole) = SecondOpinions(document);
        var found = MainText.Find(document, url);
        if (found.Length * MostlyLost < prose.Length) found = prose;
        if (found.Length < Math.Min(ShortText, whole.Length)) found = whole;
        return new Article(facts.Title, facts.PublishedOn, facts.PublishedAt, facts.Language, found);
    }

    /// <summary>The text of the block with most prose, and of the page without its frame.</summary>
    private static (string Prose, string Whole) SecondOpinions(IHtmlDocument document)
    {
        var body = document.QuerySelectorAll("main, [role=main]") is [var only] ? only : document.Body;
        if (body is null) return ("", "");
        var frame = PageFrame.Of(body);
        return (ProseBlock.Find(body, frame) is { } block ? BlockText.Of(block, frame) : "", BlockText.Of(body, frame));
    }
}
