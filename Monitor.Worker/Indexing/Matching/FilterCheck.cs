using Monitor.Worker.Documents;
using Monitor.Worker.Indexing.Querying;

namespace Monitor.Worker.Indexing.Matching;

/// <summary>Whether a document has what is chosen besides the words.</summary>
internal static class FilterCheck
{
    public static bool Passes(ResultFilter filter, SearchDocument item) =>
        (!filter.HasRange || filter.IsInRange(item.PublishedOn?.DayNumber ?? 0, ResultFilter.Millionths(item.Relevance)))
        && (filter.Chosen.Count == 0 || FacetValues.Of(item).All(facet => !filter.Chosen.TryGetValue(facet.Facet, out var chosen)
            || facet.Values.Any(value => value.Length > 0 && chosen.Contains(value, StringComparer.OrdinalIgnoreCase))));
}
