using System.Net;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Detecting;

/// <summary>A record's own page as it was read in this run.</summary>
/// <param name="NativeId">Of the record.</param>
/// <param name="Title">Of the record, as listed.</param>
/// <param name="PageTitle">What the page calls itself; null when it says nothing.</param>
/// <param name="Text">What was read from it.</param>
/// <param name="KnownText">What it said before; null when it is new.</param>
internal sealed record SeenPage(string NativeId, string Title, string? PageTitle, string Text, string? KnownText)
{
    private const int LongestTitle = 300;

    public static string? TitleOf(FetchedPage page)
    {
        var html = page.Text;
        var open = html.IndexOf("<title", StringComparison.OrdinalIgnoreCase);
        var start = open < 0 ? -1 : html.IndexOf('>', open);
        var end = start < 0 ? -1 : html.IndexOf("</title", start, StringComparison.OrdinalIgnoreCase);
        if (end < 0 || end - start > 10 * LongestTitle) return null;
        var title = WebUtility.HtmlDecode(html[(start + 1)..end]).Trim();
        return title.Length == 0 ? null : title[..Math.Min(title.Length, LongestTitle)];
    }
}

/// <summary>A page that is not to become a version.</summary>
internal sealed record SuspectPage(string NativeId, FindingKind Kind, string Reason);
