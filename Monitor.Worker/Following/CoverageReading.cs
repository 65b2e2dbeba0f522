using Monitor.Worker.Documents;
using Monitor.Worker.Sources;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Following;

/// <summary>What the stored states of the enabled sources say about a silence. The one place that digests ask.</summary>
internal sealed class CoverageReading(SourceCatalog catalog, RunStore runs, TimeProvider time)
{
    private static readonly TimeSpan Lately = TimeSpan.FromDays(1);

    public async Task<Coverage> ReadAsync(CancellationToken ct)
    {
        var states = (await runs.StatesAsync(ct)).ToDictionary(state => state.Source);
        var now = time.GetUtcNow();
        var groups = catalog.Enabled.ToLookup(source => Of(source, states.GetValueOrDefault(source.Id), now), source => source.Name);
        return new Coverage
        {
            Enabled = groups.Sum(group => group.Count()),
            ReadWell = groups[Standing.ReadWell].Count(),
            NotDue = groups[Standing.NotDue].Count(),
            Troubled = [.. groups[Standing.Troubled].Order(StringComparer.Ordinal)],
            NotVerified = [.. groups[Standing.NotVerified].Order(StringComparer.Ordinal)],
        };
    }

    private static Standing Of(Source source, SourceState? state, DateTimeOffset now)
    {
        if (state?.LastSuccessAt is not { } success) return Standing.NotVerified;
        var report = HealthReport.Of(source, state, now);
        if (report.Health is not (SourceHealth.Healthy or SourceHealth.Quiet)) return Standing.Troubled;
        return now - success <= Lately ? Standing.ReadWell : Standing.NotDue;
    }

    private enum Standing
    {
        ReadWell,
        NotDue,
        Troubled,
        NotVerified,
    }
}
