using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;
using Monitor.Worker.Indexing.Querying;

namespace Monitor.Worker.Web.Searching;

/// <summary>
/// What else a search may have meant. Each is asked before it is offered, and only what finds more is: a link that leads to nothing is
/// worse than none. A search that finds enough costs one question more, and that only where the lexicon knows its words.
/// </summary>
internal sealed class SearchHints(ISearchIndex index, ConceptShelf concepts, TimeProvider time)
{
    /// <summary>With so few hits a country may have been meant as one.</summary>
    private const int Few = 5;

    private const int MostSpelt = 3;

    public async Task<IReadOnlyList<SearchHint>> OfAsync(SearchRequest request, SearchResult result, CancellationToken ct)
    {
        if (!request.HasText || request.Page > 1 || request.Text!.Length > SearchQuery.LongestText) return [];
        var typed = new TypedWords(request.Text, Today);
        var hints = new List<SearchHint>();
        if (await OtherLanguagesAsync(request, result, ct) is { } languages) hints.Add(languages);
        if (result.Total > Few) return hints;
        if (await OfAsync(SearchHintKind.Place, typed.WithPlace(), request, result, ct) is { } place) return [.. hints, place];
        if (result.Total > 0) return hints;
        if (await OfAsync(SearchHintKind.Place, typed.PlaceAlone(), request, result, ct) is { } alone) hints.Add(alone);
        if (await OfAsync(SearchHintKind.Spelling, typed.With(await BetterAsync(result.Missing, ct)), request, result, ct) is { } spelt) return [.. hints, spelt];
        if (await OfAsync(SearchHintKind.AnyWord, typed.Any(), request, result, ct) is { } any) hints.Add(any);
        return hints;
    }

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private async Task<SearchHint?> OtherLanguagesAsync(SearchRequest request, SearchResult result, CancellationToken ct)
    {
        if (request.OtherLanguages) return null;
        var wider = request with { OtherLanguages = true };
        if (QueryPlan.From(wider.ToQuery(), Today, concepts.Current).Widened.Count == 0) return null;
        var more = await CountAsync(wider, ct) - result.Total;
        return more > 0 ? new SearchHint(SearchHintKind.OtherLanguages, request.Text!, wider, more) : null;
    }

    private async Task<SearchHint?> OfAsync(SearchHintKind kind, string? text, SearchRequest request, SearchResult result, CancellationToken ct)
    {
        if (text is null || text == request.Text) return null;
        var other = request with { Text = text };
        var count = await CountAsync(other, ct);
        return count > result.Total ? new SearchHint(kind, text, other, count) : null;
    }

    private async Task<IReadOnlyDictionary<string, string>> BetterAsync(IReadOnlyList<string> missing, CancellationToken ct)
    {
        var better = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var word in missing.Take(MostSpelt))
        {
            if (await index.NearestWordAsync(word, ct) is { } near) better[word] = near;
        }

        return better;
    }

    private async Task<long> CountAsync(SearchRequest request, CancellationToken ct) =>
        (await index.SearchAsync(request.ToQuery() with { Skip = 0, Take = 0, Collapse = false, Facets = false, Passages = false }, ct)).Total;
}
