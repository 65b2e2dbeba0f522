using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Monitor.Worker.Parsing.Html.Listings;

/// <summary>
/// Where a list goes on: what a page marks as its next, a link of its pager that says so in any of many languages, the number after the page's own, or an
/// address that differs from the page's own by the next number only. Never another host, and never a record.
/// </summary>
internal sealed partial class NextLink
{
    private const int MostLinks = 5_000;

    private readonly PageLinks _links;
    private readonly Uri _address;
    private readonly IReadOnlySet<Uri> _records;
    private readonly List<(IElement Link, Uri Target)> _candidates;

    private NextLink(IHtmlDocument document, PageLinks links, Uri address, IReadOnlySet<Uri> records)
    {
        (_links, _address, _records) = (links, address, records);
        _candidates = [.. document.QuerySelectorAll("a[href]").Take(MostLinks)
            .Select(link => (Link: link, Target: Target(link))).Where(pair => pair.Target is not null).Select(pair => (pair.Link, pair.Target!))];
    }

    /// <param name="document">The page.</param>
    /// <param name="links">Resolves its links.</param>
    /// <param name="address">Where it lies.</param>
    /// <param name="records">Addresses of the records that it lists; none of them is its next page.</param>
    public static Uri? Of(IHtmlDocument document, PageLinks links, Uri address, IReadOnlySet<Uri>? records = null) =>
        new NextLink(document, links, address, records ?? new HashSet<Uri>()).Find(document);

    private Uri? Find(IHtmlDocument document) => Marked(document) ?? Said() ?? Counted();

    private Uri? Marked(IHtmlDocument document) =>
        document.QuerySelectorAll("link[rel~=next][href], a[rel~=next][href]").Select(Target).FirstOrDefault(target => target is not null);

    private Uri? Said() => First(pair => SaysNext(pair.Link) && IsInPager(pair.Link) && !CountedAddress.IsOtherTime(pair.Target, _address));

    /// <summary>By numbers; where a strip of them shows that the page is its last, no arrow is believed.</summary>
    private Uri? Counted()
    {
        if (PageStrip.Find([.. _candidates.Select(pair => pair.Link)]) is { } strip)
        {
            return First(pair => strip.IsNext(pair.Link) && (CountedAddress.IsPageOf(pair.Target, _address) || IsOneOf(strip, pair.Target)));
        }

        return First(pair => PointsOn(pair.Link) && IsPagersOwn(pair))
            ?? First(pair => NextWords.IsDoubleArrow(pair.Link.TextContent) && !IsTurned(pair.Link) && IsPagersOwn(pair))
            ?? First(pair => CountedAddress.IsNext(pair.Target, _address));
    }

    private bool IsPagersOwn((IElement Link, Uri Target) pair) => IsInPager(pair.Link) && CountedAddress.IsPageOf(pair.Target, _address);

    // A list may be shown under another address than its pages: then those are alike among themselves.
    private bool IsOneOf(PageStrip strip, Uri target) =>
        _candidates.Exists(other => other.Target != target && strip.Holds(other.Link) && CountedAddress.IsPageOf(target, other.Target));

    private Uri? First(Func<(IElement Link, Uri Target), bool> fits)
    {
        foreach (var pair in _candidates)
        {
            if (!IsOff(pair.Link) && fits(pair)) return pair.Target;
        }

        return null;
    }

    /// <summary>Null for another host, the page itself, and records.</summary>
    private Uri? Target(IElement link) =>
        _links.Resolve(link.GetAttribute("href")) is { } target && target.IdnHost.Equals(_address.IdnHost, StringComparison.OrdinalIgnoreCase)
        && target.PathAndQuery != _address.PathAndQuery && !_records.Contains(target) ? target : null;

    private static bool SaysNext(IElement link)
    {
        string?[] said = [link.TextContent, link.GetAttribute("title"), link.GetAttribute("aria-label"), link.QuerySelector("img[alt]")?.GetAttribute("alt")];
        return said.Any(NextWords.Says) && !said.Any(NextWords.SpeaksOfElse);
    }

    private static bool PointsOn(IElement link) =>
        NextWords.IsArrow(link.TextContent) ? !IsTurned(link) : NextWords.IsSilent(link.TextContent) && NextClass().IsMatch($"{link.ClassName} {link.ParentElement?.ClassName}");

    // Where the script runs from right to left, so do the arrows of some sites and not of others.
    private static bool IsTurned(IElement link) => link.Closest("[dir]")?.GetAttribute("dir") == "rtl";

    private static bool IsOff(IElement link) =>
        link.ClassList.Contains("disabled") || link.ParentElement?.ClassList.Contains("disabled") == true || link.GetAttribute("aria-disabled") == "true";

    /// <summary>Named as a pager, or beside page numbers: "next" elsewhere may be the next meeting, or the next picture of a show.</summary>
    private static bool IsInPager(IElement link)
    {
        var (here, isNamed) = (link, false);
        for (var steps = 0; here is not null && steps < 5; here = here.ParentElement, steps++)
        {
            var names = $"{here.ClassName} {here.Id} {here.GetAttribute("aria-label")}";
            if (Elsewhere().IsMatch(names)) return false;
            isNamed |= Pager().IsMatch(names) || (steps < 2 && PagerNearby().IsMatch(names)) || (here.ParentElement is { } up && PageStrip.HasNumbers(up, here));
        }

        return isNamed;
    }

    [GeneratedRegex(@"pagin|pager|paging|page[-_]?(nav|num|link|item|list)|seiten|str[aá]nkov|strony|sayfala|(^|[\s_-])(pages|nav-(links|previous|next))([\s_-]|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pager();

    // Of the link and what it lies in only: further out these name whole pages.
    [GeneratedRegex(@"(^|[\s_-])(page|next)([\s_-]|$)|next[-_]?page", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PagerNearby();

    [GeneratedRegex("slick|swiper|carousel|owl-|slider|slideshow|calendar|datepicker|gallery|lightbox|breadcrumb", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Elsewhere();

    [GeneratedRegex(@"(^|[\s_-])next([\s_-]|$)|nextpage", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NextClass();
}
