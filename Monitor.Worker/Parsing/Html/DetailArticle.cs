using Monitor.Worker.Documents;
using Monitor.Worker.Parsing.Articles;

namespace Monitor.Worker.Parsing.Html;

/// <summary>A detail page without any selector: its article says what the list did not. No tree for selectors is built, which would cost most of the time.</summary>
internal static class DetailArticle
{
    /// <summary>Whether a mapping declares nothing that needs selectors.</summary>
    public static bool Suffices(DetailMapping detail) =>
        detail is { Main: null, Drop.Count: 0, Mapping: { Fields.Count: 0, Dates.Count: 0, Stages.Count: 0, Keys.Count: 0 } };

    public static ParseOutcome Read(FetchedPage page, Source source, ParsedDocument listed)
    {
        if (!MarkupScan.EndsAsPage(page.Text) && MarkupScan.Of(page.Text).Fault is { } fault) return fault;
        return ArticleReader.Read(page.Text, page.FinalUrl) switch
        {
            null => new ParseOutcome.Refused(ParseFault.WrongFormat, "The page was not read: it has more elements than any page that people write."),
            { Text: "" } => new ParseOutcome.Refused(ParseFault.NoText, "The page holds no text."),
            var article => new ParseOutcome.Parsed([Filled(listed, article, source)], null, []),
        };
    }

    private static ParsedDocument Filled(ParsedDocument listed, Article article, Source source) => listed with
    {
        Title = IsPlaceholder(listed) && article.Title.Length > 0 ? article.Title : listed.Title,
        PublishedOn = listed.PublishedOn ?? article.PublishedOn,
        Language = listed.Language ?? article.Language ?? (source.Languages is [var first, ..] ? first : null),
        Text = article.Text,
    };

    /// <summary>Who knows nothing but an address lists the address as the title.</summary>
    private static bool IsPlaceholder(ParsedDocument listed) => listed.Title == listed.Url?.AbsoluteUri || listed.Title == listed.NativeId;
}
