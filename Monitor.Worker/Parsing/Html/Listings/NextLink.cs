using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Monitor.Worker.Parsing.Html.Listings;

/// <summary>Where a list goes on: what a page marks as its next, a link that says so in any of many languages, or the number after the page's own.</summary>
internal static partial class NextLink
{
    private const int MostLinks = 5_000;

    private const int LongestText = 40;

    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "next", "older", "suivant", "suivante", "suivants", "siguiente", "siguientes", "próxima", "próximo", "seguinte", "seguent", "successiva", "successivo", "successivi", "avanti",
        "weiter", "nächste", "vor", "volgende", "nästa", "neste", "næste", "seuraava", "järgmine", "nākamā", "tālāk", "kitas", "toliau", "następna", "następny", "dalej",
        "další", "následující", "ďalšia", "ďalej", "következő", "tovább", "următoarea", "următorul", "înainte", "следваща", "следваща страница", "напред", "следующая", "вперед", "далее",
        "наступна", "далі", "sljedeća", "sledeća", "следећа", "naslednja", "επόμενη", "επόμενο", "sonraki", "ileri", "التالي", "التالية", "הבא", "הבאה", "بعدی", "अगला", "ถัดไป",
        "berikutnya", "selanjutnya", "seterusnya", "tiếp", "sau", "다음", "次", "次へ", "次ページ", "次のページ", "下一页", "下一頁", "下页", "下頁", "inayofuata",
    };

    private static readonly HashSet<string> Arrows = new(StringComparer.Ordinal) { ">", "›", "»", "→", "❯", "⟩", "▶", ">>" };

    public static Uri? Of(IHtmlDocument document, PageLinks links, Uri address)
    {
        if (links.Resolve(document.QuerySelector("link[rel~=next][href], a[rel~=next][href]")?.GetAttribute("href")) is { } marked && marked != address) return marked;
        var candidates = document.QuerySelectorAll("a[href]").Take(MostLinks).ToList();
        return (Said(candidates) ?? Counted(candidates)) is { } link && links.Resolve(link.GetAttribute("href")) is { } next && next != address ? next : null;
    }

    private static IElement? Said(List<IElement> links) => links.FirstOrDefault(link =>
        IsInPager(link) && !IsOff(link) && (Says(link.TextContent) || Says(link.GetAttribute("title")) || Says(link.GetAttribute("aria-label"))));

    private static bool Says(string? text)
    {
        if (text is null || text.Length > LongestText * 4 || Space().Replace(text, " ").Trim() is not { Length: > 0 and <= LongestText } line) return false;
        return Arrows.Contains(line) || Words.Contains(line) || Word().Matches(line).Any(word => Words.Contains(word.Value));
    }

    private static IElement? Counted(List<IElement> links)
    {
        var numbers = links.Where(IsInPager).Select(link => (Link: link, Number: Number(link))).Where(pair => pair.Number > 0).ToList();
        return numbers.Select(pair => Current(pair.Link)).FirstOrDefault(current => current > 0) is > 0 and var here
            ? numbers.FirstOrDefault(pair => pair.Number == here + 1).Link
            : null;
    }

    /// <summary>The number among a link's companions that is marked as the page's own, or is no link to another.</summary>
    private static int Current(IElement link)
    {
        for (var (here, up) = (link, link.ParentElement); up is not null && up.ChildElementCount < 60; (here, up) = (up, up.ParentElement))
        {
            if (up.ChildElementCount < 2) continue;
            var marked = up.QuerySelectorAll("[aria-current], .active, .current, .is-active, .selected").Select(Number).FirstOrDefault(number => number > 0);
            if (marked > 0) return marked;
            return up.Children.Where(other => other != here && other.LocalName != "a" && other.QuerySelector("a") is null).Select(Number).FirstOrDefault(number => number > 0);
        }

        return 0;
    }

    private static int Number(IElement element) =>
        element.TextContent.Trim() is { Length: > 0 and < 6 } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static bool IsOff(IElement link) =>
        link.ClassList.Contains("disabled") || link.ParentElement?.ClassList.Contains("disabled") == true || link.GetAttribute("aria-disabled") == "true";

    /// <summary>Named as a pager, or beside page numbers: "next" elsewhere may be the next meeting.</summary>
    private static bool IsInPager(IElement link)
    {
        var here = link;
        for (var steps = 0; here is not null && steps < 5; here = here.ParentElement, steps++)
        {
            if (Pager().IsMatch($"{here.ClassName} {here.Id} {here.GetAttribute("aria-label")}")) return true;
            if (here.ParentElement is { ChildElementCount: < 60 } up && up.Children.Any(other => other != here && Number(other) > 0)) return true;
        }

        return false;
    }

    [GeneratedRegex("pagin|pag(e|er|es|ing)?([^a-z]|$)|pager|next|seiten|str[aá]nk|stron|sayfa", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pager();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"[\p{L}\p{M}]+")]
    private static partial Regex Word();
}
