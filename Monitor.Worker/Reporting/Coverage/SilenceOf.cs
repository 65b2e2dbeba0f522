using Monitor.Worker.Crawling.Canaries;
using Monitor.Worker.Documents;
using Monitor.Worker.Sources;

namespace Monitor.Worker.Reporting.Coverage;

/// <summary>Sums up what all standings say about a silence.</summary>
internal static class SilenceOf
{
    public static Silence Read(IReadOnlyList<Standing> standings, ParserCanaryReport? saved, DateTimeOffset? lastAlertAt, int heldAlerts, DateTimeOffset now)
    {
        var enabled = standings.Where(standing => standing.Source.Enabled).ToList();
        var verified = enabled.Where(standing => standing.Verified is not null).ToList();
        var canaries = enabled.Where(standing => standing.Canary is not null).ToList();
        return new Silence
        {
            At = now,
            Verified = verified.Count,
            Checked = verified.Count(standing => standing.IsCovered),
            Unchecked = [.. verified.Where(standing => !standing.IsCovered).Select(Unchecked)],
            NeverVerified = [.. enabled.Where(standing => standing.Verified is null).Select(standing => standing.Source.Id.Value)],
            Enabled = enabled.Count,
            Unread = enabled.Count(standing => standing.Health.Health is SourceHealth.Degraded or SourceHealth.Failing or SourceHealth.Blocked),
            OwedDays = enabled.Sum(standing => standing.OwedDays),
            PossibleGaps = enabled.Sum(standing => standing.PossibleGaps),
            GivenUpDays = enabled.Sum(standing => standing.GivenUpDays),
            // What is left of a first crawl is the past.
            UnreadLists = enabled.Count(standing => standing.State?.ListRest is { IsQuiet: false }),
            Canaries = canaries.Count,
            CanariesPassed = canaries.Count(standing => standing.Canary!.Trouble is null),
            SavedPages = saved?.Pages ?? 0,
            SavedPagesRead = saved is null ? 0 : saved.Pages - saved.Failed.Count,
            LastAlertAt = lastAlertAt,
            HeldAlerts = heldAlerts,
        };
    }

    // A source that is read well and may have lost records is not named by its health.
    private static UncheckedSource Unchecked(Standing standing) => standing is { PossibleGaps: > 0, Health: { IsFresh: true, Health: SourceHealth.Healthy or SourceHealth.Quiet } }
        ? new(standing.Source.Id.Value, standing.Source.Name, "possible gap", "Records of its list may have come and gone unseen.")
        : new(standing.Source.Id.Value, standing.Source.Name, standing.Health.Health.ToString().ToLowerInvariant(), standing.Health.Why);
}
