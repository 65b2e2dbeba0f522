using Monitor.Worker.Crawling;
using Monitor.Worker.Documents;
using Monitor.Worker.Reporting;
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
        SourceHealth.Frozen => "Frozen",
        SourceHealth.Paused => "Paused",
        SourceHealth.Waiting => "Waiting",
        SourceHealth.Degraded => "Degraded",
        SourceHealth.Failing => "Failing",
        SourceHealth.Blocked => "Blocked",
        SourceHealth.Disabled => "Disabled",
    };
}

/// <summary>All sources of the catalogue with their health.</summary>
internal sealed class SourceLines(Standings standings, TimeProvider time)
{
    public async Task<IReadOnlyList<SourceLine>> ReadAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return [.. (await standings.ReadAsync(ct)).Select(standing => Line(standing, now))];
    }

    private static SourceLine Line(Standing standing, DateTimeOffset now)
    {
        var (source, overview) = (standing.Source, standing.Overview);
        DateTimeOffset? next = !source.Enabled ? null
            // What fell due while the service was down is caught up with soon after its start.
            : CrawlSchedule.IsDue(source, overview?.State, now) ? now
            : overview?.State?.NextTryAt ?? CrawlSchedule.NextAfter(source, now);
        return new SourceLine(source, overview, standing.Health, standing.Pause?.Until > next ? standing.Pause.Until : next);
    }
}
