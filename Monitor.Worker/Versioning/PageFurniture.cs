using System.Globalization;
using System.Text.RegularExpressions;

namespace Monitor.Worker.Versioning;

/// <summary>
/// Takes out of a printed bill what the printer put around its words: numbers in the margin, page numbers with the heads that
/// stand beside them, and hyphens at the ends of lines. Plain text of bills has all of them; our PDF reader has dropped its own.
/// </summary>
internal static partial class PageFurniture
{
    /// <summary>So many lines numbered in a row are a margin and not a list.</summary>
    private const int LeastNumbered = 6;

    private const int LeastPages = 3;
    private const int LongestHead = 120;
    private const int LongestPageLine = 30;

    public static string Remove(string text)
    {
        if (!text.Contains('\n', StringComparison.Ordinal)) return text;
        if (!HasNumberedLines(text)) return JoinBroken(text);
        var lines = text.Split('\n');
        DropPageNumbers(lines);
        DropMargin(lines);
        return JoinBroken(string.Join('\n', lines));
    }

    /// <summary>Whether so many lines as a margin or pages need begin with a figure, or are short and end with one. Most texts have none.</summary>
    private static bool HasNumberedLines(ReadOnlySpan<char> text)
    {
        var found = 0;
        foreach (var range in text.Split('\n'))
        {
            var line = text[range].Trim();
            if (line.Length == 0) continue;
            if (char.IsAsciiDigit(line[0]) || (line.Length <= LongestPageLine && line.ContainsAnyInRange('0', '9'))) found++;
            if (found >= LeastPages) return true;
        }

        return false;
    }

    // 1 SECTION 1. Short title / 2 This Act may be cited ...: each line one more than the last, a new page begins at 1 again.
    private static void DropMargin(string[] lines)
    {
        for (var from = 0; from < lines.Length;)
        {
            var to = from;
            var (last, lower) = (0, 0);
            while (to < lines.Length && Margin().Match(lines[to]) is { Success: true } margin && Number(margin) is var number && (to == from || number == last + 1 || number == 1))
            {
                last = number;
                if (margin.Groups["next"] is { Success: true } next && char.IsLower(next.ValueSpan[0])) lower++;
                to++;
            }

            // Lines of running text go on in small letters; a list's entries seldom do.
            if (to - from >= LeastNumbered && lower * 4 >= to - from)
            {
                for (var at = from; at < to; at++) lines[at] = Margin().Replace(lines[at], "${next}");
            }

            from = Math.Max(to, from + 1);
        }
    }

    private static void DropPageNumbers(string[] lines)
    {
        var pages = new List<int>();
        var last = -1;
        for (var at = 0; at < lines.Length; at++)
        {
            if (PageNumber().Match(lines[at]) is not { Success: true } page) continue;
            var number = Number(page);
            if (last >= 0 && number != last + 1) pages.RemoveAll(_ => pages.Count < LeastPages);
            if (last < 0 || number == last + 1 || pages.Count == 0) pages.Add(at);
            last = number;
        }

        if (pages.Count < LeastPages) return;
        var beside = pages.SelectMany(at => (int[])[Beside(lines, at, -1), Beside(lines, at, 1)]).Where(at => at >= 0).ToList();
        var heads = beside.GroupBy(at => Digits().Replace(lines[at].Trim(), "#"), StringComparer.Ordinal).Where(group => group.Count() >= LeastPages && group.Key.Length <= LongestHead);
        foreach (var at in heads.SelectMany(group => group).ToList()) lines[at] = "";
        foreach (var at in pages) lines[at] = "";
    }

    private static int Beside(string[] lines, int at, int step)
    {
        for (at += step; at >= 0 && at < lines.Length; at += step)
        {
            if (!string.IsNullOrWhiteSpace(lines[at])) return at;
        }

        return -1;
    }

    // "disclo-/sure" is one word; "law-/enforcement" keeps its hyphen where the text has it unbroken elsewhere.
    private static string JoinBroken(string text)
    {
        var maybe = text.Contains("-\n", StringComparison.Ordinal) || text.Contains("-\r", StringComparison.Ordinal) || text.Contains("- \n", StringComparison.Ordinal);
        if (!maybe || !BrokenWord().IsMatch(text)) return text;
        var whole = Hyphenated().Matches(text).Select(match => match.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return BrokenWord().Replace(text, match =>
        {
            var joined = $"{match.Groups["head"].Value}-{match.Groups["tail"].Value}";
            return whole.Contains(joined) ? joined : match.Groups["head"].Value + match.Groups["tail"].Value;
        });
    }

    private static int Number(Match match) => int.Parse(match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[ \t]{0,12}(?<number>[0-9]{1,2})(?:[ \t]{1,12}(?<next>\S.*))?[ \t\r]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Margin();

    [GeneratedRegex(@"^\s*(?:\[\[page (?:[a-z]{0,4}|[0-9]{1,4} stat\. )|[-–—•]\s?|(?:page|seite|página|pagina|strona|strana|sida|side|s\.|p\.|стр\.)\s)?(?<number>[0-9]{1,4})(?:\s?(?:of|/|von|de|sur|di|z|av|af|из)\s?[0-9]{1,4})?(?:\]\]|\s?[-–—•])?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"(?<head>\p{L}{2,40})-[ \t\r]*\n[ \t]*(?<tail>\p{Ll}{2,40})", RegexOptions.CultureInvariant)]
    private static partial Regex BrokenWord();

    [GeneratedRegex(@"\p{L}{2,40}-\p{Ll}{2,40}", RegexOptions.CultureInvariant)]
    private static partial Regex Hyphenated();

    [GeneratedRegex(@"[0-9]{1,6}", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
