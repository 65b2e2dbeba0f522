using Monitor.Worker.Documents;
using Monitor.Worker.Parsing.Html.Listings;
using Monitor.Worker.Parsing.Mapping;

namespace Monitor.Worker.Parsing.Html;

/// <summary>HTML: lists by declared selectors, detail pages by a declared or a found main text.</summary>
internal sealed class HtmlParser(TimeProvider time) : IDocumentParser
{
    public ParseOutcome ParseList(FetchedPage page, Source source)
    {
        var opening = HtmlOpening.Of(page.Text, time);
        if (opening.Document is not { } document || Fault(opening) is not null) return Refusal(opening);
        if (source.Mapping.List is ListFinding.ByStructure) return FoundList.Read(document, page, source, time);
        var tree = new HtmlTree(document, page.FinalUrl);
        return ListReading.Read(tree, MappingContext.ForList(WithLinkedNext(source), page, time), page);
    }

    public ParseOutcome ParseDetail(FetchedPage page, Source source, ParsedDocument listed)
    {
        var detail = source.Detail ?? new DetailMapping { Format = SourceFormat.Html };
        return DetailArticle.Suffices(detail) ? DetailArticle.Read(page, source, listed) : BySelectors(page, source, detail, listed);
    }

    private ParseOutcome BySelectors(FetchedPage page, Source source, DetailMapping detail, ParsedDocument listed)
    {
        var opening = HtmlOpening.Of(page.Text, time);
        if (opening.Document is not { } document || Fault(opening) is not null) return Refusal(opening);
        var merged = new RecordMapper(MappingContext.For(source, detail.Mapping, page, time)).Overlay(listed, new HtmlTree(document, page.FinalUrl).Whole);
        if (detail.Mapping.Fields.ContainsKey("text")) return Parsed(merged);
        return DetailText.Of(document, page, detail) switch
        {
            null => new ParseOutcome.Refused(ParseFault.Drift, $"Nothing matches the main text's selector '{detail.Main}'."),
            "" => new ParseOutcome.Refused(ParseFault.NoText, "The page holds no text."),
            var text => Parsed(merged with { Text = text }),
        };
    }

    private static ParseOutcome.Parsed Parsed(ParsedDocument document) => new([document], null, []);

    /// <summary>A link to the next page is its address, not its words.</summary>
    private static Source WithLinkedNext(Source source) =>
        source.Paging is { Kind: PagingKind.Next, Next: { } next } paging && FieldSelector.Split(next).Attribute is null
            ? source with { Paging = paging with { Next = $"{next}@href" } }
            : source;

    private static ParseOutcome.Refused Refusal(HtmlOpening opening) => Fault(opening) ?? throw new System.Diagnostics.UnreachableException();

    private static ParseOutcome.Refused? Fault(HtmlOpening opening) =>
        opening.Refusal is { } limit ? new(ParseFault.WrongFormat, $"The page was not read: {limit}.") : opening.Scan.Fault;
}
