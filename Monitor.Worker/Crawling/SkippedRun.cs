using System.Globalization;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Crawling;

/// <summary>The record of a run that was due and not begun: nobody was asked, and the source's state stays as it is.</summary>
internal static class SkippedRun
{
    public static SourceRun Overlap(Source source, DateTimeOffset? plannedAt, DateTimeOffset now) =>
        Of(source, plannedAt, now, RunOutcome.SkippedOverlap, "The run before it is still going on.");

    public static SourceRun Paused(Source source, SourcePause pause, DateTimeOffset? plannedAt, DateTimeOffset now) => Of(
        source, plannedAt, now, RunOutcome.Disabled, string.Create(CultureInfo.InvariantCulture, $"Paused by {pause.Who} until {pause.Until.UtcDateTime:yyyy-MM-dd HH:mm} UTC: {pause.Reason}"));

    private static SourceRun Of(Source source, DateTimeOffset? plannedAt, DateTimeOffset now, RunOutcome outcome, string detail) =>
        new() { Source = source.Id, PlannedAt = plannedAt, StartedAt = now, EndedAt = now, Outcome = outcome, Detail = detail };
}
