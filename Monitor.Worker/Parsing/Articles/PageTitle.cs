using Monitor.Worker.Parsing.Markup;

namespace Monitor.Worker.Parsing.Articles;

/// <summary>The title of a page that states none for machines: its title element, without the site's name before or behind.</summary>
internal static class PageTitle
{
    private const int LeastCut = 40;
    private static readonly char[] Dividers = ['|', '-', '–', '—', '\\', '/', '>', '»'];

    public static string Of(PageParts parts)
    {
        var written = parts.Title < 0 ? "" : parts.Tree.LineOf(parts.Title);
        var cut = Cut(written, parts);
        // A title of a word or two is a section's or the site's name; the whole says more.
        if (Words(cut) <= 4 && !(HasPath(written) && Words(written) - Words(cut) <= 2)) cut = written;
        return cut.Length > 0 ? Whole(cut, parts) : FirstHeading(parts);
    }

    /// <summary>Long titles are often cut for the title element and whole in a heading.</summary>
    private static string Whole(string title, PageParts parts)
    {
        var known = title.TrimEnd('…', '.', ' ');
        if (title.Length < LeastCut) return title;
        return parts.Headings.Select(heading => parts.Tree.LineOf(heading)).FirstOrDefault(heading => heading.Length > title.Length && heading.StartsWith(known, StringComparison.OrdinalIgnoreCase)) ?? title;
    }

    private static string Cut(string title, PageParts parts)
    {
        if (Divider(title) is >= 0 and var at)
        {
            var front = title[..at].Trim();
            return Words(front) >= 3 ? front : title[(FirstDivider(title) + 1)..].Trim();
        }

        if (title.Contains(": ", StringComparison.Ordinal)) return AfterColon(title, parts);
        return title.Length is > 150 or < 15 && OnlyHeading(parts) is { } only ? only : title;
    }

    private static string AfterColon(string title, PageParts parts)
    {
        if (parts.Headings.Any(heading => parts.Tree.LineOf(heading) == title)) return title;
        var after = title[(title.LastIndexOf(':') + 1)..].Trim();
        if (Words(after) >= 3) return after;
        return Words(title[..title.IndexOf(':', StringComparison.Ordinal)]) > 5 ? title : title[(title.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }

    private static int Divider(string title)
    {
        for (var i = title.Length - 2; i > 0; i--)
        {
            if (IsDivider(title, i)) return i;
        }

        return -1;
    }

    private static int FirstDivider(string title)
    {
        for (var i = 1; i < title.Length - 1; i++)
        {
            if (IsDivider(title, i)) return i;
        }

        return -1;
    }

    private static bool IsDivider(string title, int i) => i < title.Length - 1 && Dividers.Contains(title[i]) && title[i - 1] == ' ' && title[i + 1] == ' ';

    /// <summary>Its dividers are those of a path: site » section » page.</summary>
    private static bool HasPath(string title) => title.AsSpan().IndexOfAny("\\/>»") is > 0 and var at && IsDivider(title, at);

    private static int Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    private static string FirstHeading(PageParts parts) => MainHeadings(parts).Select(heading => parts.Tree.LineOf(heading)).FirstOrDefault("");

    private static string? OnlyHeading(PageParts parts) => MainHeadings(parts).Take(2).ToList() is [var only] ? parts.Tree.LineOf(only) : null;

    private static IEnumerable<int> MainHeadings(PageParts parts) => parts.Headings.Where(heading => parts.Tree[heading].Tag == Tag.H1);
}
