using Monitor.Worker.Documents;

namespace Monitor.Worker.Indexing;

/// <summary>The values of an item by facet, and the forms in which people may name them.</summary>
internal static class FacetValues
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

    /// <summary>What a word means as a value of a facet: a group of regions is its members, "In force" is "in-force".</summary>
    public static IReadOnlyList<string> Meant(string facet, string word)
    {
        var value = word.Trim();
        return facet switch
        {
            SearchFacets.Region when Regions.Expand(value) is { Count: > 0 } regions => regions,
            SearchFacets.Stage => [value.Replace(' ', '-')],
            SearchFacets.Relevant when value.Replace(' ', '-').Equals(NoText, StringComparison.OrdinalIgnoreCase) => [NoText],
            SearchFacets.Relevant => [IsYes(value) ? Yes : No],
            _ => [value],
        };
    }

    private static bool IsYes(string value) => value.ToUpperInvariant() is "YES" or "TRUE" or "1" or "Y";
}
