using AngleSharp.Dom;

namespace Monitor.Worker.Parsing.Articles;

/// <summary>What is on every page of a site and no part of any document.</summary>
internal static class PageFrame
{
    private const int MostElements = 2_000;

    // Prose that the scoring of paragraphs falls for.
    private const string Notices =
        "#cookie-banner, .cookie-banner, #cookies, .cookies, .cookie-notice, .cookie-consent, .cookie-message, .related, .related-content, .newsletter";

    private const string Frame =
        "nav, aside, footer, [role=navigation], [role=banner], [role=contentinfo], [role=search], [role=complementary], [role=alert], [role=dialog], " +
        "[aria-hidden=true], [hidden], [style*='display:none' i], [style*='display: none' i], [style*='visibility:hidden' i], [style*='visibility: hidden' i], " +
        ".breadcrumb, .breadcrumbs, .skip-link, .pagination, .pager, .share, .social, .sidebar, .menu, .navbar, body > header, " + Notices;

    /// <summary>The outermost frame elements below an element.</summary>
    public static HashSet<IElement> Of(IElement body) => Find(body, Frame);

    public static void RemoveNotices(IDocument document)
    {
        if (document.Body is not { } body) return;
        foreach (var notice in Find(body, Notices)) notice.Remove();
    }

    /// <summary>What holds most of the text is none, whatever it is called.</summary>
    private static HashSet<IElement> Find(IElement body, string selector)
    {
        var half = body.TextContent.Length / 2;
        var found = new HashSet<IElement>();
        foreach (var element in body.QuerySelectorAll(selector).Take(MostElements))
        {
            if (!element.GetAncestors().OfType<IElement>().Any(found.Contains) && element.TextContent.Length <= half) found.Add(element);
        }

        return found;
    }
}
