using Monitor.Worker.Crawling;
using Monitor.Worker.Documents;
using Monitor.Worker.Sources;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Web.Coverage;

/// <summary>A source as declared, with how it fares.</summary>
/// <param name="Next">When it is asked again; null when it is not.</param>
public sealed record SourceLine(Source Source, SourceOverview? Overview, HealthReport Health, DateTimeOffset? Next)
{
    public SourceState? State => Overview?.State;

    /// <summary>Kebab case, for style sheets.</summary>
    public string Code => Health.Health.ToString().ToLowerInvariant();

    public string Word => Health.Health switch
    {
        SourceHealth.Healthy => "Healthy",
        SourceHealth.Quiet => "Quiet",
        SourceHealth.Waiting => "Waiting",
        SourceHealth.Degraded => "Degraded",
        SourceHealth.Failing => "Failing",
        SourceHealth.Blocked => "Blocked",
        SourceHealth.Disabled => "Disabled",
    };
}

/// <summary>All sources of the catalogue with their health.</summary>
internal sealed class SourceLines(SourceCatalog catalog, RunStore runs, TimeProvider time)
{
    public async Task<IReadOnlyList<SourceLine>> ReadAsync(CancellationToken ct)
    {
        var overviews = (await runs.OverviewAsync(ct)).ToDictionary(overview => overview.Source);
        var now = time.GetUtcNow();
        return [.. catalog.All.Select(source => Line(source, overviews.GetValueOrDefault(source.Id), now))];
    }

    private static SourceLine Line(Source source, SourceOverview? overview, DateTimeOffset now)
    {
        DateTimeOffset? next = !source.Enabled ? null
            // What fell due while the service was down is caught up with soon after its start.
            : CrawlSchedule.IsDue(source, overview?.State, now) ? now
            : overview?.State?.NextTryAt ?? CrawlSchedule.NextAfter(source, now);
        return new SourceLine(source, overview, HealthReport.Of(source, overview?.State, now), next);
    }
}
