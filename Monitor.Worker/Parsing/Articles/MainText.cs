using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Monitor.Worker.Parsing.Html;
using SmartReader;

namespace Monitor.Worker.Parsing.Articles;

/// <summary>The article by the Readability scoring: which block holds the paragraphs, and what around it is decoration.</summary>
internal static class MainText
{
    private const string NoAddress = "http://page.invalid/";

    // The scoring walks from sibling to sibling, and each such step counts all of them: its work grows with the square.
    private const int MostElements = 30_000;
    private const int MostSiblings = 2_000;

    /// <summary>Empty when no block of the page looks like an article, or the page is too large to be scored in seconds.</summary>
    public static string Find(IHtmlDocument document, Uri? url)
    {
        if (document.All.Length > MostElements || document.All.Any(element => element.ChildNodes.Length > MostSiblings)) return "";
        var text = "";
        using var reader = new Reader(url?.AbsoluteUri ?? NoAddress, document) { ContinueIfNotReadable = true, DisableJSONLD = true };
        reader.AddCustomOperationEnd(article => text = BlockText.Of(article));
        try
        {
            reader.GetArticle();
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or NullReferenceException or DomException)
        {
            // The scoring trips over some malformed trees. The caller then takes the page without its frame.
            return "";
        }

        return text;
    }
}
