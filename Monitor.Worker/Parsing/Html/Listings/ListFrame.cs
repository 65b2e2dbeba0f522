using AngleSharp.Dom;

namespace Monitor.Worker.Parsing.Html.Listings;

/// <summary>What stands around a list on every page of a site: navigation, pagination, footers, ways to share.</summary>
internal static class ListFrame
{
    private static readonly HashSet<string> Silent = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "noscript", "template", "iframe", "object", "svg", "select", "textarea", "canvas", "audio", "video", "head", "datalist", "dialog",
    };

    private static readonly HashSet<string> Roles = new(StringComparer.OrdinalIgnoreCase)
    {
        "navigation", "banner", "contentinfo", "search", "dialog", "alert", "alertdialog", "menu", "menubar",
    };

    private static readonly HashSet<string> Classes = new(StringComparer.OrdinalIgnoreCase)
    {
        "breadcrumb", "breadcrumbs", "pagination", "pager", "skip-link", "share", "social", "social-links", "social-media", "menu", "navbar", "nav", "main-menu",
        "cookie-banner", "cookies", "cookie-notice", "cookie-consent", "cookie-message", "footer", "site-footer", "topbar", "language-switcher",
    };

    public static bool IsSilent(IElement element) => Silent.Contains(element.LocalName);

    /// <summary>Looked at by name, role and class only; the reader leaves out what it holds unless it is most of the page.</summary>
    public static bool IsFrame(IElement element) =>
        element.LocalName is "nav" or "footer"
        || (element.LocalName == "header" && element.ParentElement?.LocalName == "body")
        || (element.GetAttribute("role") is { } role && Roles.Contains(role.Trim()))
        || element.ClassList.Any(Classes.Contains)
        || (element.Id is { Length: > 0 } id && Classes.Contains(id));
}
