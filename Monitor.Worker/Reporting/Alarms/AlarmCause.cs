using System.Globalization;
using Monitor.Worker.Crawling.Canaries;
using Monitor.Worker.Documents;
using Monitor.Worker.Sources;

namespace Monitor.Worker.Reporting.Alarms;

/// <summary>Something that operators must know of while it is so.</summary>
/// <param name="Subject">Id of the source; empty for what is not one source's.</param>
internal sealed record AlarmCause(AlarmKind Kind, string Subject, string Name, DateTimeOffset Since, string Detail);

/// <summary>Finds what is worth an alarm now. Pure.</summary>
internal static class AlarmCauses
{
    /// <summary>A single bad run is a bad day; this many in a row are a state.</summary>
    private const int FailuresInARow = 3;

    private const int CanaryFailures = 2;

    private const double Together = 0.3;

    private const int TogetherAtLeast = 5;

    /// <param name="standings">All sources.</param>
    /// <param name="holds">That hold now.</param>
    /// <param name="saved">Null until the saved pages were read.</param>
    /// <param name="unrecognised">Titles of laws that every model must know and the one in use does not.</param>
    /// <param name="now">The time.</param>
    public static IReadOnlyList<AlarmCause> Find(
        IReadOnlyList<Standing> standings, IReadOnlyList<AlertHold> holds, ParserCanaryReport? saved, IReadOnlyList<string> unrecognised, DateTimeOffset now)
    {
        var watched = standings.Where(standing => standing.Source.Enabled && standing.Pause is null && standing.State is not null).ToList();
        var network = Network(watched, now);
        List<AlarmCause> causes = network is null ? [] : [network];
        // While many fail together each of them is the network's, not its own.
        if (network is null) causes.AddRange(watched.Where(Fails).Select(standing => Failing(standing, now)));
        else causes.AddRange(watched.Where(standing => Fails(standing) && !IsRecent(standing, now)).Select(standing => Failing(standing, now)));
        causes.AddRange(watched.Where(standing => standing.Health.Health == SourceHealth.Frozen).Select(standing => Cause(AlarmKind.Frozen, standing, NewestOf(standing, now), standing.Health.Why)));
        causes.AddRange(watched.Where(standing => standing.GivenUpDays > 0).Select(standing => GivenUp(standing, now)));
        causes.AddRange(watched.Where(standing => standing.PossibleGaps > 0).Select(standing => Gap(standing, now)));
        causes.AddRange(watched.Where(standing => standing.Canary is { FailuresInARow: >= CanaryFailures }).Select(Canary));
        causes.AddRange(holds.Select(hold => Held(hold, standings)));
        if (saved is { Failed.Count: > 0 }) causes.Add(Parsers(saved, now));
        if (unrecognised.Count > 0) causes.Add(Model(unrecognised, now));
        return causes;
    }

    private static bool Fails(Standing standing) =>
        standing.Health.Health is not (SourceHealth.Healthy or SourceHealth.Quiet or SourceHealth.Frozen or SourceHealth.Waiting or SourceHealth.Disabled or SourceHealth.Paused)
        && (standing.State!.ConsecutiveFailures >= FailuresInARow || !standing.Health.IsFresh);

    private static AlarmCause Failing(Standing standing, DateTimeOffset now) =>
        Cause(AlarmKind.Failing, standing, standing.State!.LastSuccessAt ?? standing.State.LastRunAt ?? now, standing.Health.Why);

    private static AlarmCause? Network(IReadOnlyList<Standing> watched, DateTimeOffset now)
    {
        var lately = watched.Where(standing => now - standing.State!.LastRunAt < TimeSpan.FromDays(1)).ToList();
        var failing = lately.Where(standing => IsOfTheNetwork(standing.State!.LastOutcome) && IsRecent(standing, now)).ToList();
        if (failing.Count < TogetherAtLeast || failing.Count <= Together * lately.Count) return null;
        var outcomes = failing.CountBy(standing => standing.State!.LastOutcome!.Value.Code()).OrderByDescending(pair => pair.Value)
            .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Value} {pair.Key}"));
        return new AlarmCause(
            AlarmKind.Network, "", "The network", failing.Min(standing => standing.State!.LastRunAt!.Value),
            string.Create(CultureInfo.InvariantCulture, $"{failing.Count} of {lately.Count} sources fail together ({string.Join(", ", outcomes)}): look at the network or the proxy first."));
    }

    // Failed within a day of having been well: what was broken before is not the network's.
    private static bool IsRecent(Standing standing, DateTimeOffset now) =>
        standing.State!.ConsecutiveFailures > 0 && (standing.State.LastSuccessAt is null || now - standing.State.LastSuccessAt < TimeSpan.FromDays(2));

    private static bool IsOfTheNetwork(RunOutcome? outcome) => outcome is RunOutcome.Unreachable or RunOutcome.ServerError or RunOutcome.Blocked or RunOutcome.Challenged
        or RunOutcome.ForbiddenTarget or RunOutcome.WrongType or RunOutcome.Truncated;

    private static AlarmCause Canary(Standing standing) =>
        Cause(AlarmKind.Canary, standing, standing.Canary!.PassedAt ?? standing.Canary.CheckedAt, $"Its known document {standing.Canary.NativeId} no longer reads as it did: {standing.Canary.Trouble}.");

    private static AlarmCause GivenUp(Standing standing, DateTimeOffset now) => Cause(
        AlarmKind.GivenUp, standing, now,
        string.Create(CultureInfo.InvariantCulture, $"{standing.GivenUpDays} {(standing.GivenUpDays == 1 ? "day" : "days")} could not be read, however often they were asked for: what was published then is not known here."));

    private static AlarmCause Gap(Standing standing, DateTimeOffset now) => Cause(
        AlarmKind.Gap, standing, now,
        string.Create(CultureInfo.InvariantCulture, $"Its list was not read back to what was known{(standing.PossibleGaps > 1 ? $", {standing.PossibleGaps} times" : "")}: records may have come and gone unseen."));

    private static AlarmCause Held(AlertHold hold, IReadOnlyList<Standing> standings) => new(
        AlarmKind.Held, hold.Source.Value, standings.FirstOrDefault(standing => standing.Source.Id == hold.Source)?.Source.Name ?? hold.Source.Value, hold.HeldAt,
        string.Create(CultureInfo.InvariantCulture, $"{hold.Reason} {hold.Alerts} alerts wait; they are sent at {hold.Until.UtcDateTime:yyyy-MM-dd HH:mm} UTC, or now on the coverage page."));

    private static AlarmCause Parsers(ParserCanaryReport saved, DateTimeOffset now) => new(
        AlarmKind.Parsers, "", "The readers", now,
        string.Create(CultureInfo.InvariantCulture, $"{saved.Failed.Count} of {saved.Pages} saved pages no longer read as expected: {string.Join("; ", saved.Failed.Take(3))}"));

    private static AlarmCause Model(IReadOnlyList<string> unrecognised, DateTimeOffset now) => new(
        AlarmKind.Model, "", "The classifier", now,
        string.Create(CultureInfo.InvariantCulture, $"{unrecognised.Count} laws that every model must know are not recognised: {string.Join("; ", unrecognised.Take(3))}"));

    private static AlarmCause Cause(AlarmKind kind, Standing standing, DateTimeOffset since, string detail) =>
        new(kind, standing.Source.Id.Value, standing.Source.Name, since, detail);

    private static DateTimeOffset NewestOf(Standing standing, DateTimeOffset now) =>
        standing.Rhythm is { } rhythm ? new DateTimeOffset(rhythm.Newest.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : now;
}
