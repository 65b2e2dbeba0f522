using Microsoft.Extensions.Options;
using Monitor.Worker.Crawling.Canaries;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Reporting.Coverage;

/// <summary>Draws the picture of what is watched and what is not.</summary>
internal sealed class CoverageReader(Standings standings, ParserCanaries saved, DeliveryStore deliveries, HoldStore holds, IOptions<CoverageOptions> options, TimeProvider time)
{
    public async Task<CoverageReport> ReadAsync(CancellationToken ct)
    {
        var all = await standings.ReadAsync(ct);
        var jurisdictions = all.GroupBy(standing => standing.Source.Jurisdiction, StringComparer.Ordinal).Select(Jurisdiction)
            .OrderBy(jurisdiction => jurisdiction.Code, StringComparer.Ordinal).ToList();
        return new CoverageReport(time.GetUtcNow(), await SilenceAsync(all, ct), jurisdictions, Gaps(jurisdictions));
    }

    /// <summary>What "nothing new" is worth now: for digests.</summary>
    public async Task<Silence> SilenceAsync(CancellationToken ct) => await SilenceAsync(await standings.ReadStatesAsync(ct), ct);

    private async Task<Silence> SilenceAsync(IReadOnlyList<Standing> all, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var held = (await holds.HoldingAsync(now, ct)).Sum(hold => hold.Alerts);
        return SilenceOf.Read(all, saved.Last, await deliveries.LastSentAsync(ct), held, now);
    }

    private JurisdictionCoverage Jurisdiction(IGrouping<string, Standing> group)
    {
        var region = group.First().Source.Region;
        return new JurisdictionCoverage(group.Key, region, options.Value.OwnerOf(group.Key, region), [.. group]);
    }

    private static Dictionary<string, IReadOnlyList<string>> Gaps(IReadOnlyList<JurisdictionCoverage> known)
    {
        // A source of a state is one of its country too; one of the Union is none of its members.
        var covered = known.Select(jurisdiction => jurisdiction.Code.Split('-')[0]).ToHashSet(StringComparer.Ordinal);
        return Countries.ByRegion
            .Select(pair => (pair.Key, Missing: (IReadOnlyList<string>)[.. pair.Value.Where(code => !covered.Contains(code))]))
            .Where(pair => pair.Missing.Count > 0)
            .ToDictionary(pair => pair.Key, pair => pair.Missing, StringComparer.Ordinal);
    }
}
