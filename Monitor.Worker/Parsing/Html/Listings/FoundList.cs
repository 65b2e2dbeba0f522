using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Monitor.Worker.Documents;
using Monitor.Worker.Parsing.Dates;
using Monitor.Worker.Parsing.Mapping;

namespace Monitor.Worker.Parsing.Html.Listings;

/// <summary>A page's list found by its structure, as documents: each record's title, address, date, number and summary are known without a mapping.</summary>
internal static class FoundList
{
    private static readonly Dictionary<string, FieldRule> Usual = new()
    {
        ["title"] = new FieldRule { Path = ["title"] },
        ["url"] = new FieldRule { Path = ["url"] },
        ["published"] = new FieldRule { Path = ["published"] },
        ["number"] = new FieldRule { Path = ["number"] },
        ["summary"] = new FieldRule { Path = ["summary"] },
    };

    public static ParseOutcome Read(IHtmlDocument document, FetchedPage page, Source source, TimeProvider time)
    {
        var tree = new HtmlTree(document, page.FinalUrl);
        if ((AnswerCheck.DeclaredError(tree, source.Mapping) ?? AnswerCheck.LacksMark(page, source)) is { } refusal) return refusal;
        var links = new PageLinks(document, page.FinalUrl);
        var (listing, dates) = Find(document, links, source);
        if (listing is null) return Nothing(tree, source, dates);

        var context = MappingContext.ForList(source, page, time) with { Mapping = WithUsual(source.Mapping) };
        var records = listing.Records.Select(record => new StructureRecord(record, record.Holder is { } holder ? new HtmlRecord(holder, links) : null));
        return ListReading.Map(records, context) with { Next = Next(document, links, page, source, listing), Total = AnswerCheck.Total(tree, source.Mapping) };
    }

    /// <returns>The list, or null; and how many dates the page has.</returns>
    private static (Listing? Listing, int Dates) Find(IHtmlDocument document, PageLinks links, Source source)
    {
        var cultures = SourceCultures.Of(source);
        var reader = new DateReader(source.Mapping.DateFormats, cultures is [var first, ..] ? first.Name : "", source.TimeZone);
        var best = (Listing: (Listing?)null, Dates: 0);
        foreach (var part in Parts(document, source.Mapping.Items))
        {
            var page = PageOutline.Of(part, links);
            var order = NumericOrder.Learn(page.Pieces.Select(piece => piece.Text), cultures, source.Mapping.DateFormats);
            var marks = DateMarks.Of(page, new DateSpotter(reader, cultures, order), reader);
            var listing = new ListingReader(page, marks).Read();
            best = (Larger(best.Listing, listing), best.Dates + marks.Count);
        }

        return best;
    }

    private static Listing? Larger(Listing? one, Listing? other) => (other?.Dated ?? 0) > (one?.Dated ?? 0) ? other : one;

    private static IEnumerable<IElement> Parts(IHtmlDocument document, IReadOnlyList<string> places)
    {
        if (places.Count == 0) return document.Body is { } body ? [body] : [];
        return places.SelectMany(place => FieldSelector.All(document, place)).Distinct();
    }

    private static ParseOutcome Nothing(HtmlTree tree, Source source, int dates)
    {
        if (AnswerCheck.SaysNothingFound(tree, source.Mapping)) return new ParseOutcome.Parsed([], null, []) { Total = 0 };
        var seen = dates == 0 ? "it shows no date" : $"its {dates} dates stand at no places of like shape with links of their own";
        return new ParseOutcome.Refused(ParseFault.Drift, $"No dated list was found by the page's structure: {seen}.");
    }

    private static NextPage? Next(IHtmlDocument document, PageLinks links, FetchedPage page, Source source, Listing listing) => source.Paging switch
    {
        { Kind: PagingKind.Next, Next: null } or { Kind: PagingKind.Found } => Found(document, links, page, listing) is { } next ? new NextPage(next.AbsoluteUri, null) : null,
        _ => NextPages.Read(new HtmlTree(document, page.FinalUrl), page, source),
    };

    private static Uri? Found(IHtmlDocument document, PageLinks links, FetchedPage page, Listing listing)
    {
        // What the server says of its answer stands before what its page shows.
        var said = NextPages.FromHeader(page.Link) is { } header && Uri.TryCreate(page.FinalUrl, header, out var link) && link.IdnHost == page.FinalUrl.IdnHost ? link : null;
        return said ?? NextLink.Of(document, links, page.FinalUrl, listing.Records.Select(record => record.Address).ToHashSet());
    }

    private static RecordMapping WithUsual(RecordMapping mapping)
    {
        var fields = new Dictionary<string, FieldRule>(Usual, StringComparer.Ordinal);
        foreach (var (field, rule) in mapping.Fields) fields[field] = rule;
        return mapping with { Fields = fields };
    }
}
