using Monitor.Worker.Documents;

namespace Monitor.Worker.Indexing;

/// <summary>What is said to somebody who names a value that no item has, the same in every index.</summary>
internal static class FacetNotes
{
    public static string Unknown(string facet, string text)
    {
        IEnumerable<string> allowed = facet switch
        {
            SearchFacets.Region => [.. Regions.All, "EMEA", "APAC", "LATAM"],
            SearchFacets.Stage => Stages.Codes,
            _ => [],
        };
        var note = $"No item has the {facet} “{text}”.";
        return allowed.Any() ? $"{note} Possible are: {string.Join(", ", allowed)}." : note;
    }
}
