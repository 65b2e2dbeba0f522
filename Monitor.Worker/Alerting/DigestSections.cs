using Monitor.Worker.Documents;

namespace Monitor.Worker.Alerting;

/// <summary>The sections of a digest: the policy areas in a fixed order, and what has none.</summary>
internal static class DigestSections
{
    public const string Other = "other";

    // The rarer first: nearly every item concerns law enforcement, and under that heading alone nobody would find the others.
    private static readonly string[] Order = ["emergency-response", "child-safety", "law-enforcement-response", Other];

    /// <summary>By section, then jurisdiction, the most relevant first; events of one item follow each other.</summary>
    public static IReadOnlyList<DigestLine> Ordered(IEnumerable<DigestLine> lines) =>
    [
        .. lines.OrderBy(line => Array.IndexOf(Order, Of(line.Alert)))
            .ThenBy(line => line.Alert.Jurisdiction, StringComparer.Ordinal)
            .ThenByDescending(line => line.Alert.Classification.Relevance)
            .ThenBy(line => line.Alert.ItemId)
            .ThenBy(line => line.DeliveryId),
    ];

    /// <summary>Near misses have no sections: the highest scores first.</summary>
    public static IReadOnlyList<DigestLine> HighestFirst(IEnumerable<DigestLine> lines) =>
        [.. lines.OrderByDescending(line => line.Alert.Classification.Relevance).ThenBy(line => line.Alert.ItemId).ThenBy(line => line.DeliveryId)];

    /// <summary>The section that an item stands under: the first of its areas.</summary>
    public static string Of(Alert alert) => Order.FirstOrDefault(area => alert.Classification.PolicyAreas.Contains(area, StringComparer.OrdinalIgnoreCase), Other);

    /// <summary>The areas that it concerns too.</summary>
    public static IEnumerable<string> OthersOf(Alert alert)
    {
        var own = Of(alert);
        return alert.Classification.PolicyAreas.Where(area => !area.Equals(own, StringComparison.OrdinalIgnoreCase)).Select(LabelWords.PolicyArea);
    }

    public static string Name(string section) => section == Other ? "Other" : LabelWords.PolicyArea(section);

    public static IReadOnlyList<(string Section, int Lines)> Counts(IReadOnlyCollection<DigestLine> lines) =>
        [.. from section in Order let count = lines.Count(line => Of(line.Alert) == section) where count > 0 select (section, count)];
}
