using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;
using Monitor.Worker.Storage;
using Monitor.Worker.Web.Api.Answering;
using Monitor.Worker.Web.Api.Asking;
using Monitor.Worker.Web.Api.Shapes;
using Monitor.Worker.Web.Searching;

namespace Monitor.Worker.Web.Api.Calls;

/// <summary>The search of the first page.</summary>
internal static class SearchCalls
{
    /// <summary>Deeper no index goes in pages; whoever wants all takes the CSV of /feeds.</summary>
    private const int Deepest = 10_000;

    private const int LongestWord = 100;
    private const string Collapse = "collapse";
    private const string Facets = "facets";

    private static readonly AskedParameter[] Parameters =
    [
        new(SearchAddress.Text, AskedKind.Text, "Words (all must be there), \"phrases\", AND OR NOT NEAR ( ), prefix*, and fields as title: or stage:. Without it everything is found."),
        .. SearchFacets.All.Select(facet => new AskedParameter(facet, AskedKind.Text, $"{FacetWords.Name(facet)}, as in facets of an answer. Several are alternatives.", Many: true)),
        new(SearchAddress.From, AskedKind.Day, "Published on this day or later."),
        new(SearchAddress.To, AskedKind.Day, "Published on this day or earlier."),
        new("sort", AskedKind.Text, "BestMatch, Newest, Oldest, MostRelevant or LastChanged. Usually BestMatch where there are words, else Newest."),
        new(SearchAddress.OtherLanguages, AskedKind.Flag, "Also what the lexicon calls the same in other languages. Usually false."),
        new(SearchAddress.Languages, AskedKind.Text, "The page's word for otherLanguages: all."),
        new(Collapse, AskedKind.Flag, "Of items that are nearly the same only the best. Usually true."),
        new(Facets, AskedKind.Flag, "Whether facets are counted. Usually true."),
        new(ListPages.Skip, AskedKind.Number, "How many hits to leave out, 0 to 10000."),
        ListPages.TakeParameter,
    ];

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/search", FindAsync).WithMetadata([.. Parameters])
        .Answers<ApiFound>("search", "Searches items. The parameters are those of the search page's address.", problems: StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> FindAsync(HttpContext context, ISearchIndex index, ItemCards cards)
    {
        var asked = QueryReader.Of(context);
        var query = Read(asked);
        if (asked.Mistakes.Any) return ApiProblems.Invalid(asked.Mistakes);
        var result = await index.SearchAsync(query, context.RequestAborted);
        var known = await cards.FindAsync([.. result.Hits.Select(hit => hit.ItemId)], context.RequestAborted);
        var end = query.Skip + result.Hits.Count;
        var next = result.Hits.Count == query.Take && end < result.Groups && end < Deepest ? ApiPaths.With(context.Request, ListPages.Skip, end) : null;
        return new ApiAnswer<ApiFound>(ApiFound.Of(result, known, next)) { Next = next, Settled = found => found with { TookMs = 0 } };
    }

    private static IReadOnlyList<string> ValuesOf(QueryReader asked, string facet)
    {
        var values = asked.Values(facet);
        foreach (var value in values.Where(value => !FacetValues.IsUnderstood(facet, value))) asked.Mistakes.Add(facet, FacetNotes.Refused(facet, value));
        return values;
    }

    private static SearchQuery Read(QueryReader asked)
    {
        var text = asked.Text(SearchAddress.Text, SearchQuery.LongestText) ?? "";
        var (from, to) = (asked.Day(SearchAddress.From), asked.Day(SearchAddress.To));
        if (from > to) asked.Mistakes.Add(SearchAddress.To, "It lies before from.");
        var languages = asked.Text(SearchAddress.Languages, LongestWord);
        if (languages is not (null or "" or SearchAddress.AllLanguages)) asked.Mistakes.Add(SearchAddress.Languages, "Give all, or leave it out.");
        return new SearchQuery
        {
            Text = text,
            Filters = SearchFacets.All.Select(facet => (facet, Values: ValuesOf(asked, facet))).Where(pair => pair.Values.Count > 0).ToDictionary(pair => pair.facet, pair => pair.Values),
            PublishedFrom = from,
            PublishedTo = to,
            Sort = asked.Choice<SearchSort>("sort") ?? (string.IsNullOrWhiteSpace(text) ? SearchSort.Newest : SearchSort.BestMatch),
            OtherLanguages = asked.Flag(SearchAddress.OtherLanguages, usual: languages == SearchAddress.AllLanguages),
            Collapse = asked.Flag(Collapse, usual: true),
            Facets = asked.Flag(Facets, usual: true),
            Skip = asked.Number(ListPages.Skip, 0, 0, Deepest),
            Take = ListPages.TakeOf(asked, SearchRequest.PageSize),
        };
    }
}
