using Monitor.Worker.Documents;
using Monitor.Worker.Web.Searching;

namespace Monitor.Worker.Web.Feeds;

/// <summary>
/// The search that a feed shows: the same question as the page's, whole, and what changed last first. By the day of publication a law of two
/// months ago that is first seen today would stand too far back, and nothing that is amended would come again.
/// </summary>
/// <param name="Address">The question in its one spelling.</param>
/// <param name="Name">As readers list it.</param>
internal sealed record FeedRequest(SearchQuery Query, string Address, string Name)
{
    /// <summary>More are on the page; readers ask again before so many are new.</summary>
    public const int MostEntries = 200;

    public static FeedRequest Of(IQueryCollection query)
    {
        var request = SearchRequest.Of(query);
        var asked = request.ToQuery() with { Sort = SearchSort.LastChanged, Skip = 0, Take = MostEntries, Collapse = false, Facets = false };
        return new FeedRequest(asked, request.Question, NameOf(request));
    }

    private static string NameOf(SearchRequest request)
    {
        var filters = request.Holding.Select(filter => $"{FacetWords.Name(filter.Key)}: {string.Join(" or ", filter.Value.Select(value => FacetWords.Value(filter.Key, value)))}");
        List<string> parts = [.. request.HasText ? [request.Text!.Trim()] : (string[])[], .. filters];
        return parts.Count == 0 ? "Monitor: everything" : $"Monitor: {string.Join(" · ", parts)}";
    }
}
