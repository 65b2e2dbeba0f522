namespace Monitor.Worker.Documents;

/// <summary>A question to the index. Lists are alternatives; different filters must all hold.</summary>
public sealed record SearchQuery
{
    /// <summary>
    /// Words (all must be there), "phrases", AND OR NOT ( ), prefix*, and fields: title: number: jurisdiction: region: source:
    /// instrument: area: language: stage: kind: . Anything may be typed: what is no syntax is taken as words.
    /// </summary>
    public string Text { get; init; } = "";

    /// <summary>By facet name (<see cref="SearchFacets"/>), the values chosen.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Filters { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public DateOnly? PublishedFrom { get; init; }

    public DateOnly? PublishedTo { get; init; }

    public double? MinRelevance { get; init; }

    public SearchSort Sort { get; init; } = SearchSort.BestMatch;

    public int Skip { get; init; }

    public int Take { get; init; } = 20;
}

public enum SearchSort
{
    BestMatch,
    Newest,
    Oldest,
    MostRelevant,
}

/// <summary>The names of facets and filters, the same in every index.</summary>
public static class SearchFacets
{
    public const string Jurisdiction = "jurisdiction";
    public const string Region = "region";
    public const string Source = "source";
    public const string Instrument = "instrument";
    public const string PolicyArea = "area";
    public const string Language = "language";
    public const string Stage = "stage";
    public const string Kind = "kind";
    public const string Relevant = "relevant";

    public static readonly IReadOnlyList<string> All =
        [Relevant, Region, Jurisdiction, PolicyArea, Instrument, Stage, Language, Kind, Source];
}

/// <param name="Facets">By facet name, values with their counts under the query, most frequent first.</param>
/// <param name="Note">What was odd about the query, for the person who typed it; null when nothing was.</param>
public sealed record SearchResult(
    long Total,
    double TookMs,
    IReadOnlyList<SearchHit> Hits,
    IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Facets,
    string? Note = null);

/// <param name="Passages">Each a run of fragments; a hit word is marked.</param>
public sealed record SearchHit(long ItemId, double Score, string Title, IReadOnlyList<IReadOnlyList<Fragment>> Passages);

public sealed record Fragment(string Text, bool Marked);

public sealed record FacetCount(string Value, long Count);
