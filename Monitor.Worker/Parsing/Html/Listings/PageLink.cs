using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Monitor.Worker.Parsing.Html.Listings;

/// <summary>A link in a page's order.</summary>
/// <param name="Text">What it says; of a mere icon its label for those who cannot see it.</param>
internal sealed record PageLink(int Order, IElement Element, int Shape, Uri Address, string Text);

/// <summary>Where an element leads.</summary>
internal static partial class LinkTarget
{
    /// <summary>Of links, and of what opens a page when it is clicked; null for all else.</summary>
    public static Uri? Of(IElement element, PageLinks addresses)
    {
        if (element.LocalName == "a" && addresses.Resolve(element.GetAttribute("href")) is { } address) return address;
        if (element.LocalName == "a" && Data(element) is { } data) return addresses.Resolve(data);
        if (element.GetAttribute("onclick") is { Length: < 2_000 } action && Quoted().Match(action) is { Success: true } quoted) return addresses.Resolve(quoted.Groups[1].Value);
        return null;
    }

    // A link that a script turns into one: its address is among its data.
    private static string? Data(IElement element) => element.Attributes
        .FirstOrDefault(attribute => attribute.Name.StartsWith("data-", StringComparison.Ordinal) && attribute.Value.StartsWith("http", StringComparison.Ordinal) && attribute.Value.Length < 2_000)?.Value;

    public static string Label(IElement element) =>
        element.GetAttribute("aria-label") ?? element.GetAttribute("title") ?? element.QuerySelector("[aria-label]")?.GetAttribute("aria-label") ?? element.QuerySelector("img[alt]")?.GetAttribute("alt") ?? "";

    [GeneratedRegex("""['"]((?:https?:/|\.{0,2})/[^'"\s]+)['"]""")]
    private static partial Regex Quoted();
}
