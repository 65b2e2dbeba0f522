using Monitor.Worker.Documents;

namespace Monitor.Worker.Indexing;

/// <summary>What is said to somebody who names a value that no item has, the same in every index.</summary>
internal static class FacetNotes
{
    public const int MostHeld = 50;
    private const int MostLikely = 6;

    /// <param name="held">The values that there are, where no table knows them.</param>
    public static string Unknown(string facet, string text, IEnumerable<string>? held = null)
    {
        var said = $"No item has the {Called(facet)} “{text}”";
        if (FacetVocabulary.Of(facet) is null) return $"{said}.{Listed([.. (held ?? []).Distinct().Order(StringComparer.Ordinal)])}";
        if (!FacetValues.IsUnderstood(facet, text)) return $"{said}. {Possible(facet, text)}";
        // A name that is understood is told with its code, so that nobody takes it for misread.
        var code = FacetValues.Settled(facet, text);
        return code.Equals(text, StringComparison.OrdinalIgnoreCase) ? $"{said}." : $"{said} ({code}).";
    }

    /// <summary>What a program is told that must not be left with an empty answer.</summary>
    public static string Refused(string facet, string text) => $"“{text}” is no {Called(facet)}. {Possible(facet, text)}";

    /// <summary>What may be given instead of a value that is not understood.</summary>
    private static string Possible(string facet, string text) => FacetVocabulary.Of(facet)?.Likely(text) switch
    {
        { Count: > 1 and <= MostLikely } likely => $"It may be {string.Join(" or ", likely.Select(Named))}.",
        _ => facet switch
        {
            SearchFacets.Region => $"Possible are: {string.Join(", ", [.. Regions.All, "EMEA", "APAC", "LATAM"])}.",
            SearchFacets.Jurisdiction => "Give a country by its name or code, as Germany or DE; EU and INT are possible too.",
            SearchFacets.Language => "Give a language by its name or code, as German or de.",
            _ => Listed([.. FacetVocabulary.Of(facet)?.Terms.Select(term => term.Value) ?? []]).TrimStart(),
        },
    };

    private static string Called(string facet) => facet is SearchFacets.Relevant ? "relevance" : facet;

    private static string Listed(IReadOnlyCollection<string> values) => values.Count == 0 ? "" : $" Possible are: {string.Join(", ", values)}.";

    private static string Named(FacetTerm term) => $"{term.Value} ({term.Names[0]})";
}
