using Monitor.Worker.Documents;

namespace Monitor.Worker.Indexing.Querying;

/// <summary>What must hold besides the words: ranges, and the chosen values of each facet.</summary>
internal sealed class ResultFilter
{
    private ResultFilter(SearchQuery query, IReadOnlyDictionary<string, IReadOnlyList<string>> chosen)
    {
        Chosen = chosen;
        FromDay = query.PublishedFrom?.DayNumber;
        ToDay = query.PublishedTo?.DayNumber;
        MinRelevance = query.MinRelevance is { } least ? Millionths(least) : null;
        Item = query.Item;
    }

    /// <summary>By facet name; facets without a choice are absent.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Chosen { get; }

    public int? FromDay { get; }

    public int? ToDay { get; }

    public long? MinRelevance { get; }

    /// <summary>The only item that is asked about; null: all.</summary>
    public long? Item { get; }

    public static ResultFilter From(SearchQuery query, ICollection<string> notes)
    {
        var chosen = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (name, values) in query.Filters)
        {
            if (SearchFacets.All.FirstOrDefault(facet => facet.Equals(name, StringComparison.OrdinalIgnoreCase)) is not { } facet)
                notes.Add($"There is no filter called “{name}”; it was left out.");
            else if (values.Where(value => !string.IsNullOrWhiteSpace(value)).ToList() is { Count: > 0 } words)
            {
                foreach (var word in words.Where(word => !FacetValues.IsUnderstood(facet, word))) notes.Add(FacetNotes.Unknown(facet, word));
                chosen[facet] = [.. words.SelectMany(word => FacetValues.Meant(facet, word)).Distinct(StringComparer.OrdinalIgnoreCase)];
            }
        }

        return new ResultFilter(query, chosen);
    }

    /// <summary>Relevance as whole numbers, so that every index compares it the same.</summary>
    public static long Millionths(double relevance) => double.IsFinite(relevance) ? (long)Math.Round(relevance * 1_000_000) : 0;

    public bool HasRange => FromDay is not null || ToDay is not null || MinRelevance is not null;

    /// <summary>An item without a date of publication is in no range of dates.</summary>
    public bool IsInRange(long publishedDay, long relevance)
    {
        if ((FromDay ?? ToDay) is not null && publishedDay == 0) return false;
        return publishedDay >= (FromDay ?? 0) && publishedDay <= (ToDay ?? int.MaxValue) && relevance >= (MinRelevance ?? long.MinValue);
    }
}
