using System.Globalization;
using System.Text.RegularExpressions;

namespace Monitor.Worker.Parsing.Html.Listings;

/// <summary>Addresses of one list's pages: alike but for the number that counts them.</summary>
internal static partial class CountedAddress
{
    private static readonly HashSet<string> Pages = new(StringComparer.OrdinalIgnoreCase)
    {
        "page", "p", "pg", "paged", "pageno", "pagenum", "page_no", "page_num", "pagenumber", "page_number", "pageindex", "page_index", "currentpage", "current_page", "cur_page", "curpage", "pagina", "página",
        "pag", "seite", "sida", "side", "sivu", "strana", "stranka", "strona", "oldal", "sayfa", "halaman", "trang",
    };

    private static readonly HashSet<string> Offsets = new(StringComparer.OrdinalIgnoreCase) { "start", "offset", "skip", "from", "first", "begin", "startrow", "start_row", "b_start:int", "limitstart" };

    /// <summary>
    /// Whether an address can be another page of the same list: the same path with another query, or a path that goes on or differs by a number. It never changes
    /// the order, the year or the month that is shown.
    /// </summary>
    public static bool IsPageOf(Uri target, Uri page)
    {
        if (target.AbsolutePath.TrimEnd('/') == page.AbsolutePath.TrimEnd('/'))
        {
            return Changed(target, page) is { Count: > 0 } changed && !changed.Any(name => Shown().IsMatch(name)) && !IsOtherTime(target, page);
        }

        return Skeleton(target.AbsolutePath).StartsWith(Skeleton(page.AbsolutePath), StringComparison.OrdinalIgnoreCase) && Digits().IsMatch(target.AbsolutePath[Shared(target.AbsolutePath, page.AbsolutePath)..]);
    }

    /// <summary>The page's own address with its number, or its offset, one further.</summary>
    public static bool IsNext(Uri target, Uri page)
    {
        if (target.AbsolutePath.TrimEnd('/') != page.AbsolutePath.TrimEnd('/') || Changed(target, page) is not [var name]) return false;
        if (!int.TryParse(Values(target).GetValueOrDefault(name), NumberStyles.None, CultureInfo.InvariantCulture, out var there)) return false;
        var isCounted = int.TryParse(Values(page).GetValueOrDefault(name), NumberStyles.None, CultureInfo.InvariantCulture, out var here);
        if (Pages.Contains(name)) return isCounted ? there == here + 1 : there is 1 or 2;
        return Offsets.Contains(name) && IsStep(there - here) && (here == 0 || here % (there - here) == 0);
    }

    /// <summary>The same path for another month, day or year.</summary>
    public static bool IsOtherTime(Uri target, Uri page) => target.AbsolutePath.TrimEnd('/') == page.AbsolutePath.TrimEnd('/')
        && Changed(target, page).Any(name => !Pages.Contains(name) && !Offsets.Contains(name) && Time().IsMatch(Values(target).GetValueOrDefault(name, "")));

    // What publishers list on a page: a round number of records.
    private static bool IsStep(int step) => step is >= 5 and <= 500 && (step % 5 == 0 || step % 12 == 0);

    /// <summary>Names of the parameters that differ.</summary>
    private static List<string> Changed(Uri target, Uri page)
    {
        var (there, here) = (Values(target), Values(page));
        return [.. there.Keys.Union(here.Keys, StringComparer.OrdinalIgnoreCase).Where(name => there.GetValueOrDefault(name, "") != here.GetValueOrDefault(name, ""))];
    }

    private static Dictionary<string, string> Values(Uri address)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            values[Uri.UnescapeDataString(at < 0 ? part : part[..at])] = at < 0 ? "" : Uri.UnescapeDataString(part[(at + 1)..]);
        }

        return values;
    }

    /// <summary>A path without its numbers, its ending and the name of an opening page.</summary>
    private static string Skeleton(string path) => Ending().Replace(Digits().Replace(path, ""), "").TrimEnd('/', '-', '_');

    private static int Shared(string one, string other)
    {
        var at = 0;
        while (at < one.Length && at < other.Length && one[at] == other[at]) at++;
        return at;
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"(/(index|default|home))?\.[a-z]{2,5}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ending();

    [GeneratedRegex("^(19|20)[0-9]{2}([-/.]?[0-9]{1,2}){0,2}$")]
    private static partial Regex Time();

    [GeneratedRegex("sort|order|year|month|week|date|lang|view$|size|per_?page|limit$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Shown();
}
