using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Monitor.Worker.Parsing.Html;
using SmartReader;

namespace Monitor.Worker.Parsing.Articles;

/// <summary>The article by the Readability scoring: which block holds the paragraphs, and what around it is decoration.</summary>
internal static class MainText
{
    private const string NoAddress = "http://page.invalid/";

    /// <summary>Empty when no block of the page looks like an article.</summary>
    public static string Find(IHtmlDocument document, Uri? url)
    {
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
