using AngleSharp.Dom;

namespace Monitor.Worker.Parsing.Articles;

/// <summary>What is on every page of a site and no part of any document.</summary>
internal static class PageFrame
{
    private const string Selector =
        "nav, aside, footer, [role=navigation], [role=banner], [role=contentinfo], [role=search], [role=complementary], [role=alert], [role=dialog], " +
        "[aria-hidden=true], [hidden], [style*='display:none' i], [style*='display: none' i], [style*='visibility:hidden' i], [style*='visibility: hidden' i], " +
        ".breadcrumb, .breadcrumbs, .skip-link, .pagination, .pager, .share, .social, .sidebar, .menu, .navbar, " +
        "#cookie-banner, .cookie-banner, #cookies, .cookies, .cookie-notice, .cookie-consent, .related, .related-content, .see-also-list, .newsletter";

    /// <summary>The outermost frame elements below an element. A frame that holds most of it is not one.</summary>
    public static HashSet<IElement> Of(IElement body)
    {
        var half = body.TextContent.Length / 2;
        return [.. body.QuerySelectorAll($"{Selector}, body > header").Where(element => element.TextContent.Length <= half)];
    }
}
