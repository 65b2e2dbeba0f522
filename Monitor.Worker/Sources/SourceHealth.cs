using System.Globalization;
using Monitor.Worker.Documents;
using Quartz;

namespace Monitor.Worker.Sources;

/// <summary>How a source is doing. Blocked is not broken, and neither is quiet.</summary>
public enum SourceHealth
{
    /// <summary>Read well lately, with something new in the last weeks.</summary>
    Healthy,

    /// <summary>Read well lately, with nothing new for long: silence that was checked.</summary>
    Quiet,

    /// <summary>Read well lately, and nothing new for longer than this source was ever silent: its list may stand still.</summary>
    Frozen,

    /// <summary>Not read yet.</summary>
    Waiting,

    /// <summary>The last run went wrong, or the last good one is too long ago.</summary>
    Degraded,

    /// <summary>Wrong three times or more in a row.</summary>
    Failing,

    /// <summary>The publisher does not want to be read by programs, or by us.</summary>
    Blocked,

    /// <summary>At rest by an operator's word, until a day that is known.</summary>
    Paused,

    Disabled,
}

/// <param name="IsFresh">False when so many scheduled runs have passed without a good one that silence proves nothing.</param>
/// <param name="Why">One sentence for people.</param>
public sealed record HealthReport(SourceHealth Health, bool IsFresh, string Why)
{
    private const int MissedRuns = 3;

    private const int FailingAfter = 3;

    private static readonly TimeSpan QuietAfter = TimeSpan.FromDays(30);

    /// <param name="source">As declared.</param>
    /// <param name="state">Null for a source that has never run.</param>
    /// <param name="now">The time.</param>
    /// <param name="rhythm">How often it publishes; null while that is not known.</param>
    /// <param name="pause">Null unless an operator has paused it.</param>
    public static HealthReport Of(Source source, SourceState? state, DateTimeOffset now, PublishingRhythm? rhythm = null, SourcePause? pause = null)
    {
        if (!source.Enabled) return new HealthReport(SourceHealth.Disabled, true, source.Reason ?? "Disabled.");
        if (pause is not null && pause.Holds(now)) return new HealthReport(SourceHealth.Paused, false, $"Paused by {pause.Who} until {At(pause.Until)}: {pause.Reason}");
        var report = Of(source, state, now);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return report.Health is SourceHealth.Healthy or SourceHealth.Quiet && rhythm is not null && rhythm.IsFrozen(today)
            ? new HealthReport(SourceHealth.Frozen, false, $"Read well, but {rhythm.Describe(today)}.")
            : report;
    }

    private static HealthReport Of(Source source, SourceState? state, DateTimeOffset now)
    {
        if (state?.LastOutcome is not { } outcome) return new HealthReport(SourceHealth.Waiting, true, "Not read yet.");

        var isFresh = state.LastSuccessAt is { } success && !HasMissed(source, success, now);
        var last = $"{outcome.Code()}{(state.LastDetail is { } detail ? $": {detail}" : "")}";
        return Judge(state, outcome, isFresh, now) switch
        {
            SourceHealth.Degraded when outcome.IsGood() => new(SourceHealth.Degraded, isFresh, $"The last good run was {At(state.LastSuccessAt)}; {MissedRuns} scheduled ones have passed since."),
            SourceHealth.Quiet => new(SourceHealth.Quiet, isFresh, $"Read well, nothing new since {At(state.LastNewAt)}."),
            SourceHealth.Healthy => new(SourceHealth.Healthy, isFresh, $"Read well {At(state.LastSuccessAt)}."),
            var health => new(health, isFresh, $"{last} ({state.ConsecutiveFailures} in a row; last good run {At(state.LastSuccessAt)})."),
        };
    }

    private static SourceHealth Judge(SourceState state, RunOutcome outcome, bool isFresh, DateTimeOffset now)
    {
        if (outcome is RunOutcome.Blocked or RunOutcome.Challenged or RunOutcome.RobotsRefused) return SourceHealth.Blocked;
        if (!outcome.IsGood()) return state.ConsecutiveFailures >= FailingAfter ? SourceHealth.Failing : SourceHealth.Degraded;
        if (!isFresh) return SourceHealth.Degraded;
        return state.LastNewAt is { } news && now - news <= QuietAfter ? SourceHealth.Healthy : SourceHealth.Quiet;
    }

    // Counted on the schedule itself, so that a weekend is no outage of a source that is read on working days.
    private static bool HasMissed(Source source, DateTimeOffset success, DateTimeOffset now)
    {
        var schedule = new CronExpression(source.Schedule, TimeZoneInfo.FindSystemTimeZoneById(source.TimeZone));
        DateTimeOffset? run = success;
        for (var missed = 0; missed < MissedRuns && run is not null; missed++) run = schedule.GetNextValidTimeAfter(run.Value);
        return run is { } third && third < now;
    }

    private static string At(DateTimeOffset? time) =>
        time is { } known ? known.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) : "never";
}
