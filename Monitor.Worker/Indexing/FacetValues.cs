using System.Text.RegularExpressions;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Indexing;

/// <summary>The values of an item by facet, and the forms in which people may name them.</summary>
internal static partial class FacetValues
{
    public const string Yes = "yes";
    public const string No = "no";
    public const string NoText = "no-text";

    public static IEnumerable<(string Facet, IEnumerable<string> Values)> Of(SearchDocument item) =>
    [
        (SearchFacets.Relevant, [item.Relevant ? Yes : item.TextMissing ? NoText : No]),
        (SearchFacets.Region, [item.Region]),
        (SearchFacets.Jurisdiction, [item.Jurisdiction]),
        (SearchFacets.PolicyArea, item.PolicyAreas),
        (SearchFacets.Instrument, item.Instruments),
        (SearchFacets.Stage, [item.Stage.Code()]),
        (SearchFacets.Language, [item.Language ?? ""]),
        (SearchFacets.Kind, [item.Kind ?? ""]),
        (SearchFacets.Source, item.Sources),
    ];

    /// <summary>
    /// What a word means as a value of a facet: its code, a name as people see it, or words that stand in one name only. A group of regions is
    /// its members. What is not understood means itself, which no item has.
    /// </summary>
    public static IReadOnlyList<string> Meant(string facet, string word)
    {
        var value = word.Trim();
        return facet is SearchFacets.Region && Regions.Expand(value) is { Count: > 0 } regions ? regions
            : FacetVocabulary.Of(facet)?.Find(value) is { } term ? [term.Value]
            : [value];
    }

    /// <summary>As one value where it means one, else as it was written.</summary>
    public static string Settled(string facet, string word) => Meant(facet, word) is [var only] ? only : word;

    /// <summary>False when no item can ever have it. Codes of parts of countries and of languages are more than any table has.</summary>
    public static bool IsUnderstood(string facet, string word)
    {
        var value = word.Trim();
        return FacetVocabulary.Of(facet) is not { } known || known.Find(value) is not null || facet switch
        {
            SearchFacets.Region => Regions.Expand(value).Count > 0,
            SearchFacets.Jurisdiction => CountryCode().IsMatch(value),
            SearchFacets.Language => LanguageCode().IsMatch(value),
            _ => false,
        };
    }

    /// <summary>Kinds are a few words each, as "bill tracker": one of their words is enough.</summary>
    public static bool HasWords(string facet) => facet is SearchFacets.Kind;

    /// <param name="value">Of a facet that <see cref="HasWords"/>.</param>
    public static bool IsWithin(string word, string value) =>
        FacetVocabulary.Plain(word) is { Length: > 0 } part && FacetVocabulary.IsPart(part, FacetVocabulary.Plain(value));

    [GeneratedRegex("^[A-Za-z]{2}(-[A-Za-z0-9]{1,5})?$", RegexOptions.CultureInvariant)]
    private static partial Regex CountryCode();

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", RegexOptions.CultureInvariant)]
    private static partial Regex LanguageCode();
}
