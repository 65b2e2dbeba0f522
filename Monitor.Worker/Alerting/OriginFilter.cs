using Monitor.Worker.Documents;

namespace Monitor.Worker.Alerting;

/// <summary>Where an item must come from. A list that is left empty admits everything; all lists that are not must admit it.</summary>
internal sealed class OriginFilter(IEnumerable<string> regions, IEnumerable<string> jurisdictions, IEnumerable<string> sources)
{
    private readonly HashSet<string> _regions = new(regions.SelectMany(word => Regions.Expand(word.Trim())), StringComparer.OrdinalIgnoreCase);

    private readonly string[] _jurisdictions = [.. jurisdictions.Select(word => word.Trim())];

    private readonly HashSet<string> _sources = new(sources.Select(word => word.Trim()), StringComparer.OrdinalIgnoreCase);

    public bool Admits(string region, string jurisdiction, SourceId source) =>
        (_regions.Count == 0 || _regions.Contains(region))
        && (_jurisdictions.Length == 0 || _jurisdictions.Any(word => Covers(word, jurisdiction)))
        && (_sources.Count == 0 || _sources.Contains(source.Value));

    /// <summary>A country also covers its parts.</summary>
    public static bool Covers(string word, string jurisdiction) =>
        jurisdiction.Equals(word, StringComparison.OrdinalIgnoreCase)
        || jurisdiction.StartsWith(word + "-", StringComparison.OrdinalIgnoreCase);
}
