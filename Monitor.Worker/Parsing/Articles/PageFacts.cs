using Monitor.Worker.Parsing.Dates;
using Monitor.Worker.Parsing.Markup;

namespace Monitor.Worker.Parsing.Articles;

/// <summary>What a page states about itself for other machines.</summary>
internal sealed record PageFacts(string Title, DateOnly? PublishedOn, DateTimeOffset? PublishedAt, string? Language, string? Body)
{
    private static readonly string[] Titles =
        ["dc:title", "dcterms:title", "dcterm:title", "og:title", "weibo:article:title", "weibo:webpage:title", "title", "twitter:title", "parsely-title"];

    private static readonly string[] Languages = ["dcterms:language", "dc:language", "language", "content-language", "og:locale"];

    public static PageFacts Of(MarkupTree tree, Uri? url)
    {
        var parts = PageParts.Of(tree);
        var meta = MetaValues.Of(parts);
        var linked = LinkedData.Of(parts);
        var language = LanguageOf(parts, meta);
        var published = PageDate.Of(parts, meta, linked, url, language);
        var day = published is { } moment ? DateOnly.FromDateTime(moment.Local) : (DateOnly?)null;
        return new(TitleOf(parts, meta, linked), day, Instant(published), language, linked.Body);
    }

    /// <summary>A time without an offset is a time nowhere in particular: only its day is known.</summary>
    private static DateTimeOffset? Instant(Moment? moment) =>
        moment is { Precision: DatePrecision.Time, Offset: { } offset, Local: var local } && local.Year is > 1 and < 9999
            ? new DateTimeOffset(local, offset).ToUniversalTime()
            : null;

    private static string TitleOf(PageParts parts, MetaValues meta, LinkedData linked) =>
        Titles.Select(meta.First).Prepend(linked.Headline).FirstOrDefault(title => title is not null) ?? PageTitle.Of(parts);

    private static string? LanguageOf(PageParts parts, MetaValues meta) => Languages.Select(meta.First)
        .Prepend(Attribute(parts, parts.Html, AttributeName.XmlLang))
        .Prepend(Attribute(parts, parts.Html, AttributeName.Lang))
        .Append(Attribute(parts, parts.Body, AttributeName.Lang))
        .Select(Mapping.LanguageTag.From)
        .FirstOrDefault(tag => tag is not null);

    private static string? Attribute(PageParts parts, int node, AttributeName name) =>
        node >= 0 && parts.Tree.Attribute(node, name) is { IsEmpty: false } value ? value.ToString() : null;
}
