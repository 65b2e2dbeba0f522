using System.Globalization;
using System.Text.RegularExpressions;
using Monitor.Worker.Parsing.Dates;
using Monitor.Worker.Parsing.Markup;

namespace Monitor.Worker.Parsing.Articles;

/// <summary>When a page says it was published: to machines first, then in its address, then to people.</summary>
internal static partial class PageDate
{
    private static readonly string[] Names =
    [
        "dcterms:issued", "dcterms:available", "article:published_time", "og:published_time", "dcterms:date", "dcterms:created", "dc:date:issued", "dc:date",
        "citation_publication_date", "citation_date", "datepublished", "parsely-pub-date", "pubdate", "publishdate", "publication_date", "date",
        "article:published", "publish_date", "publish-date", "pub_date", "sailthru:date", "dateissued", "date:issued", "dc:created", "originalpublicationdate", "article_date_original", "og:pubdate", "cxenseparse:recs:publishtime", "search_date",
    ];

    public static Moment? Of(PageParts parts, MetaValues meta, LinkedData linked, Uri? url, string? language)
    {
        if (Day(DateReader.Plain.Read(linked.Published)) is { } stated) return stated;
        foreach (var name in Names)
        {
            if (meta.First(name) is { } value && Day(DateReader.Plain.Read(value)) is { } found) return found;
        }

        return InTimes(parts, IsOutright) ?? InTimes(parts, IsInArticle) ?? InAddress(url) ?? VisibleDate.Of(parts, language) ?? InTimes(parts, (_, _) => true);
    }

    private static Moment? Day(Moment? moment) => moment is { Precision: >= DatePrecision.Day } ? moment : null;

    private static Moment? InTimes(PageParts parts, Func<MarkupTree, int, bool> which)
    {
        foreach (var node in parts.Times)
        {
            if (which(parts.Tree, node) && Written(parts.Tree, node) is { } written && Day(DateReader.Plain.Read(written)) is { } found) return found;
        }

        return null;
    }

    private static bool IsOutright(MarkupTree tree, int node) =>
        tree.HasAttribute(node, AttributeName.PubDate) || tree.Attribute(node, AttributeName.ItemProp).Equals("datePublished", StringComparison.OrdinalIgnoreCase);

    private static bool IsInArticle(MarkupTree tree, int node)
    {
        for (var parent = tree[node].Parent; parent > 0; parent = tree[parent].Parent)
        {
            if (tree[parent].Tag is Tag.Article or Tag.Main or Tag.Header) return true;
        }

        return false;
    }

    private static string? Written(MarkupTree tree, int node)
    {
        if (tree.Attribute(node, AttributeName.DateTime) is { IsEmpty: false } time) return time.ToString();
        if (tree.Attribute(node, AttributeName.Content) is { IsEmpty: false } content) return content.ToString();
        return tree.LineOf(node, longest: 100);
    }

    private static Moment? InAddress(Uri? url)
    {
        if (url is null || AddressDay().Match(url.AbsolutePath) is not { Success: true } match) return null;
        var text = $"{match.Groups[1].Value}-{match.Groups[2].Value}-{match.Groups[3].Value}";
        return DateTime.TryParseExact(text, "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new Moment(day, null, DatePrecision.Day) : null;
    }

    [GeneratedRegex(@"(?:^|[/_-])((?:19|20)\d\d)[/_-](\d{1,2})[/_-](\d{1,2})(?:[/_.-]|$)")]
    private static partial Regex AddressDay();
}
