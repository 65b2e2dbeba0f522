using Monitor.Worker.Documents;
using Monitor.Worker.Sources.Entries;
using Quartz;

namespace Monitor.Worker.Sources.Checks;

/// <summary>Whether the hours in which a source may be asked are hours, and whether its schedule keeps to them.</summary>
internal static class WindowChecks
{
    // A week that holds each weekday once; no change of clocks lies in it anywhere.
    private static readonly DateTimeOffset Monday = new(2031, 1, 13, 0, 0, 0, TimeSpan.Zero);

    private const int StartsLookedAt = 2_000;

    public static void Check(SourceEntry entry, SourceReport report)
    {
        foreach (var (index, text) in (entry.Access?.Windows ?? []).Index())
        {
            if (CalendarText.Window(text) is null) report.Add($"access.windows[{index}]", $"'{text}' is no span of hours.", "Write it in the source's zone: \"03:00-07:00\".");
        }
    }

    public static void Check(Source source, SourceReport report)
    {
        if (source.Access.Windows.Count == 0 || !TimeZoneInfo.TryFindSystemTimeZoneById(source.TimeZone, out var zone) || !CronExpression.TryParse(source.Schedule, out _)) return;
        var outside = Starts(source.Schedule, zone).Where(start => !source.Access.Windows.Any(window => window.Contains(start))).Take(1).ToList();
        if (outside is [var start]) report.Add("schedule", $"It starts at {start:HH\\:mm}, outside the hours of access.windows.", "Move the schedule into those hours.");
    }

    private static IEnumerable<TimeOnly> Starts(string schedule, TimeZoneInfo zone)
    {
        var cron = new CronExpression(schedule, zone);
        var next = cron.GetNextValidTimeAfter(Monday);
        for (var count = 0; next is { } start && start < Monday.AddDays(7) && count < StartsLookedAt; count++)
        {
            yield return TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(start, zone).DateTime);
            next = cron.GetNextValidTimeAfter(start);
        }
    }
}
