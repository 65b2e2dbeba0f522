using System.Globalization;
using System.Text;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Reporting.Coverage;

/// <summary>Coverage for a terminal.</summary>
internal static class CoverageText
{
    public static string Write(CoverageReport report)
    {
        var text = new StringBuilder().AppendLine(report.Silence.Line());
        foreach (var jurisdiction in report.Jurisdictions)
        {
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"{jurisdiction.Code}  {jurisdiction.State.ToString().ToLowerInvariant()}");
            text.AppendLine(jurisdiction.Owner is { } owner ? $"  (owner: {owner})" : "");
            foreach (var standing in jurisdiction.Sources.Where(standing => standing.Source.Enabled)) text.AppendLine(Line(standing));
        }

        foreach (var (region, codes) in report.WithoutSource.OrderBy(pair => Order(pair.Key)))
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"{region}: no source for {codes.Count}: {string.Join(' ', codes)}").AppendLine();
        return text.ToString().TrimEnd();
    }

    private static string Line(Standing standing)
    {
        var verified = standing.Verified is { } day ? $"verified {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "never verified live";
        return $"  {standing.Source.Id.Value,-32} {standing.Health.Health.ToString().ToLowerInvariant(),-9} {verified}. {standing.Health.Why}";
    }

    private static int Order(string region) => Regions.All.Index().FirstOrDefault(pair => pair.Item == region, (Index: Regions.All.Count, Item: "")).Index;
}
