using Monitor.Worker.Alerting;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;

namespace Monitor.Worker.Web.Searching;

/// <summary>Facets and their values in words.</summary>
internal static class FacetWords
{
    public static string Name(string facet) => facet switch
    {
        SearchFacets.Relevant => "Relevance",
        SearchFacets.Region => "Region",
        SearchFacets.Jurisdiction => "Jurisdiction",
        SearchFacets.PolicyArea => "Policy area",
        SearchFacets.Instrument => "Instrument",
        SearchFacets.Stage => "Stage",
        SearchFacets.Language => "Language",
        SearchFacets.Kind => "Kind",
        SearchFacets.Source => "Source",
        _ => facet,
    };

    /// <param name="written">A value, or a name of one: addresses that people wrote may have either.</param>
    public static string Value(string facet, string written) => Settled(facet, FacetValues.Settled(facet, written));

    private static string Settled(string facet, string value) => facet switch
    {
        _ when value.Length == 0 => "not stated",
        SearchFacets.Relevant => FacetVocabulary.Of(facet)?.Named(value)?.Names[0] ?? value,
        SearchFacets.Jurisdiction => Jurisdiction(value),
        SearchFacets.PolicyArea => LabelWords.PolicyArea(value),
        SearchFacets.Instrument => LabelWords.Instrument(value),
        SearchFacets.Stage => Stages.TryParse(value, out var stage) ? stage.Name() : value,
        SearchFacets.Language => Words.Language(value),
        SearchFacets.Kind => Sentence(value),
        _ => value,
    };

    /// <summary>DE: Germany. Subdivisions and what is no country stay codes.</summary>
    public static string Jurisdiction(string code) => code.ToUpperInvariant() switch
    {
        "EU" => "European Union",
        "INT" => "International",
        { Length: 2 } country => Countries.EnglishName(country),
        { Length: > 3 } part when part[2] == '-' => $"{Countries.EnglishName(part[..2])}, {part[3..]}",
        var other => other,
    };

    /// <summary>What holds where nobody chose an order.</summary>
    public const string UsualSort = "Best match; newest first without words";

    public static string Sort(SearchSort sort) => sort switch
    {
        SearchSort.BestMatch => "Best match",
        SearchSort.Newest => "Newest first",
        SearchSort.LastChanged => "Last changed first",
        SearchSort.Oldest => "Oldest first",
        SearchSort.MostRelevant => "Most relevant first",
    };

    /// <summary>Abbreviations as they are written, other formats as words.</summary>
    public static string Format(SourceFormat format) => format.ToString() is var name && name.Length <= 4 && name is not "Feed" ? name.ToUpperInvariant() : name;

    public static string Sentence(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..].Replace('-', ' ');
}
