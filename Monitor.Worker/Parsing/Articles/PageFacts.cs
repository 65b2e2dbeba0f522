using AngleSharp.Html.Dom;
using Monitor.Worker.Parsing.Dates;
using Monitor.Worker.Parsing.Html;

namespace Monitor.Worker.Parsing.Articles;

/// <summary>What a page states about itself for other machines.</summary>
internal sealed record PageFacts(string Title, DateOnly? PublishedOn, DateTimeOffset? PublishedAt, string? Language)
{
    private static readonly string[] Titles =
        ["dc:title", "dcterms:title", "dcterm:title", "og:title", "weibo:article:title", "weibo:webpage:title", "title", "twitter:title", "parsely-title"];

    private static readonly string[] Dates =
    [
        "dcterms:issued", "dcterms:available", "article:published_time", "og:published_time", "dcterms:date", "dcterms:created", "dc:date:issued", "dc:date",
        "citation_publication_date", "citation_date", "datepublished", "parsely-pub-date", "pubdate", "publishdate", "publication_date", "date",
    ];

    private static readonly string[] Languages = ["dcterms:language", "dc:language", "language", "content-language", "og:locale"];

    public static PageFacts Of(IHtmlDocument document)
    {
        var meta = MetaValues.Of(document);
        var linked = LinkedData.Of(document);
        var published = Dates.Select(meta.First).Prepend(linked.Published).Concat(Times(document))
            .Select(DateReader.Plain.Read)
            .FirstOrDefault(moment => moment is { Precision: >= DatePrecision.Day });
        var day = published is { } moment ? DateOnly.FromDateTime(moment.Local) : (DateOnly?)null;
        return new(TitleOf(document, meta, linked), day, Instant(published), LanguageOf(document, meta));
    }

    /// <summary>A time without an offset is a time nowhere in particular: only its day is known.</summary>
    private static DateTimeOffset? Instant(Moment? moment) =>
        moment is { Precision: DatePrecision.Time, Offset: { } offset, Local: var local } && local.Year is > 1 and < 9999
            ? new DateTimeOffset(local, offset).ToUniversalTime()
            : null;

    private static string TitleOf(IHtmlDocument document, MetaValues meta, LinkedData linked) =>
        Titles.Select(meta.First).Prepend(linked.Headline).FirstOrDefault(title => title is not null) ?? PageTitle.Of(document);

    private static IEnumerable<string?> Times(IHtmlDocument document) =>
        document.QuerySelectorAll("[itemprop=datePublished], time[pubdate], article time[datetime], main time[datetime], header time[datetime]")
            .Take(20)
            .Select(element => element.GetAttribute("datetime") ?? element.GetAttribute("content") ?? BlockText.Of(element));

    private static string? LanguageOf(IHtmlDocument document, MetaValues meta) => Languages.Select(meta.First)
        .Prepend(document.DocumentElement?.GetAttribute("xml:lang"))
        .Prepend(document.DocumentElement?.GetAttribute("lang"))
        .Append(document.Body?.GetAttribute("lang"))
        .Select(Mapping.LanguageTag.From)
        .FirstOrDefault(tag => tag is not null);
}
