using AngleSharp.Html.Dom;

namespace Monitor.Worker.Parsing.Articles;

/// <summary>The title of a page that states none for machines: its title element, without the site's name before or behind.</summary>
internal static class PageTitle
{
    private static readonly char[] Dividers = ['|', '-', '–', '—', '\\', '/', '>', '»'];

    public static string Of(IHtmlDocument document)
    {
        var written = OneLine(document.QuerySelector("head > title, title")?.TextContent);
        var cut = Cut(written, document);
        // A title of a word or two is a section's or the site's name; the whole says more.
        if (Words(cut) <= 4 && !(HasPath(written) && Words(written) - Words(cut) <= 2)) cut = written;
        return cut.Length > 0 ? cut : OneLine(document.QuerySelector("h1")?.TextContent);
    }

    private static string Cut(string title, IHtmlDocument document)
    {
        if (Divider(title) is >= 0 and var at)
        {
            var front = title[..at].Trim();
            return Words(front) >= 3 ? front : title[(FirstDivider(title) + 1)..].Trim();
        }

        if (title.Contains(": ", StringComparison.Ordinal)) return AfterColon(title, document);
        return title.Length is > 150 or < 15 && document.QuerySelectorAll("h1") is [var only] ? OneLine(only.TextContent) : title;
    }

    private static string AfterColon(string title, IHtmlDocument document)
    {
        if (document.QuerySelectorAll("h1, h2").Take(50).Any(heading => OneLine(heading.TextContent) == title)) return title;
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

    private static string OneLine(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
