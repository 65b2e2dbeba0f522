using Monitor.Worker.Documents;
using Monitor.Worker.Storage;
using Monitor.Worker.Web.Searching;

namespace Monitor.Worker.Web.Api.Shapes;

/// <summary>What a search came to.</summary>
/// <param name="Total">All that matches, those collapsed under a hit included.</param>
/// <param name="Note">What was odd about the words; null when nothing was.</param>
/// <param name="Widened">What was also looked for, in other languages.</param>
/// <param name="Shortfall">Why there may be more: a part of the index did not answer. Null when all did.</param>
internal sealed record ApiFound(
    long Total, double TookMs, string? Note, IReadOnlyList<ApiWidened> Widened, string? Shortfall, IReadOnlyList<ApiHit> Hits, IReadOnlyList<ApiFacet> Facets, string? Next)
{
    public static ApiFound Of(SearchResult result, IReadOnlyDictionary<long, ItemCard> known, string? next) => new(
        result.Total, result.TookMs, result.Note, [.. result.Widened.Select(ApiWidened.Of)], result.Shortfall, ApiHit.Of(result.Hits, known),
        [.. SearchFacets.All.Where(result.Facets.ContainsKey).Select(facet => ApiFacet.Of(facet, result.Facets[facet]))], next);
}

/// <summary>Items on the same matter, those of other jurisdictions first.</summary>
internal sealed record ApiAlike(long Item, IReadOnlyList<ApiHit> Hits);

/// <param name="Rank">What the score is made of; null where hits are not ranked by it.</param>
/// <param name="Alike">How many others, nearly the same, are collapsed under this one.</param>
/// <param name="Passages">Each a run of pieces; words that were looked for are marked.</param>
internal sealed record ApiHit(
    long Id, string Title, double Score, ApiRank? Rank, int Alike, IReadOnlyList<IReadOnlyList<ApiPiece>> Passages, ApiItem Item, IReadOnlyList<ApiDate> Dates, ApiItemLinks Links)
{
    /// <summary>The index follows the store: a hit may be of an item that is gone by now.</summary>
    public static IReadOnlyList<ApiHit> Of(IReadOnlyList<SearchHit> hits, IReadOnlyDictionary<long, ItemCard> known) =>
        [.. hits.Where(hit => known.ContainsKey(hit.ItemId)).Select(hit => Of(hit, known[hit.ItemId]))];

    private static ApiHit Of(SearchHit hit, ItemCard card) => new(
        hit.ItemId, hit.Title, hit.Score, hit.Rank is { } rank ? new ApiRank(rank.Words, rank.Relevance, rank.Stage, rank.Freshness) : null, hit.Alike,
        [.. hit.Passages.Select(passage => (IReadOnlyList<ApiPiece>)[.. passage.Select(piece => new ApiPiece(piece.Text, piece.Marked))])],
        ApiItem.Of(card.Summary), [.. card.Dates.OrderBy(date => date.Value).Select(date => new ApiDate(date.Key, date.Value))], ApiItemLinks.Of(hit.ItemId));
}

/// <summary>score = words * (1 + relevance + stage + freshness).</summary>
internal sealed record ApiRank(double Words, double Relevance, double Stage, double Freshness);

internal sealed record ApiPiece(string Text, bool Marked);

/// <param name="Asked">As typed.</param>
/// <param name="Concept">The meaning, in English.</param>
internal sealed record ApiWidened(string Asked, string Concept, IReadOnlyList<ApiTerm> Terms)
{
    public static ApiWidened Of(WidenedAsk ask) => new(ask.Asked, ask.Concept, [.. ask.Terms.Select(term => new ApiTerm(term.Language, term.Term))]);
}

internal sealed record ApiTerm(string Language, string Term);

/// <param name="Name">As the parameter is called.</param>
internal sealed record ApiFacet(string Name, string Label, IReadOnlyList<ApiFacetValue> Values)
{
    public static ApiFacet Of(string facet, IReadOnlyList<FacetCount> counts) =>
        new(facet, FacetWords.Name(facet), [.. counts.Select(count => new ApiFacetValue(count.Value, FacetWords.Value(facet, count.Value), count.Count))]);
}

internal sealed record ApiFacetValue(string Value, string Label, long Count);
