using Monitor.Worker.Documents;
using Monitor.Worker.Reporting.Coverage;
using Monitor.Worker.Web.Searching;

namespace Monitor.Worker.Web.Coverage;

/// <summary>A jurisdiction on the grid.</summary>
/// <param name="Watched">Null where no source is declared.</param>
public sealed record CoverageTile(string Code, JurisdictionCoverage? Watched)
{
    public string Name { get; } = FacetWords.Jurisdiction(Code);

    public Freshness Freshness { get; } = Watched is null ? Freshness.None : FreshnessOf.Jurisdiction(Watched);

    /// <summary>Of its sources that are switched on, the last time one was read well; null: never.</summary>
    public DateTimeOffset? LastSuccess => Watched?.Sources.Where(standing => standing.Source.Enabled).Max(standing => standing.State?.LastSuccessAt);

    public DateTimeOffset? LastNew => Watched?.Sources.Max(standing => standing.State?.LastNewAt);
}

/// <param name="Watched">With a source, by name.</param>
/// <param name="Missing">Without any, by name.</param>
public sealed record CoverageRegion(string Name, IReadOnlyList<CoverageTile> Watched, IReadOnlyList<CoverageTile> Missing)
{
    public IEnumerable<CoverageTile> All => Watched.Concat(Missing);
}

/// <summary>The whole world as tiles, with what nobody watches.</summary>
internal static class CoverageTiles
{
    /// <returns>In the order of the regions.</returns>
    public static IReadOnlyList<CoverageRegion> Of(CoverageReport report)
    {
        var watched = report.Jurisdictions.ToLookup(jurisdiction => jurisdiction.Region, StringComparer.Ordinal);
        return [.. watched.Select(group => group.Key).Union(report.WithoutSource.Keys).OrderBy(Order).ThenBy(region => region, StringComparer.Ordinal).Select(region => new CoverageRegion(
            region,
            ByName(watched[region].Select(jurisdiction => new CoverageTile(jurisdiction.Code, jurisdiction))),
            ByName(report.WithoutSource.GetValueOrDefault(region, []).Select(code => new CoverageTile(code, null)))))];
    }

    /// <summary>Where a region stands among all.</summary>
    public static int Order(string region) => Regions.All.Index().FirstOrDefault(pair => pair.Item == region, (Index: Regions.All.Count, Item: "")).Index;

    private static List<CoverageTile> ByName(IEnumerable<CoverageTile> tiles) => [.. tiles.OrderBy(tile => tile.Name, StringComparer.Ordinal)];
}
