namespace Monitor.Worker.Documents;

/// <summary>A question to the index. Lists are alternatives; different filters must all hold.</summary>
public sealed record SearchQuery
{
    public const int UsualPassages = 3;

    /// <summary>Characters of a text that are used; of a longer one the beginning, with a note that says so.</summary>
    public const int LongestText = 1_000;

    /// <summary>
    /// Words (all must be there), "phrases", AND OR NOT NEAR ( ), prefix*, and fields: title: number: jurisdiction: region: source:
    /// instrument: area: language: stage: kind: after: before: deadline: concept: . Anything may be typed: what is no syntax is words.
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

    /// <summary>Looks also for what the lexicon calls the same in other languages: "data retention" finds Vorratsdatenspeicherung.</summary>
    public bool OtherLanguages { get; init; }

    /// <summary>Of items that are nearly the same only the best is a hit, with the number of the others; total and facets count all.</summary>
    public bool Collapse { get; init; } = true;

    /// <summary>Whether facets are counted; they cost a pass over all that is found.</summary>
    public bool Facets { get; init; } = true;

    /// <summary>Whether passages are looked for; they cost most of what a hit costs.</summary>
    public bool Passages { get; init; } = true;

    /// <summary>How many passages a hit has at most: 1 to 20.</summary>
    public int MostPassages { get; init => field = Math.Clamp(value, 1, 20); } = UsualPassages;

    /// <summary>Only this item, when it matches; null: any.</summary>
    public long? Item { get; init; }
}

public enum SearchSort
{
    BestMatch,
    Newest,
    Oldest,
    MostRelevant,

    /// <summary>By the day on which something of it changed or it was first seen, the latest first; of one day what came last.</summary>
    LastChanged,
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

/// <param name="Total">All that matches, those collapsed under a hit included.</param>
/// <param name="Facets">By facet name, values with their counts under the query, most frequent first.</param>
/// <param name="Note">What was odd about the query, for the person who typed it; null when nothing was.</param>
public sealed record SearchResult(
    long Total,
    double TookMs,
    IReadOnlyList<SearchHit> Hits,
    IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Facets,
    string? Note = null)
{
    /// <summary>How many hits there are to turn to: items that are nearly the same count once where they are collapsed.</summary>
    public long Groups { get; init; } = Total;

    /// <summary>What was also looked for, in other languages.</summary>
    public IReadOnlyList<WidenedAsk> Widened { get; init; } = [];

    /// <summary>Plain words of the question that no item has, as typed; none where anything was found.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Why there may be more than what is shown: a part of the index did not answer. Null when all did.</summary>
    public string? Shortfall { get; init; }
}

/// <param name="Passages">Each a run of fragments; a hit word is marked.</param>
public sealed record SearchHit(long ItemId, double Score, string Title, IReadOnlyList<IReadOnlyList<Fragment>> Passages)
{
    /// <summary>How many others, nearly the same, are collapsed under this one.</summary>
    public int Alike { get; init; }

    /// <summary>What the score is made of; null where hits are not ranked by it.</summary>
    public RankParts? Rank { get; init; }
}

/// <summary>score = words * (1 + relevance + stage + freshness); each part is already weighted.</summary>
public sealed record RankParts(double Words, double Relevance, double Stage, double Freshness);

/// <param name="Asked">As typed.</param>
/// <param name="Concept">The meaning, in English.</param>
/// <param name="Terms">What was looked for besides.</param>
public sealed record WidenedAsk(string Asked, string Concept, IReadOnlyList<WidenedTerm> Terms);

/// <param name="Language">Code; "und" where it is the same in many.</param>
public sealed record WidenedTerm(string Language, string Term);

public sealed record Fragment(string Text, bool Marked);

public sealed record FacetCount(string Value, long Count);
